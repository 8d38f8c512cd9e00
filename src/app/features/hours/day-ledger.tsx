/** The ledger: every day with its logs, each with the time that fell on that day. */
import type { DayHours, LedgerShare } from '#domain/hours.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { Trans } from '@lingui/react/macro'
import { Link } from 'react-router'
import { hoursAndMinutes, useDates } from '../../record/dates.ts'
import { useDuration } from '../../record/guard-words.ts'
import styles from './hours.module.css'

/** 450 → "07:30"; the midnight that ends a day is "24:00". */
const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

export const DayLedger = ({ days }: { readonly days: readonly DayHours<PracticeLog>[] }) => {
  const dates = useDates()
  const duration = useDuration()
  return days.map(({ day, minutes, shares }) => (
    <section key={day} className={styles['ledgerDay']}>
      <h3 className={styles['ledgerHead']}>
        <span>{dates.day(day)}</span>
        <span>{duration(minutes)}</span>
      </h3>
      <ul className={styles['list']}>
        {shares.map((share) => (
          <li key={share.log.id}>
            <Entry share={share} />
          </li>
        ))}
      </ul>
    </section>
  ))
}

const Entry = ({ share: { log, from, minutes, isOnProgramme } }: { readonly share: LedgerShare<PracticeLog> }) => (
  <Link to={`/logbook/${log.id}`} className={styles['entry']}>
    <span className={styles['words']}>
      <b dir="auto">{log.task}</b>
      {(from !== null || !isOnProgramme) && (
        <span className={styles['quiet']}>
          {from !== null && `${clock(from)}–${clock(from + minutes)}`}
          {from !== null && !isOnProgramme && ' · '}
          {!isOnProgramme && <Trans>off the programme</Trans>}
        </span>
      )}
    </span>
    <span className={styles['time']}>{hoursAndMinutes(minutes)}</span>
  </Link>
)
