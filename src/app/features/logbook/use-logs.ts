/** The logs on the screen: by weeks through the index of days, or all that a search finds. */
import { addDays, type CalendarDay, mondayOf } from '#domain/calendar-day.ts'
import type { CompetencyId, PersonId, ProgrammeId } from '#domain/ids.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { competenciesOf } from '#domain/programme.ts'
import { readProgramme } from '../../record/checklist.ts'
import { today } from '../../store/clock.ts'
import { type Database, EVERY_DAY } from '../../store/database.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import type { StateFilter } from './logbook-view.ts'

const WEEKS_A_PAGE = 4

const days = (db: Database, me: PersonId, from: CalendarDay, until: CalendarDay, withUntil = true) =>
  db.rows('practiceLog').where('[apprentice+practisedOn]').between([me, from], [me, until], true, withUntil)

/** Newest day first; of one day, what was written last. */
const newestFirst = (logs: readonly PracticeLog[]): readonly PracticeLog[] =>
  logs.toSorted((a, b) => (a.practisedOn === b.practisedOn ? b.writtenAt - a.writtenAt : a.practisedOn < b.practisedOn ? 1 : -1))

export type CodeOf = (log: Pick<PracticeLog, 'programme'>, id: CompetencyId) => string

/** Codes of the competencies that logs name, each in its own version of the plan. */
const readCodes = async (db: Database, logs: readonly PracticeLog[]): Promise<CodeOf> => {
  const plans = new Map<ProgrammeId, ReadonlyMap<CompetencyId, string>>()
  for (const id of new Set(logs.map((l) => l.programme))) {
    const programme = await readProgramme(db, id)
    plans.set(id, new Map(programme === null ? [] : competenciesOf(programme).map((c) => [c.id, c.code])))
  }
  return (log, id) => plans.get(log.programme)?.get(id) || id
}

export interface LogsShown {
  readonly logs: readonly PracticeLog[]
  readonly codeOf: CodeOf
  /** The first day of the next page back, or null where there is nothing older. */
  readonly earlier: CalendarDay | null
}

const pageBefore = (day: CalendarDay): CalendarDay => addDays(mondayOf(day), -7 * (WEEKS_A_PAGE - 1))

/** @param from the first day to show; null: the last weeks with a log */
export const useLogs = (from: CalendarDay | null): LogsShown | undefined => {
  const { actor } = useStore()
  return useLive(
    async (db) => {
      const me = actor.person
      const newest = await days(db, me, EVERY_DAY.first, EVERY_DAY.last).last()
      if (newest === undefined) return { logs: [], codeOf: await readCodes(db, []), earlier: null }
      const first = from ?? pageBefore(newest.practisedOn < today() ? newest.practisedOn : today())
      const [logs, older] = await Promise.all([days(db, me, first, EVERY_DAY.last).toArray(), days(db, me, EVERY_DAY.first, first, false).last()])
      return { logs: newestFirst(logs), codeOf: await readCodes(db, logs), earlier: older === undefined ? null : pageBefore(older.practisedOn) }
    },
    [actor.person, from],
  )
}

const says = (log: PracticeLog, codeOf: CodeOf, words: readonly string[]): boolean => {
  const text = [log.task, log.whatIDid, log.ownDefects, log.improvement, ...log.competencies.map((c) => codeOf(log, c)), ...log.measurements.map((m) => m.quantity)]
    .join('\n')
    .toLowerCase()
  return words.every((w) => text.includes(w))
}

/** All logs that hold every word, in their text or as the code of a skill. Null while nothing is searched. */
export const useFoundLogs = (text: string, state: StateFilter): LogsShown | null | undefined => {
  const { actor } = useStore()
  const words = text.toLowerCase().split(/\s+/).filter((w) => w !== '')
  const isAsked = words.length > 0 || state !== 'all'
  return useLive(
    async (db) => {
      if (!isAsked) return null
      const all = await days(db, actor.person, EVERY_DAY.first, EVERY_DAY.last).toArray()
      const inState = state === 'all' ? all : all.filter((l) => l.state === state)
      const codeOf = await readCodes(db, inState)
      return { logs: newestFirst(inState.filter((l) => says(l, codeOf, words))), codeOf, earlier: null }
    },
    [actor.person, words.join(' '), state],
  )
}
