/** Beside each field of a log: pins a comment to it. */
import { useLingui } from '@lingui/react/macro'
import { MessageSquarePlus } from 'lucide-react'
import { logFieldWord } from '../../record/words.ts'
import styles from './review.module.css'
import type { PinField } from './use-comment-draft.ts'

export const PinButton = ({ field, onPin }: { readonly field: PinField; readonly onPin: (field: PinField) => void }) => {
  const { t } = useLingui()
  const name = t(logFieldWord[field])
  return (
    <button type="button" className={styles['pin']} aria-label={t`Comment on ${name}`} onClick={() => onPin(field)}>
      <MessageSquarePlus aria-hidden size={16} />
      {t`Comment`}
    </button>
  )
}
