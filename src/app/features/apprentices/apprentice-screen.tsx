/** One apprentice: his logs, his week, his skills, what he shared, and what this mentor signed. */
import type { PersonId } from '#domain/ids.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Hand, Stamp } from 'lucide-react'
import { useParams, useSearchParams } from 'react-router'
import { Screen } from '../../record/screen.tsx'
import { useStore } from '../../store/store-context.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { SegmentedControl } from '../../ui/choices.tsx'
import styles from './apprentice-screen.module.css'
import { useApprenticeView, type View } from './apprentice-view.ts'
import { LogList } from './log-list.tsx'
import { NotGuided } from './not-guided.tsx'
import { SharedConcerns } from './shared-concerns.tsx'
import { SharedReflections } from './shared-reflections.tsx'
import { SignedByMe } from './signed-by-me.tsx'
import { SignedByOthers } from './signed-by-others.tsx'
import { SkillUnits } from './skill-units.tsx'
import { type ApprenticeRecord, useApprentice } from './use-apprentice.ts'
import { GuidedToday } from './week/guided-today.tsx'
import { WeekPart } from './week/week-part.tsx'

export const ApprenticeScreen = () => {
  const { t } = useLingui()
  const apprentice = (useParams()['apprentice'] ?? '') as PersonId
  const record = useApprentice(apprentice)
  return (
    <Screen
      key={apprentice}
      title={record?.name ?? t`Apprentice`}
      {...(record == null ? {} : { subtitle: <bdi>{record.placement.post}</bdi> })}
      back="/apprentices"
    >
      {record === null && <NotGuided />}
      {record != null && <Opened record={record} />}
    </Screen>
  )
}

const Opened = ({ record }: { readonly record: ApprenticeRecord }) => {
  const { t } = useLingui()
  const { actor } = useStore()
  const { view, show } = useApprenticeView()
  // A withdrawal that was refused comes back to its form by the name of its sign-off.
  const [asked, ask] = useSearchParams()
  const withdraw = asked.get('withdraw')
  // The next apprentice may have shared no concern.
  const chosen = view === 'concerns' && record.concerns.length === 0 ? 'logs' : view
  // "No observation yet" leads straight to the form.
  const led = withdraw !== null ? 'signed' : asked.get('show') === 'week' ? 'week' : null
  const part = led ?? chosen
  const open = record.portfolio.requests.filter((r) => r.state === 'open').toSorted((a, b) => b.askedAt - a.askedAt)
  const newest = open[0]
  const given = record.portfolio.signOffs.filter((s) => s.by.person === actor.person)
  return (
    <>
      <div className={styles['actions']}>
        {newest !== undefined && (
          <ButtonLink to={`/sign-offs/${newest.id}`} size="floor" variant="primary" icon={<Hand aria-hidden />}>
            <Plural value={open.length} one="# request waits" other="# requests wait" />
          </ButtonLink>
        )}
        <ButtonLink to={`/sign-offs/for/${record.apprentice}`} size="floor" icon={<Stamp aria-hidden />}>
          {newest === undefined ? <Trans>Sign a skill</Trans> : <Trans>Sign another competency</Trans>}
        </ButtonLink>
      </div>
      <GuidedToday apprentice={record.apprentice} />
      <div className={styles['parts']}>
        <SegmentedControl
          label={t`Show`}
          hideLabel
          value={part}
          onChange={(v) => {
            show(v as View)
            // In the address, so that a reload finds the questions with what was begun.
            if (v === 'week') ask({ show: 'week' }, { replace: true })
            else if (led !== null) ask({}, { replace: true })
          }}
          options={[
            { value: 'logs', label: `${t`Logs`} ${record.logs.length}` },
            { value: 'week', label: t`This week` },
            { value: 'skills', label: t`Skills` },
            { value: 'reflections', label: `${t`Reflections`} ${record.reflections.length}` },
            { value: 'signed', label: `${t`Signed by you`} ${given.length}` },
            ...(record.concerns.length > 0 ? [{ value: 'concerns', label: `${t`Concerns`} ${record.concerns.length}` }] : []),
          ]}
        />
      </div>
      {part === 'logs' && <LogList record={record} />}
      {part === 'week' && <WeekPart apprentice={record.apprentice} />}
      {part === 'skills' && <SkillUnits record={record} />}
      {part === 'reflections' && <SharedReflections record={record} />}
      {part === 'concerns' && <SharedConcerns record={record} />}
      {part === 'signed' && (
        <>
          <SignedByMe record={record} given={given} withdraw={withdraw} />
          <SignedByOthers record={record} given={record.portfolio.signOffs.filter((s) => s.by.person !== actor.person)} />
        </>
      )}
    </>
  )
}
