/** What stands at a field of the log: what was said of it, and a place to say something. */
import type { Feedback } from '#domain/feedback.ts'
import type { PracticeLog, PracticeLogContent } from '#domain/practice-log.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { MessageSquarePlus } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { photoComments } from '../../record/photos/photo-comments.ts'
import { logFieldWord } from '../../record/words.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/fields.tsx'
import styles from './comments.module.css'
import { MarksWritten } from './marks-written.tsx'
import { Said } from './said.tsx'
import type { Comments } from './use-comments.ts'

interface FieldPinProps {
  readonly field: keyof PracticeLogContent
  readonly log: PracticeLog
  readonly said: readonly Feedback[]
  readonly comments: Comments
}

export const FieldPin = ({ field, log, said, comments }: FieldPinProps) => {
  const { t } = useLingui()
  const input = useId()
  const [opened, setOpened] = useState(false)
  const text = comments.draft?.texts[field]
  const word = t(logFieldWord[field])
  useEffect(() => {
    if (opened) document.getElementById(input)?.focus()
  }, [opened, input])
  return (
    <div className={styles['pin']}>
      {said.map((f) => (
        <Said key={f.id} feedback={f} revision={log.revision} photos={log.photos ?? []} onPhotos={photoComments(said)} />
      ))}
      {field === 'photos' && <MarksWritten log={log} said={said} comments={comments} />}
      {text === undefined ? (
        <Button
          variant="plain"
          icon={<MessageSquarePlus aria-hidden size={18} />}
          aria-label={t`Comment on: ${word}`}
          onPress={() => {
            comments.write(field, '')
            setOpened(true)
          }}
        >
          <Trans>Comment</Trans>
        </Button>
      ) : (
        <>
          <TextArea id={input} label={t`Comment on: ${word}`} value={text} onChange={(now) => comments.write(field, now)} rows={2} />
          <Button
            variant="plain"
            onPress={() => {
              setOpened(false)
              comments.remove(field)
            }}
          >
            <Trans>Take this comment away</Trans>
          </Button>
        </>
      )}
    </div>
  )
}
