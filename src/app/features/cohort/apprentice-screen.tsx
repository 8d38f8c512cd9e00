/** One apprentice: where he stands, and everything he shared. */
import type { CohortId, PersonId } from '#domain/ids.ts'
import { columns } from '#domain/progress.ts'
import { useLingui } from '@lingui/react/macro'
import { FileText } from 'lucide-react'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { useDates } from '../../record/dates.ts'
import { Screen } from '../../record/screen.tsx'
import { kindWord } from '../../record/words.ts'
import { SegmentBar } from '../../ui/bar.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { SegmentedControl } from '../../ui/choices.tsx'
import { cohortAddress } from '../../record/cohort-addresses.ts'
import styles from './cohort.module.css'
import { CraftPart } from './craft-part.tsx'
import { Facts } from './facts.tsx'
import { LogList } from './log-list.tsx'
import { ObservationList } from './observation-list.tsx'
import { ReflectionList } from './reflection-list.tsx'
import { SignOffList } from './sign-off-list.tsx'
import { Stranger } from './stranger.tsx'
import { TimelinePart } from './timeline-part.tsx'
import { type ApprenticeRecord, useApprentice } from './use-apprentice.ts'
import { VisitList } from './visit-list.tsx'
import { WorkFacts } from './work-facts.tsx'

type Part = 'timeline' | 'logs' | 'sign-offs' | 'reflections' | 'observations' | 'visits' | 'craft'

export const ApprenticeScreen = () => {
  const { t } = useLingui()
  const { cohort = '', person = '' } = useParams()
  const record = useApprentice(cohort as CohortId, person as PersonId)
  const asked = useSearchParams()[0].get('show')
  const [part, setPart] = useState<Part>(asked === 'reflections' || asked === 'timeline' || asked === 'visits' ? asked : 'logs')
  const logs = record?.portfolio.logs.length ?? 0
  const signOffs = record?.portfolio.signOffs.length ?? 0
  const reflections = record?.reflections.length ?? 0
  const observations = record?.observations.length ?? 0
  const visits = record?.visits.length ?? 0
  return (
    <Screen
      title={record?.person.name ?? t`Apprentice`}
      back={cohortAddress(cohort)}
      width="full"
      tools={
        record != null && (
          <ButtonLink to={`/reports?report=record&about=${encodeURIComponent(`apprentice:${record.person.id}`)}`} icon={<FileText aria-hidden size={18} />}>
            {t`Record as PDF`}
          </ButtonLink>
        )
      }
    >
      {record === null && <Stranger />}
      {record != null && (
        <div className={styles['pair']}>
          <div className={styles['stack']}>
            <SegmentedControl
              label={t`Show`}
              hideLabel
              value={part}
              onChange={(v) => setPart(v as Part)}
              options={[
                { value: 'timeline', label: t`Timeline` },
                { value: 'logs', label: t`Logs ${logs}` },
                { value: 'sign-offs', label: t`Sign-offs ${signOffs}` },
                { value: 'reflections', label: t`Reflections ${reflections}` },
                { value: 'observations', label: t`Mentors' weeks ${observations}` },
                { value: 'visits', label: t`Visits ${visits}` },
                { value: 'craft', label: t`Craft profile` },
              ]}
            />
            {part === 'timeline' && <TimelinePart record={record} />}
            {part === 'logs' && <LogList record={record} />}
            {part === 'sign-offs' && <SignOffList record={record} signOffs={record.portfolio.signOffs} />}
            {part === 'reflections' && <ReflectionList record={record} />}
            {part === 'observations' && <ObservationList record={record} />}
            {part === 'visits' && <VisitList record={record} />}
            {part === 'craft' && <CraftPart record={record} />}
          </div>
          <div className={styles['stack']}>
            <Standing record={record} />
            <WorkFacts record={record} />
          </div>
        </div>
      )}
    </Screen>
  )
}

const Standing = ({ record: { placement, programme, standings, facts } }: { readonly record: ApprenticeRecord }) => {
  const { t } = useLingui()
  const dates = useDates()
  return (
    <Card>
      <div className={styles['stack']}>
        {placement !== null && (
          <p>
            <b dir="auto">{placement.post}</b>
            <br />
            <span className={styles['quiet']}>
              <span dir="auto">{placement.enterpriseName}</span>
              {` · ${dates.fullDay(placement.start)} – ${dates.fullDay(placement.end)}`}
            </span>
            <br />
            <span className={styles['quiet']}>{[...new Set(placement.mentors.filter((m) => m.until === null).map((m) => m.name))].join(', ')}</span>
          </p>
        )}
        {programme !== null && (
          <div className={styles['columns']}>
            {columns(programme, standings).map((c) => {
              const { of, signed, endorsed, practised } = c
              return (
                <div key={c.kind} className={styles['column']}>
                  <b>{t(kindWord[c.kind])}</b>
                  <SegmentBar
                    segments={[
                      { amount: signed, tone: 'steel' },
                      { amount: Math.max(0, practised - signed), tone: 'steel-soft' },
                    ]}
                    total={of}
                    label={t`${signed} of ${of} signed, ${endorsed} endorsed`}
                  />
                  <span className={styles['quiet']}>{t`${signed} of ${of} signed, ${endorsed} endorsed`}</span>
                </div>
              )
            })}
          </div>
        )}
        <Facts of={facts} />
      </div>
    </Card>
  )
}
