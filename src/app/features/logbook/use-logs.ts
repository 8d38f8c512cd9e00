/** Logs out of the store, with the codes of their skills: those of some days, or all that a search finds. */
import type { CalendarDay } from '#domain/calendar-day.ts'
import type { CompetencyId, PersonId, ProgrammeId } from '#domain/ids.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { competenciesOf } from '#domain/programme.ts'
import { readProgramme } from '../../record/checklist.ts'
import { type Database, EVERY_DAY } from '../../store/database.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import type { StateFilter } from './logbook-view.ts'

/** @returns the logs of some days, through the index */
export const logsOfDays = (db: Database, me: PersonId, from: CalendarDay, until: CalendarDay, withUntil = true) =>
  db.rows('practiceLog').where('[apprentice+practisedOn]').between([me, from], [me, until], true, withUntil)

/** Newest day first; of one day, what was written last. */
export const newestFirst = (logs: readonly PracticeLog[]): readonly PracticeLog[] =>
  logs.toSorted((a, b) => (a.practisedOn === b.practisedOn ? b.writtenAt - a.writtenAt : a.practisedOn < b.practisedOn ? 1 : -1))

export type CodeOf = (log: Pick<PracticeLog, 'programme'>, id: CompetencyId) => string

/** Codes of the competencies that logs name, each in its own version of the plan. */
export const readCodes = async (db: Database, logs: readonly PracticeLog[]): Promise<CodeOf> => {
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
      const all = await logsOfDays(db, actor.person, EVERY_DAY.first, EVERY_DAY.last).toArray()
      const inState = state === 'all' ? all : all.filter((l) => l.state === state)
      const codeOf = await readCodes(db, inState)
      return { logs: newestFirst(inState.filter((l) => says(l, codeOf, words))), codeOf }
    },
    [actor.person, words.join(' '), state],
  )
}
