/** Why something did not happen, said at once to everybody. The room for it is made only when there is something to say. */
import type { MessageDescriptor } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { CircleAlert } from 'lucide-react'
import styles from './review.module.css'

export const Notice = ({ of }: { readonly of: MessageDescriptor | null }) => {
  const { i18n } = useLingui()
  return (
    <div role="alert" className={styles['alert']}>
      {of !== null && (
        <p className={styles['notice']}>
          <CircleAlert aria-hidden size={18} />
          {i18n._(of)}
        </p>
      )}
    </div>
  )
}
