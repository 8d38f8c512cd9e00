/** Small words that tell a state; the tone never says it alone. */
import type { ReactNode } from 'react'
import styles from './chip.module.css'

export type Tone = 'neutral' | 'ok' | 'wait' | 'act' | 'bad'

export const Chip = ({ tone = 'neutral', icon, children }: { readonly tone?: Tone; readonly icon?: ReactNode; readonly children: ReactNode }) => (
  <span className={styles['chip']} data-tone={tone}>
    {icon}
    {children}
  </span>
)

/** The code of a competency, `S07`. */
export const CodeTag = ({ children }: { readonly children: ReactNode }) => <span className={styles['code']}>{children}</span>
