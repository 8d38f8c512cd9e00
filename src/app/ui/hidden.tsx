/** Words for those who listen to the page. */
import type { ReactNode } from 'react'
import styles from './small.module.css'

export const VisuallyHidden = ({ children }: { readonly children: ReactNode }) => <span className={styles['hidden']}>{children}</span>
