/** A sign-off that a teacher doubts: who, why, and that it counts nothing meanwhile. Nothing where nobody does. */
import { openDispute, type SignatureBook, type SignOff } from '#domain/sign-off.ts'
import { Trans } from '@lingui/react/macro'
import { CircleHelp } from 'lucide-react'
import styles from './dispute-mark.module.css'

export const DisputeMark = ({ of: s, book }: { readonly of: SignOff; readonly book: Pick<SignatureBook, 'disputes'> }) => {
  const dispute = openDispute(book, s.id)
  if (dispute === undefined) return null
  const name = dispute.by.name
  return (
    <span className={styles['mark']}>
      <span className={styles['head']}>
        <CircleHelp aria-hidden size={16} />
        <Trans>Disputed by {name}: it counts nothing until the mentor withdraws it or a teacher takes the dispute back.</Trans>
      </span>
      <span className={styles['because']} dir="auto">
        {dispute.because}
      </span>
    </span>
  )
}
