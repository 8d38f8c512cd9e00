/** Folds what is not always wanted. The browser's own <details>: found by search in page, works with every reader. */
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './disclosure.module.css'

interface DisclosureProps {
  readonly title: ReactNode
  readonly aside?: ReactNode
  readonly isOpen?: boolean
  readonly onToggle?: (isOpen: boolean) => void
  readonly children: ReactNode
}

export const Disclosure = ({ title, aside, isOpen, onToggle, children }: DisclosureProps) => (
  <details className={styles['disclosure']} open={isOpen} onToggle={(e) => onToggle?.(e.currentTarget.open)}>
    <summary className={styles['summary']}>
      <ChevronRight aria-hidden className={styles['arrow']} />
      <span className={styles['title']}>{title}</span>
      {aside}
    </summary>
    <div className={styles['body']}>{children}</div>
  </details>
)
