/** The weeks of the logbook, the newest on top; earlier pages come in when one scrolls down to them. Only what is near is drawn. */
import { addDays, mondayOf } from '#domain/calendar-day.ts'
import type { Placement } from '#domain/placement.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { NotebookPen } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { WindowVirtualizer } from 'virtua'
import { useDates } from '../../record/dates.ts'
import { useKeptScroll } from '../../record/use-kept-scroll.ts'
import { today } from '../../store/clock.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { currentPlacement } from './current-placement.ts'
import { LogCard } from './log-card.tsx'
import { keyOf, type LogRow, type WeekRow } from './log-rows.ts'
import styles from './log-weeks.module.css'
import { useLogbookView } from './logbook-view.ts'
import type { LogMarks } from './use-log-marks.ts'
import type { LogPage } from './use-log-pages.ts'
import { WeekHours } from './week-hours.tsx'

/** So far beyond the window cards are drawn, px: a thumb finds the next ones there, and a slow phone few at a time. */
const NEAR = 300
/** About what a line takes, px, before it is drawn: with less, a start would draw three times the cards that fit. */
const LINE = 110

interface LogWeeksProps {
  /** The newest first. */
  readonly pages: readonly LogPage[]
  readonly marks: LogMarks
  readonly placements: readonly Placement[]
  readonly hasDrafts: boolean
}

export const LogWeeks = ({ pages, marks, placements, hasDrafts }: LogWeeksProps) => {
  const { t } = useLingui()
  const dates = useDates()
  const now = today()
  const thisMonday = mondayOf(now)
  const all = useMemo(() => pages.flatMap((page) => page.rows), [pages])
  // The week that runs has its place above the list.
  const rows = useMemo(() => all.filter((r) => r.row !== 'week' || r.monday !== thisMonday), [all, thisMonday])
  const current = useMemo(() => all.find((r): r is WeekRow => r.row === 'week' && r.monday === thisMonday), [all, thisMonday])
  const { list, heights } = useKeptScroll('logbook', rows.length)
  const last = pages.at(-1)
  if (rows.length === 0)
    return hasDrafts ? null : (
      <EmptyState icon={<NotebookPen size={32} />} title={t`Nothing logged yet`}>
        <Trans>After your first job at the machine, tap New log: the task, the minutes, and what you did. It takes less than a minute.</Trans>
      </EmptyState>
    )
  return (
    <>
      <WeekHours monday={thisMonday} minutes={current?.minutes ?? 0} warnings={current?.warnings ?? 0} weeklyHours={currentPlacement(placements)?.weeklyHours ?? null} isCurrent />
      <div className={styles['list']}>
        <WindowVirtualizer ref={list} {...(heights === undefined ? {} : { cache: heights })} as="ul" item="li" data={rows} bufferSize={NEAR} itemSize={LINE}>
          {(row: LogRow) => (
            <div key={keyOf(row)} className={styles[row.row]}>
              {row.row === 'week' && <WeekHours monday={row.monday} minutes={row.minutes} warnings={row.warnings} weeklyHours={row.weeklyHours} />}
              {row.row === 'day' && (
                <h3 className={styles['dayName']}>
                  {row.day === now && <Trans>Today ·</Trans>} {dates.day(row.day)}
                </h3>
              )}
              {row.row === 'log' && <LogCard log={row.log} marks={marks} codeOf={row.codeOf} />}
            </div>
          )}
        </WindowVirtualizer>
      </div>
      {last !== undefined && !last.isLast && <Earlier begun={last.from} />}
    </>
  )
}

/** Opens the page before when it comes near; a button too, for who does not scroll. */
const Earlier = ({ begun }: { readonly begun: LogPage['from'] }) => {
  const showEarlier = useLogbookView((s) => s.showEarlier)
  const mark = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (mark.current === null) return undefined
    const watch = new IntersectionObserver((seen) => seen.some((s) => s.isIntersecting) && showEarlier(addDays(begun, -1), begun), { rootMargin: '2400px' })
    watch.observe(mark.current)
    return () => watch.disconnect()
  }, [begun, showEarlier])
  return (
    <div ref={mark}>
      <Button full onPress={() => showEarlier(addDays(begun, -1), begun)}>
        <Trans>Earlier weeks</Trans>
      </Button>
    </div>
  )
}
