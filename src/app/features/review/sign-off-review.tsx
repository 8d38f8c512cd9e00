/** A sign-off before the teacher: what was judged, on which logs, by whom, and her second signature under it. */
import type { SignOffId } from '#domain/ids.ts'
import { inLanguage } from '#domain/text.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { FileQuestion, Stamp } from 'lucide-react'
import { refusalSentence } from '../../record/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { CommentsPane, HoldsWork } from './comments-pane.tsx'
import { DisputePart } from './dispute-part.tsx'
import { KeyHint } from './keys-help.tsx'
import { Notice } from './notice.tsx'
import { OpenedHeading } from './opened-heading.tsx'
import { useReviewKeys } from './review-keys.ts'
import type { ReviewItem } from './review-queue.ts'
import styles from './review.module.css'
import { SeenLogs } from './seen-logs.tsx'
import { SignOffFacts } from './sign-off-facts.tsx'
import { isWritten, useCommentDraft } from './use-comment-draft.ts'
import { useEndorse } from './use-endorse.ts'
import { type SignOffUnderReview, useSignOffUnderReview } from './use-sign-off-under-review.ts'
import { useWide } from '../../ui/use-wide.ts'

type NextAfter = (done: Pick<ReviewItem, 'kind' | 'id'>) => () => void

interface SignOffReviewProps {
  readonly id: SignOffId
  /** Something else was chosen: this sign-off is not to be answered any more. */
  readonly isLeaving: boolean
  readonly nextAfter: NextAfter
}

export const SignOffReview = ({ id, isLeaving, nextAfter }: SignOffReviewProps) => {
  const { t } = useLingui()
  const answer = useSignOffUnderReview(id)
  if (answer === undefined) return null
  const isOfBefore = answer.id !== id
  if (answer.found === null) return isOfBefore ? null : <EmptyState icon={<FileQuestion size={40} />} title={t`This sign-off is not on this device`} />
  return <SignOffUnderTheEyes key={answer.id} found={answer.found} isCurrent={!isOfBefore && !isLeaving} nextAfter={nextAfter} />
}

interface SignOffUnderTheEyesProps {
  readonly found: SignOffUnderReview
  /** False while another one is being opened. */
  readonly isCurrent: boolean
  readonly nextAfter: NextAfter
}

const SignOffUnderTheEyes = ({ found, isCurrent, nextAfter }: SignOffUnderTheEyesProps) => {
  const { i18n } = useLingui()
  const { signOff, name, competency, placement, refusal } = found
  const wide = useWide()
  const drafts = useCommentDraft(`review:${signOff.id}`)
  const { notice, endorse, comment } = useEndorse(found, drafts, (id) => nextAfter({ kind: 'sign-off', id }))
  useReviewKeys(isCurrent && refusal === null ? { e: () => void endorse() } : {})
  const button = refusal === null && (
    <div className={styles['buttons']}>
      <Button variant="seal" icon={<Stamp aria-hidden size={18} />} onPress={() => void endorse()}>
        <Trans>Endorse</Trans>
        <KeyHint of="e" />
      </Button>
    </div>
  )
  return (
    <div className={styles['opened']} inert={!isCurrent} aria-busy={!isCurrent}>
      <article className={styles['thing']} aria-labelledby="under-review">
        <header className={styles['head']}>
          <div className={styles['headline']}>
            <OpenedHeading>{competency === null ? signOff.competency : `${competency.code} ${inLanguage(competency.title, i18n.locale)}`}</OpenedHeading>
            {wide && button}
          </div>
          <p className={styles['sub']}>{[name, placement?.post, placement?.enterpriseName].filter((s) => s !== undefined).join(' · ')}</p>
        </header>
        <Notice of={notice ?? (refusal === null || found.dispute !== null ? null : refusalSentence[refusal.because])} />
        <SignOffFacts found={found} />
        <SeenLogs found={found} />
        <DisputePart found={found} isCurrent={isCurrent} />
      </article>
      <CommentsPane feedback={found.feedback} drafts={drafts} mayWrite={found.mayComment} onSend={comment} sendsBack={false} />
      {!wide && button && <div className={styles['bar']}>{button}</div>}
      {drafts.comments.some(isWritten) && <HoldsWork />}
    </div>
  )
}
