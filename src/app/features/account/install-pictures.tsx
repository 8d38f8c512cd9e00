/** The pictures of the install guide: a phone, and on it what to tap, in the colour of actions. */
import type { ReactNode } from 'react'
import styles from './install-guide.module.css'

const Phone = ({ children }: { readonly children: ReactNode }) => (
  <svg className={styles['picture']} viewBox="0 0 96 128" aria-hidden focusable="false">
    <rect x="14" y="3" width="68" height="122" rx="10" className={styles['case']} />
    <rect x="40" y="8" width="16" height="3" rx="1.5" className={styles['soft']} />
    {children}
  </svg>
)

/** A page with a bar below, and in the bar the square with an arrow. */
export const ShareButton = () => (
  <Phone>
    <rect x="22" y="22" width="36" height="6" rx="3" className={styles['soft']} />
    <rect x="22" y="34" width="52" height="4" rx="2" className={styles['soft']} />
    <rect x="22" y="43" width="46" height="4" rx="2" className={styles['soft']} />
    <path d="M15 98h66" className={styles['line']} />
    <circle cx="48" cy="110" r="11" className={styles['halo']} />
    <path d="M44 107h-2v9h12v-9h-2M48 111v-10M44.5 104l3.5-3.5 3.5 3.5" className={styles['tap']} />
  </Phone>
)

/** A page with three dots in the corner. */
export const MenuButton = () => (
  <Phone>
    <rect x="22" y="20" width="36" height="8" rx="4" className={styles['soft']} />
    <circle cx="70" cy="24" r="10" className={styles['halo']} />
    <circle cx="70" cy="19" r="1.8" className={styles['dot']} />
    <circle cx="70" cy="24" r="1.8" className={styles['dot']} />
    <circle cx="70" cy="29" r="1.8" className={styles['dot']} />
    <rect x="22" y="42" width="52" height="4" rx="2" className={styles['soft']} />
    <rect x="22" y="51" width="46" height="4" rx="2" className={styles['soft']} />
    <rect x="22" y="60" width="50" height="4" rx="2" className={styles['soft']} />
  </Phone>
)

/** A list over the page; one line of it has a plus in a square. */
export const MenuLine = () => (
  <Phone>
    <path d="M15 46h66" className={styles['line']} />
    <rect x="22" y="55" width="40" height="5" rx="2.5" className={styles['soft']} />
    <rect x="22" y="69" width="34" height="5" rx="2.5" className={styles['soft']} />
    <rect x="18" y="80" width="60" height="18" rx="5" className={styles['halo']} />
    <rect x="24" y="86.5" width="32" height="5" rx="2.5" className={styles['word']} />
    <rect x="63" y="84" width="10" height="10" rx="2.5" className={styles['tap']} />
    <path d="M68 86.5v5M65.5 89h5" className={styles['tap']} />
    <rect x="22" y="105" width="38" height="5" rx="2.5" className={styles['soft']} />
  </Phone>
)

/** Rows of apps; the last is ours. */
export const HomeScreen = () => (
  <Phone>
    {[24, 44, 64].map((y) => [22, 41, 60].map((x) => <rect key={`${x} ${y}`} x={x} y={y} width="13" height="13" rx="3.5" className={styles['soft']} />))}
    <rect x="37" y="84" width="21" height="21" rx="6" className={styles['halo']} />
    <path d="M43 90h9v9h-9zM45.5 93h4M45.5 96h4" className={styles['tap']} />
    <rect x="38" y="110" width="19" height="4" rx="2" className={styles['word']} />
  </Phone>
)
