/** A real table, which scrolls by itself when it is wider than the page. */
import type { ReactNode } from 'react'
import styles from './table.module.css'

export const Table = ({ caption, hideCaption = false, children }: { readonly caption: string; readonly hideCaption?: boolean; readonly children: ReactNode }) => (
  // Focusable, or a keyboard could not scroll it.
  // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
  <div className={styles['scroller']} role="region" aria-label={caption} tabIndex={0}>
    <table className={styles['table']}>
      <caption className={hideCaption ? styles['hidden'] : undefined}>{caption}</caption>
      {children}
    </table>
  </div>
)
