/** Late is marked, never forbidden (rule 4). Apart from the log's details: a list shows it, and draws no photos. */
import { Trans } from '@lingui/react/macro'
import { History } from 'lucide-react'
import styles from './late-mark.module.css'

export const LateMark = () => (
  <span className={styles['late']}>
    <History aria-hidden size={14} />
    <Trans>written late</Trans>
  </span>
)
