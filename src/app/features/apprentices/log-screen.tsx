/** One log of an apprentice: read it, see what changed, say something to a field, or return it. */
import type { PersonId, PracticeLogId } from '#domain/ids.ts'
import type { PracticeLogContent } from '#domain/practice-log.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, Undo2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useParams } from 'react-router'
import { useDates } from '../../record/dates.ts'
import { LogDetails } from '../../record/log-details.tsx'
import { photoComments } from '../../record/photos/photo-comments.ts'
import { Screen } from '../../record/screen.tsx'
import { notSavedSentence } from '../../record/sentences.ts'
import { logStateWord } from '../../record/words.ts'
import { useHoldsWork } from '../../store/open-work.ts'
import { Chip } from '../../ui/chip.tsx'
import { SelectField } from '../../ui/fields.tsx'
import styles from './apprentice-screen.module.css'
import { FieldPin } from './field-pin.tsx'
import { GiveOrReturn } from './give-or-return.tsx'
import { NotGuided } from './not-guided.tsx'
import { useComments } from './use-comments.ts'
import { type LogRecord, useLog } from './use-log.ts'
import { WholeLogComments } from './whole-log-comments.tsx'

export const LogScreen = () => {
  const { t } = useLingui()
  const params = useParams()
  const apprentice = (params['apprentice'] ?? '') as PersonId
  const log = (params['log'] ?? '') as PracticeLogId
  const record = useLog(apprentice, log)
  return (
    <Screen title={record?.log.task ?? t`Log`} {...(record == null ? {} : { subtitle: <bdi>{record.name}</bdi> })} back={`/apprentices/${apprentice}`}>
      {record === null && <NotGuided />}
      {record != null && <Opened key={record.log.id} record={record} />}
    </Screen>
  )
}

/** Fields that one may want to speak of even if nothing stands there: what is missing is what a return is for. */
const OFTEN_MISSING: readonly (keyof PracticeLogContent)[] = ['competencies', 'measurements', 'ownDefects']

const says = (value: PracticeLogContent[keyof PracticeLogContent]): boolean => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)

const Opened = ({ record }: { readonly record: LogRecord }) => {
  const { t } = useLingui()
  const dates = useDates()
  const { log, earlier, feedback } = record
  const comments = useComments(record)
  const [compared, setCompared] = useState<string | null>(null)
  useHoldsWork()
  const against = compared ?? String(earlier[0]?.revision ?? '')
  const pinAt = (field: keyof PracticeLogContent): ReactNode => {
    const said = feedback.filter((f) => f.field === field)
    const wanted = says(log[field]) || said.length > 0 || OFTEN_MISSING.includes(field) || comments.draft?.texts[field] !== undefined
    return wanted ? <FieldPin field={field} said={said} comments={comments} log={log} /> : null
  }
  const before = earlier.find((r) => String(r.revision) === against)?.content ?? null
  return (
    <>
      <div className={styles['facts']}>
        <Chip tone={log.state === 'returned' ? 'bad' : log.state === 'confirmed' ? 'ok' : 'neutral'} icon={log.state === 'returned' ? <Undo2 aria-hidden size={16} /> : log.state === 'confirmed' ? <Check aria-hidden size={16} /> : undefined}>
          {t(logStateWord[log.state])}
        </Chip>
        <span className={styles['quiet']}>
          <Trans>
            revision {log.revision}, handed in {dates.moment(log.submittedAt)}
          </Trans>
        </span>
      </div>
      {earlier.length > 0 && (
        <SelectField
          label={t`Show what changed since`}
          value={against}
          onChange={setCompared}
          options={[...earlier.map((r) => ({ value: String(r.revision), label: `${t`revision ${r.revision}`} · ${dates.moment(r.at)}` })), { value: 'none', label: t`nothing, only read` }]}
        />
      )}
      {comments.draft !== undefined && (
        <LogDetails
          log={log}
          programme={record.programme}
          before={before}
          pins={pinAt}
          photoTalk={{ comments: photoComments(feedback, comments.draft.marks), writing: comments.onPhotos }}
        />
      )}
      <WholeLogComments record={record} comments={comments} />
      {comments.notSaved !== null && (
        <p role="alert" className={styles['problem']}>
          {t(notSavedSentence[comments.notSaved])}
        </p>
      )}
      <GiveOrReturn record={record} comments={comments} />
    </>
  )
}
