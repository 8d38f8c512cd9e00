/** Moves running placements to this version: first what it means for each apprentice, then one agreed deed. */
import type { ProgrammeId } from '#domain/ids.ts'
import type { MoveCandidate } from '#sync/programme-changes.ts'
import { inLanguage } from '#domain/text.ts'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { BookX, CircleCheck, WifiOff } from 'lucide-react'
import { useParams } from 'react-router'
import { AskAgain } from '../../../record/not-given.tsx'
import { Screen } from '../../../record/screen.tsx'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choices.tsx'
import { CodeTag } from '../../../ui/chip.tsx'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { LongList } from '../long-list.tsx'
import styles from '../programme.module.css'
import { useEdition } from '../use-programmes.ts'
import { useMoves } from './use-moves.ts'

export const MoveScreen = () => {
  const { t, i18n } = useLingui()
  const { id = '' } = useParams()
  const edition = useEdition(id as ProgrammeId)
  const version = edition?.programme.version ?? 1
  return (
    <Screen title={t`Move placements to version ${version}`} back={`/programmes/${encodeURIComponent(id)}`} {...(edition != null && { subtitle: inLanguage(edition.programme.title, i18n.locale) })}>
      {edition === null ? (
        <EmptyState icon={<BookX size={40} />} title={t`This programme is not on this device`}>
          <Trans>A plan that was imported a moment ago comes with the next sync.</Trans>
        </EmptyState>
      ) : (
        edition !== undefined && <Candidates to={edition.programme.id} version={version} />
      )}
    </Screen>
  )
}

const Candidates = ({ to, version }: { readonly to: ProgrammeId; readonly version: number }) => {
  const { t } = useLingui()
  const { state, problem, chosen, choose, move, again } = useMoves(to)
  if (state.is === 'asking')
    return (
      <p role="status">
        <Trans>Asking the server who follows which version …</Trans>
      </p>
    )
  if (state.is === 'failed')
    return (
      <EmptyState icon={<WifiOff size={40} />} title={t`Moving placements needs the network`} action={<AskAgain onAgain={again} />}>
        {t(state.why)}
      </EmptyState>
    )
  const { candidates } = state
  const all = candidates.length
  const count = chosen.size
  const kept = candidates.filter((c) => chosen.has(c.placement)).reduce((n, c) => n + c.kept, 0)
  if (all === 0)
    return (
      <EmptyState icon={<CircleCheck size={40} />} title={t`Everybody follows this version`}>
        <Trans>No running placement of this plan follows another version.</Trans>
      </EmptyState>
    )
  return (
    <>
      <p>
        <Trans>Every sign-off stays: it names its competency and the version under which it was given. What changes is what is asked from now on.</Trans>
      </p>
      <Checkbox isSelected={count === all} onChange={(isOn) => choose(isOn ? candidates.map((c) => c.placement) : [])}>
        {t`${plural(all, { one: 'All, # placement', other: 'All # placements' })}`}
      </Checkbox>
      <ul className={styles['plans']}>
        {candidates.map((c) => (
          <Candidate key={c.placement} of={c} isChosen={chosen.has(c.placement)} onChange={(isOn) => choose(isOn ? [...chosen, c.placement] : [...chosen].filter((p) => p !== c.placement))} />
        ))}
      </ul>
      <div role="alert">{problem !== null && <p className={styles['problem']}>{t(problem)}</p>}</div>
      <div className={styles['go']}>
        <Button variant="primary" full isDisabled={count === 0} isPending={state.is === 'moving'} onPress={() => void move()}>
          {t`${plural(count, { one: 'Move # placement', other: 'Move # placements' })}`} · {t`${plural(kept, { one: '# sign-off is kept', other: '# sign-offs are kept' })}`} · {t`version ${version}`}
        </Button>
      </div>
    </>
  )
}

const Candidate = ({ of: c, isChosen, onChange }: { readonly of: MoveCandidate; readonly isChosen: boolean; readonly onChange: (isOn: boolean) => void }) => {
  const { t } = useLingui()
  const { fromVersion, kept } = c
  const [added, gone, changed] = [c.added.length, c.gone.length, c.changed.length]
  return (
    <li className={styles['candidate']}>
      <Checkbox isSelected={isChosen} onChange={onChange}>
        <b dir="auto">{c.apprenticeName}</b> · <span dir="auto">{c.enterpriseName}</span> · <span dir="auto">{c.post}</span>
      </Checkbox>
      <p className={styles['quiet']}>
        {t`follows version ${fromVersion}`} · {t`${plural(kept, { one: '# sign-off is kept', other: '# sign-offs are kept' })}`}
      </p>
      <Lines title={t`${plural(added, { one: '# new competency to learn', other: '# new competencies to learn' })}`} lines={c.added} />
      <Lines title={t`${changed} signed under version ${fromVersion}, worded otherwise now`} lines={c.changed} />
      <Lines title={t`${plural(gone, { one: '# signed and no longer asked for; it stays in the record', other: '# signed and no longer asked for; they stay in the record' })}`} lines={c.gone} />
    </li>
  )
}

const Lines = ({ title, lines }: { readonly title: string; readonly lines: MoveCandidate['added'] }) => {
  const { i18n } = useLingui()
  if (lines.length === 0) return null
  return (
    <Disclosure title={title}>
      <LongList>
        {lines.map((l) => (
          <li key={l.id} dir="auto">
            {l.code !== '' && <CodeTag>{l.code}</CodeTag>} {inLanguage(l.title, i18n.locale)}
          </li>
        ))}
      </LongList>
    </Disclosure>
  )
}
