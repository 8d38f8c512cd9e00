/** What was said of the log as a whole (or of a field that no longer shows), and a comment on it. */
import { LOG_FIELDS } from '#domain/practice-log.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Section } from '../../ui/card.tsx'
import { TextArea } from '../../ui/fields.tsx'
import styles from './comments.module.css'
import { Said } from './said.tsx'
import type { Comments } from './use-comments.ts'
import type { LogRecord } from './use-log.ts'

interface WholeLogCommentsProps {
  readonly record: LogRecord
  readonly comments: Comments
}

export const WholeLogComments = ({ record, comments }: WholeLogCommentsProps) => {
  const { t } = useLingui()
  const fields: readonly string[] = LOG_FIELDS
  const whole = record.feedback.filter((f) => f.field === null || !fields.includes(f.field))
  return (
    <Section title={<Trans>On the whole log</Trans>}>
      {whole.length > 0 && (
        <div className={styles['conversation']}>
          {whole.map((f) => (
            <Said key={f.id} feedback={f} revision={record.log.revision} />
          ))}
        </div>
      )}
      {comments.draft !== undefined && <TextArea label={t`Comment on the whole`} value={comments.draft.texts[''] ?? ''} onChange={(text) => comments.write('', text)} rows={2} />}
    </Section>
  )
}
