/** Hours of a week against the placement's: a fact to the apprentice, drawn large only for the week that runs. Leads to the ledger. */
import type { CalendarDay } from '#domain/calendar-day.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ChevronRight, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { hoursAndMinutes, useDates } from '../../record/dates.ts'
import { SegmentBar } from '../../ui/bar.tsx'
import { VisuallyHidden } from '../../ui/hidden.tsx'
import styles from './log-weeks.module.css'

interface WeekHoursProps {
  readonly monday: CalendarDay
  readonly minutes: number
  readonly weeklyHours: number | null
  /** Of the placement guard, those that nothing lifts. */
  readonly warnings: number
  readonly isCurrent?: boolean
}

export const WeekHours = ({ monday, minutes, weeklyHours, warnings, isCurrent = false }: WeekHoursProps) => {
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
        <ToLedger monday={monday} warnings={warnings}>
          {done} {weeklyHours !== null && <span className={styles['quiet']}>{t`of ${weeklyHours} h`}</span>}
        </ToLedger>
      </h2>
    )
  return (
    <div className={styles['current']}>
      <h2 className={styles['weekName']}>
        <span className={styles['quiet']}>
          <Trans>This week</Trans>
        </span>
        <ToLedger monday={monday} warnings={warnings}>
          {done} <span className={styles['quiet']}>{weeklyHours === null ? <Trans>hours</Trans> : t`of ${weeklyHours} h`}</span>
        </ToLedger>
      </h2>
      {weeklyHours !== null && (
        <SegmentBar segments={[{ amount: minutes, tone: 'steel' }]} total={Math.max(minutes, weeklyHours * 60)} label={t`${done} of ${weeklyHours} hours this week`} />
      )}
    </div>
  )
}

const ToLedger = ({ monday, warnings, children }: Pick<WeekHoursProps, 'monday' | 'warnings'> & { readonly children: ReactNode }) => (
  <Link to={`/hours?week=${monday}`} className={styles['hours']}>
    {warnings > 0 && (
      <span className={styles['warnings']}>
        <TriangleAlert aria-hidden size={16} />
        {warnings}
        <VisuallyHidden>
          {' '}
          <Plural value={warnings} one="warning" other="warnings" />
        </VisuallyHidden>
      </span>
    )}
    <span>{children}</span>
    <VisuallyHidden>
      <Trans>, day by day</Trans>
    </VisuallyHidden>
    <ChevronRight aria-hidden size={18} />
  </Link>
)
