/** The name of a key. */
import type { ReactNode } from 'react'
import styles from './small.module.css'

export const Kbd = ({ children }: { readonly children: ReactNode }) => <kbd className={styles['kbd']}>{children}</kbd>
