/** A word to everybody on the page, above everything, without stopping anybody. */
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './banner.module.css'

interface BannerProps {
  readonly tone: 'info' | 'warn' | 'bad'
  readonly children: ReactNode
  readonly onDismiss?: () => void
  readonly dismissLabel?: string
}

export const Banner = ({ tone, children, onDismiss, dismissLabel }: BannerProps) => (
  <div className={styles['banner']} data-tone={tone}>
    <div className={styles['text']}>{children}</div>
    {onDismiss !== undefined && (
      <button type="button" className={styles['close']} aria-label={dismissLabel} onClick={onDismiss}>
        <X aria-hidden size={18} />
      </button>
    )}
  </div>
)
