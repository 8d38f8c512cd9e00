/** Assurance C, in words: the mentor signed a sheet of paper, and a teacher put it down. Nothing for any other sign-off. */
import type { SignOff } from '#domain/sign-off.ts'
import { Trans } from '@lingui/react/macro'
import { FileText } from 'lucide-react'
import styles from './sign-off-marks.module.css'

export const PaperMark = ({ of: { paper } }: { readonly of: Pick<SignOff, 'paper'> }) => {
  if (paper === undefined) return null
  const teacher = paper.by.name
  return (
    <span className={styles['paper']}>
      <FileText aria-hidden size={16} />
      <Trans>On paper, put down by {teacher}</Trans>
    </span>
  )
}
