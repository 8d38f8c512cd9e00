/** The logbook page by page through the index of days, the newest page first: some thirty logs, and whole weeks of them. */
import { addDays, type CalendarDay, mondayOf } from '#domain/calendar-day.ts'
import type { PersonId } from '#domain/ids.ts'
import { useCallback, useMemo, useState } from 'react'
import { readPlacements } from '../../record/checklist.ts'
import { type Database, EVERY_DAY } from '../../store/database.ts'
import { useStore } from '../../store/store-context.tsx'
import { useLiveEach } from '../../store/use-live-each.ts'
import { type LogRow, rowsOf } from './log-rows.ts'
import { useLogbookView } from './logbook-view.ts'
import { logsOfDays, newestFirst, readCodes } from './use-logs.ts'

const LOGS_A_PAGE = 30

export interface LogPage {
  readonly rows: readonly LogRow[]
  /** A Monday. */
  readonly from: CalendarDay
  /** There is nothing older. */
  readonly isLast: boolean
}

/** The Monday before as many logs as make a page; null where there is none at all. */
const beginOf = async (db: Database, me: PersonId, until: CalendarDay): Promise<CalendarDay | null> => {
  const upTo = () => logsOfDays(db, me, EVERY_DAY.first, until)
  // oxlint-disable-next-line unicorn/no-array-reverse -- no array: it turns the direction of the index
  const log = (await upTo().reverse().offset(LOGS_A_PAGE - 1).first()) ?? (await upTo().first())
  return log === undefined ? null : mondayOf(log.practisedOn)
}

const readPage = async (db: Database, me: PersonId, until: CalendarDay): Promise<LogPage> => {
  const from = useLogbookView.getState().begins.get(until) ?? (await beginOf(db, me, until))
  if (from === null) return { rows: [], from: EVERY_DAY.first, isLast: true }
  const [logs, older, placements] = await Promise.all([
    // The night before the first Monday may reach into it.
    logsOfDays(db, me, addDays(from, -1), until).toArray(),
    logsOfDays(db, me, EVERY_DAY.first, from, false).last(),
    readPlacements(db, me),
  ])
  return { rows: rowsOf({ logs: newestFirst(logs), from, placements, codeOf: await readCodes(db, logs) }), from, isLast: older === undefined }
}

/** @returns the pages that have been read, without a gap between them; undefined until all are that were open before */
export const useLogPages = (): readonly LogPage[] | undefined => {
  const { actor } = useStore()
  const untils = useLogbookView((s) => s.untils)
  const me = actor.person
  const read = useCallback((db: Database, until: CalendarDay) => readPage(db, me, until), [me])
  const known = useLiveEach(untils, read)
  const pages = useMemo(() => {
    const gap = untils.findIndex((until) => !known.has(until))
    return untils.slice(0, gap < 0 ? untils.length : gap).flatMap((until) => known.get(until) ?? [])
  }, [untils, known])
  const [isWhole, setWhole] = useState(false)
  if (!isWhole && pages.length === untils.length) setWhole(true)
  return isWhole || pages.length === untils.length ? pages : undefined
}
