/** A log to choose from, in two lines: what was done, then when, how long, and whether it names the skill in question. */
import type { PracticeLog } from '#domain/practice-log.ts'
import { useLingui } from '@lingui/react/macro'
import { hoursAndMinutes, useDates } from './dates.ts'
import styles from './log-line.module.css'

export const LogLine = ({ log, names }: { readonly log: PracticeLog; readonly names: boolean }) => {
  const { t } = useLingui()
  const dates = useDates()
  return (
    <span className={styles['line']}>
      <b dir="auto">{log.task}</b>
      <span className={styles['quiet']}>
        {dates.day(log.practisedOn)} · {hoursAndMinutes(log.minutes)}
        {names ? '' : ` · ${t`does not name this skill`}`}
      </span>
    </span>
  )
}
