/** What is to be known of a signature beside its level: how sure it is, why a person looks at it, what has yet to arrive. */
import { type ReviewReason, type SignatureBook, signedTogether, type SignOff } from '#domain/sign-off.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ShieldCheck } from 'lucide-react'
import { PaperMark } from './paper-mark.tsx'
import styles from './sign-off-marks.module.css'

export const reviewWord: Readonly<Record<ReviewReason, MessageDescriptor>> = {
  'former-mentor': msg`The mentor had left this placement when it arrived.`,
  'key-lost': msg`The signing device had been reported lost when it arrived.`,
  late: msg`It arrived more than 30 days after it was signed.`,
  'many-one-day': msg`More than 40 were signed on this device within one day.`,
}

type Marked = Pick<SignOff, 'assurance' | 'paper' | 'needsReview' | 'review' | 'token' | 'unknownLogs'>

interface SignOffMarksProps {
  readonly of: Marked
  /** All signatures of this apprentice: which of them were signed in one go. */
  readonly book: Pick<SignatureBook, 'signOffs'>
  /** Where the reason for a review is told already. */
  readonly withoutReview?: boolean
}

export const SignOffMarks = ({ of, book, withoutReview = false }: SignOffMarksProps) => {
  const { t } = useLingui()
  const { assurance, needsReview, review, unknownLogs = [] } = of
  const together = signedTogether(book, of)
  const reason = needsReview && !withoutReview ? review : undefined
  return (
    <span className={styles['marks']}>
      {assurance === 'A' && (
        <span className={styles['sure']}>
          <ShieldCheck aria-hidden size={16} />
          <Trans>Signed on the mentor's device</Trans>
        </span>
      )}
      {assurance === 'B' && (
        <span>
          <Trans>Signed with a one-time code, confirmed by the mentor later</Trans>
        </span>
      )}
      <PaperMark of={of} />
      {assurance === undefined && (
        <span>
          <Trans>Signed in the mentor's account, without the seal of a device</Trans>
        </span>
      )}
      {together > 1 && (
        <span>
          <Trans>One of {together} signed together</Trans>
        </span>
      )}
      {reason !== undefined && <span>{t(reviewWord[reason])}</span>}
      {unknownLogs.length > 0 && (
        <span>
          <Plural value={unknownLogs.length} one="Rests on # log that has not arrived yet" other="Rests on # logs that have not arrived yet" />
        </span>
      )}
    </span>
  )
}
