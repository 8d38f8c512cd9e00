/** Codes that wait on this device, each to be opened again or put away. */
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useDates } from '../../record/dates.ts'
import styles from './kept-list.module.css'

export interface KeptCode {
  readonly key: string
  readonly to: string
  readonly name: string
  readonly savedAt: number
  readonly putAwayLabel: string
  readonly onPutAway: () => void
}

export const KeptList = ({ codes, icon }: { readonly codes: readonly KeptCode[]; readonly icon: ReactNode }) => {
  const dates = useDates()
  return (
    <ul className={styles['codes']}>
      {codes.map(({ key, to, name, savedAt, putAwayLabel, onPutAway }) => (
        <li key={key} className={styles['code']}>
          <Link to={to} className={styles['link']}>
            {icon}
            <span className={styles['words']}>
              <b dir="auto">{name}</b>
              <span className={styles['quiet']}>{dates.moment(savedAt)}</span>
            </span>
          </Link>
          <button type="button" className={styles['away']} aria-label={putAwayLabel} onClick={onPutAway}>
            <X aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  )
}
