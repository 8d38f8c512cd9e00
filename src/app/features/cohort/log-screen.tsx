/** One log, to read: what it says, any revision of it, and what was said about it. */
import type { CohortId, PersonId, PracticeLogId } from '#domain/ids.ts'
import { hasRole } from '#domain/people.ts'
import { useLingui } from '@lingui/react/macro'
import { FileText } from 'lucide-react'
import { useState } from 'react'
import { useParams } from 'react-router'
import { readProgramme } from '../../record/checklist.ts'
import { hoursAndMinutes, useDates } from '../../record/dates.ts'
import { LogDetails } from '../../record/log-details.tsx'
import { photoComments } from '../../record/photos/photo-comments.ts'
import { Screen } from '../../record/screen.tsx'
import { logStateWord } from '../../record/words.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { SelectField } from '../../ui/fields.tsx'
import { apprenticeAddress, paperAddress } from '../../record/cohort-addresses.ts'
import styles from './cohort.module.css'
import { Said } from './said.tsx'
import { Stranger } from './stranger.tsx'

const useLog = (person: PersonId, id: PracticeLogId) =>
  useLive(
    async (db) => {
      const log = await db.rows('practiceLog').get(id)
      if (log === undefined || log.apprentice !== person) return null
      const [who, programme, revisions, feedback] = await Promise.all([
        db.rows('person').get(person),
        readProgramme(db, log.programme),
        db.rows('logRevision').where('log').equals(id).toArray(),
        db.rows('feedback').where('about.id').equals(id).toArray(),
      ])
      return { log, name: who?.name ?? '', programme, revisions: revisions.toSorted((a, b) => a.revision - b.revision), feedback: feedback.toSorted((a, b) => a.at - b.at) }
    },
    [person, id],
  )

export const LogScreen = () => {
  const { t } = useLingui()
  const dates = useDates()
  const { actor } = useStore()
  const { cohort = '', person = '', log: id = '' } = useParams()
  const found = useLog(person as PersonId, id as PracticeLogId)
  const [chosen, setChosen] = useState<number | null>(null)
  const revision = chosen ?? found?.log.revision ?? 1
  const shown = found?.revisions.find((r) => r.revision === revision)
  const before = found?.revisions.find((r) => r.revision === revision - 1)?.content ?? null
  return (
    <Screen
      title={found?.log.task ?? t`Log`}
      back={apprenticeAddress(cohort as CohortId, person as PersonId)}
      {...(found != null && { subtitle: [found.name, dates.day(found.log.practisedOn), hoursAndMinutes(found.log.minutes), t(logStateWord[found.log.state])].join(' · ') })}
    >
      {found === null && <Stranger />}
      {found != null && (
        <div className={styles['stack']}>
          {found.revisions.length > 1 && (
            <SelectField
              label={t`Revision`}
              value={String(revision)}
              onChange={(v) => setChosen(Number(v))}
              options={found.revisions.toReversed().map((r) => {
                const n = r.revision
                const at = dates.moment(r.at)
                return { value: String(n), label: t`revision ${n}, ${at}` }
              })}
            />
          )}
          <LogDetails log={shown === undefined ? found.log : { ...found.log, ...shown.content }} programme={found.programme} before={before} photoTalk={{ comments: photoComments(found.feedback.filter((f) => f.about.revision === revision)) }} />
          {hasRole(actor, 'teacher') && (found.log.photos ?? []).length > 0 && (
            <div>
              <ButtonLink to={paperAddress(cohort as CohortId, person as PersonId, found.log.id)} icon={<FileText aria-hidden size={18} />}>
                {t`A photo shows a signed sheet`}
              </ButtonLink>
            </div>
          )}
          <Said feedback={found.feedback} />
        </div>
      )}
    </Screen>
  )
}
