/** Hours of a week against the placement's: a fact to the apprentice, drawn large only for the week that runs. */
import type { CalendarDay } from '#domain/calendar-day.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { hoursAndMinutes, useDates } from '../../record/dates.ts'
import { SegmentBar } from '../../ui/bar.tsx'
import styles from './log-weeks.module.css'

interface WeekHoursProps {
  readonly monday: CalendarDay
  readonly minutes: number
  readonly weeklyHours: number | null
  readonly isCurrent?: boolean
}

export const WeekHours = ({ monday, minutes, weeklyHours, isCurrent = false }: WeekHoursProps) => {
  const { t } = useLingui()
  const dates = useDates()
  const week = dates.week(monday)
  const year = monday.slice(0, 4)
  const done = hoursAndMinutes(minutes)
  if (!isCurrent)
    return (
      <h2 className={styles['weekName']}>
        <span>
          <Trans>Week {week}</Trans> <span className={styles['quiet']}>{year}</span>
        </span>
        <span className={styles['hours']}>
          {done} {weeklyHours !== null && <span className={styles['quiet']}>{t`of ${weeklyHours} h`}</span>}
        </span>
      </h2>
    )
  return (
    <div className={styles['current']}>
      <h2 className={styles['weekName']}>
        <span className={styles['hours']}>
          {done} <span className={styles['quiet']}>{weeklyHours === null ? <Trans>hours</Trans> : t`of ${weeklyHours} h`}</span>
        </span>
        <span className={styles['quiet']}>
          <Trans>this week</Trans>
        </span>
      </h2>
      {weeklyHours !== null && (
        <SegmentBar segments={[{ amount: minutes, tone: 'steel' }]} total={Math.max(minutes, weeklyHours * 60)} label={t`${done} of ${weeklyHours} hours this week`} />
      )}
    </div>
  )
}
