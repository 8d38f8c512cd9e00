/** A list and what is chosen in it: side by side from 900 px on, one at a time below. */
import type { ReactNode } from 'react'
import styles from './split-pane.module.css'

interface SplitPaneProps {
  readonly list: ReactNode
  readonly detail: ReactNode
  /** A third pane from 1280 px on, below the detail before. */
  readonly aside?: ReactNode
  /** Which one a narrow page shows. */
  readonly showing: 'list' | 'detail'
}

export const SplitPane = ({ list, detail, aside, showing }: SplitPaneProps) => (
  <div className={styles['split']} data-showing={showing} {...(aside === undefined ? {} : { 'data-aside': '' })}>
    <div className={styles['list']}>{list}</div>
    <div className={styles['detail']}>{detail}</div>
    {aside !== undefined && <aside className={styles['aside']}>{aside}</aside>}
  </div>
)
