/** The weeks of the logbook, the newest on top; earlier ones come in by pages when one scrolls down to them. */
import { mondayOf } from '#domain/calendar-day.ts'
import { type Placement, placementOn } from '#domain/placement.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { NotebookPen } from 'lucide-react'
import { type CSSProperties, useEffect, useMemo, useRef } from 'react'
import { useDates } from '../../record/dates.ts'
import { today } from '../../store/clock.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { currentPlacement } from './current-placement.ts'
import { LogCard } from './log-card.tsx'
import styles from './log-weeks.module.css'
import { useLogbookView } from './logbook-view.ts'
import { useKeptScroll } from './use-kept-scroll.ts'
import type { LogMarks } from './use-log-marks.ts'
import type { LogsShown } from './use-logs.ts'
import { WeekHours } from './week-hours.tsx'
import { type LogWeek, warningsByWeek, weeksOf } from './weeks.ts'

interface LogWeeksProps {
  readonly shown: LogsShown
  readonly marks: LogMarks
  readonly placements: readonly Placement[]
  readonly hasDrafts: boolean
}

/** About how high a week will be, for the scrollbar, before it is drawn. */
const heightOf = (week: LogWeek): CSSProperties => {
  const logs = week.days.reduce((n, d) => n + d.logs.length, 0)
  return { '--height': `${56 + week.days.length * 44 + logs * 142}px` } as CSSProperties
}

export const LogWeeks = ({ shown, marks, placements, hasDrafts }: LogWeeksProps) => {
  const { t } = useLingui()
  const dates = useDates()
  const weeks = useMemo(() => weeksOf(shown.logs), [shown.logs])
  const warnings = useMemo(() => warningsByWeek(shown.logs, placements), [shown.logs, placements])
  useKeptScroll()
  const now = today()
  const thisMonday = mondayOf(now)
  const placement = currentPlacement(placements)
  if (weeks.length === 0)
    return hasDrafts ? null : (
      <EmptyState icon={<NotebookPen size={32} />} title={t`Nothing logged yet`}>
        <Trans>After your first job at the machine, tap New log: the task, the minutes, and what you did. It takes less than a minute.</Trans>
      </EmptyState>
    )
  const current = weeks.find((w) => w.monday === thisMonday)
  return (
    <>
      <WeekHours monday={thisMonday} minutes={current?.minutes ?? 0} warnings={warnings.get(thisMonday) ?? 0} weeklyHours={placement?.weeklyHours ?? null} isCurrent />
      {weeks.map((week) => (
        <section key={week.monday} className={styles['week']} style={heightOf(week)}>
          {week.monday !== thisMonday && (
            <WeekHours
              monday={week.monday}
              minutes={week.minutes}
              warnings={warnings.get(week.monday) ?? 0}
              weeklyHours={(placementOn(placements, week.days[0]?.day ?? week.monday) ?? placement)?.weeklyHours ?? null}
            />
          )}
          {week.days.map(({ day, logs }) => (
            <div key={day} className={styles['day']}>
              <h3 className={styles['dayName']}>
                {day === now && <Trans>Today ·</Trans>} {dates.day(day)}
              </h3>
              <ul className={styles['cards']}>
                {logs.map((log) => (
                  <LogCard key={log.id} log={log} marks={marks} codeOf={shown.codeOf} />
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
      {shown.earlier !== null && <Earlier from={shown.earlier} />}
    </>
  )
}

/** Loads the page before when it comes near; a button too, for who does not scroll. */
const Earlier = ({ from }: { readonly from: NonNullable<LogsShown['earlier']> }) => {
  const show = useLogbookView((s) => s.show)
  const mark = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (mark.current === null) return undefined
    const watch = new IntersectionObserver((seen) => seen.some((s) => s.isIntersecting) && show({ from }), { rootMargin: '1200px' })
    watch.observe(mark.current)
    return () => watch.disconnect()
  }, [from, show])
  return (
    <div ref={mark}>
      <Button full onPress={() => show({ from })}>
        <Trans>Earlier weeks</Trans>
      </Button>
    </div>
  )
}
