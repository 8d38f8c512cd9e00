/** What is likely to be written next: what came last, then what comes most often. */
import type { CompetencyId } from '#domain/ids.ts'
import type { PracticeLog } from '#domain/practice-log.ts'

/** The last ones by day; the rest of the places go to the most frequent. */
const PLACES = { last: 3, all: 6 } as const

/** @param names in the order of time, the latest first, with repetitions */
const lastThenOften = (names: readonly string[]): readonly string[] => {
  const times = new Map<string, number>()
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1)
  const different = [...times.keys()]
  const often = different.slice(PLACES.last).toSorted((a, b) => (times.get(b) ?? 0) - (times.get(a) ?? 0))
  return [...different.slice(0, PLACES.last), ...often].slice(0, PLACES.all)
}

const nameOf = (log: PracticeLog): string => log.task.trim().toLowerCase()

/** The latest log of each of up to six different tasks. @param last the latest first */
export const suggestedTasks = (last: readonly PracticeLog[]): readonly PracticeLog[] => {
  const latest = new Map<string, PracticeLog>()
  for (const log of last) if (!latest.has(nameOf(log))) latest.set(nameOf(log), log)
  return lastThenOften(last.map(nameOf)).flatMap((name) => latest.get(name) ?? [])
}

/** Up to six competencies of the plan that is followed now. @param last the latest first */
export const suggestedSkills = (last: readonly Pick<PracticeLog, 'competencies'>[], plan: ReadonlySet<CompetencyId>): readonly CompetencyId[] =>
  lastThenOften(last.flatMap((l) => l.competencies).filter((c) => plan.has(c))) as readonly CompetencyId[]
