/** A log before its teacher: what it says and what changed, what was said about it, and the two answers. */
import type { PracticeLogId } from '#domain/ids.ts'
import { LOG_FIELDS } from '#domain/practice-log.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, FileQuestion, FileText, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { LogDetails } from '../../record/log-details.tsx'
import { photoComments } from '../../record/photos/photo-comments.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { CommentsPane, HoldsWork } from './comments-pane.tsx'
import { KeyHint } from './keys-help.tsx'
import { LogHead } from './log-head.tsx'
import { NewerRevision } from './newer-revision.tsx'
import { Notice } from './notice.tsx'
import { usePhrases } from './phrases.ts'
import { PinButton } from './pin-button.tsx'
import { useReviewKeys } from './review-keys.ts'
import { baseRevision, type ReviewItem } from './review-queue.ts'
import styles from './review.module.css'
import { SignedOnIt } from './signed-on-it.tsx'
import { isWritten, type PinField, useCommentDraft } from './use-comment-draft.ts'
import { type LogUnderReview, useLogUnderReview } from './use-log-under-review.ts'
import { useLogDeeds } from './use-log-deeds.ts'
import { useWide } from '../../ui/use-wide.ts'

type NextAfter = (done: Pick<ReviewItem, 'kind' | 'id'>) => () => void

interface LogReviewProps {
  readonly id: PracticeLogId
  /** Something else was chosen: this log is not to be answered any more. */
  readonly isLeaving: boolean
  readonly nextAfter: NextAfter
}

export const LogReview = ({ id, isLeaving, nextAfter }: LogReviewProps) => {
  const { t } = useLingui()
  const answer = useLogUnderReview(id)
  if (answer === undefined) return null
  const isOfBefore = answer.id !== id
  if (answer.found === null) return isOfBefore ? null : <EmptyState icon={<FileQuestion size={40} />} title={t`This log is not on this device`} />
  return <LogUnderTheEyes key={answer.id} found={answer.found} isCurrent={!isOfBefore && !isLeaving} nextAfter={nextAfter} />
}

/** The log as one of its revisions had it; the newest is the log itself. */
const asRead = ({ log, revisions }: LogUnderReview, revision: number): LogUnderReview['log'] => {
  const older = revision < log.revision ? revisions.find((r) => r.revision === revision) : undefined
  if (older === undefined) return log
  // What the newest says in a field that the older one did not have yet is not the older one's.
  const row = Object.fromEntries(Object.entries(log).filter(([field]) => !(LOG_FIELDS as readonly string[]).includes(field)))
  return { ...row, ...older.content, revision, submittedAt: older.at } as LogUnderReview['log']
}

const pinTo = (onPin: (field: PinField) => void) => (field: PinField) => <PinButton field={field} onPin={onPin} />

interface LogUnderTheEyesProps {
  readonly found: LogUnderReview
  /** False while another one is being opened: what is still drawn of this one must not be answered for that one. */
  readonly isCurrent: boolean
  readonly nextAfter: NextAfter
}

const LogUnderTheEyes = ({ found, isCurrent, nextAfter }: LogUnderTheEyesProps) => {
  const { name, programme, revisions, feedback } = found
  // What she began to read stays before her eyes: an answer is never given to what she has not seen.
  const [reading, setReading] = useState(found.log.revision)
  const newest = found.log.revision
  const log = asRead(found, reading)
  const isOlder = log.revision < newest
  const wide = useWide()
  const drafts = useCommentDraft(`review:${log.id}`)
  const deeds = useLogDeeds(log, name, drafts, () => nextAfter({ kind: 'log', id: log.id }))
  const [since, setSince] = useState(() => baseRevision(log, feedback))
  const before = revisions.find((r) => r.revision === since && r.revision < log.revision)?.content ?? null

  const phrases = usePhrases()

  const answers = log.state === 'submitted' && found.mayConfirm && !isOlder
  const canReturn = log.state === 'submitted' && found.mayReturn && !isOlder
  useReviewKeys(
    { ...(isCurrent && answers && { c: () => void deeds.confirm() }), ...(isCurrent && canReturn && { r: () => void deeds.sendBack() }) },
    phrases.all,
    isCurrent && canReturn ? drafts.add : undefined,
  )
  const readNewest = () => {
    setSince(reading)
    setReading(newest)
  }

  const onPhotos = photoComments(feedback, drafts.comments)
  const photoTalk = { comments: onPhotos, ...(found.mayReturn && { writing: { begin: drafts.mark, write: drafts.write, remove: drafts.remove } }) }

  const buttons = (answers || canReturn) && (
    <div className={styles['buttons']}>
      {canReturn && (
        <Button icon={<Undo2 aria-hidden size={18} />} onPress={() => void deeds.sendBack()}>
          <Trans>Return</Trans>
          <KeyHint of="r" />
        </Button>
      )}
      {answers && (
        <Button variant="primary" icon={<Check aria-hidden size={18} />} onPress={() => void deeds.confirm()}>
          <Trans>Confirm</Trans>
          <KeyHint of="c" />
        </Button>
      )}
    </div>
  )
  return (
    <div className={styles['opened']} inert={!isCurrent} aria-busy={!isCurrent}>
      <article className={styles['thing']} aria-labelledby="under-review">
        <LogHead found={{ ...found, log }} since={since} onSince={setSince} buttons={wide && buttons} />
        <Notice of={deeds.notice} />
        <NewerRevision newest={isOlder ? newest : null} onRead={readNewest} />
        <div className={styles['details']}>
          <LogDetails largePhotos photoTalk={photoTalk} log={log} programme={programme} before={before} {...(found.mayReturn && { pins: pinTo(drafts.pin) })} />
        </div>
        {found.paper !== null && (
          <div>
            <ButtonLink to={found.paper} icon={<FileText aria-hidden size={18} />}>
              <Trans>A photo shows a signed sheet</Trans>
            </ButtonLink>
          </div>
        )}
        <SignedOnIt found={found} />
      </article>
      <CommentsPane feedback={feedback} photos={log.photos ?? []} onPhotos={onPhotos} drafts={drafts} mayWrite={found.mayReturn} onSend={deeds.comment} sendsBack={canReturn} />
      {!wide && buttons && <div className={styles['bar']}>{buttons}</div>}
      {drafts.comments.some(isWritten) && <HoldsWork />}
    </div>
  )
}
