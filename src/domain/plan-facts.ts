/**
 * What the logbooks say of a plan (A9): lines that nobody practises, that often do not apply at the workplace, that often
 * come back; and work that is done and stands in no line. Counts with their rows, never a judgement: people propose.
 */
import * as z from 'zod/mini'
import { competencyId, type CompetencyId } from './ids.ts'
import type { PracticeLog } from './practice-log.ts'
import { competenciesOf, type Programme } from './programme.ts'
import type { SignOffRequest } from './sign-off.ts'

const count = z.int().check(z.gte(0))
const words = z.object({ text: z.string(), times: count })

export const lineFacts = z.object({
  competency: competencyId,
  /** Logs that name it, and how many apprentices wrote them. */
  logs: count,
  apprentices: count,
  notApplicable: count,
  /** The reasons as they were written, the most frequent first, at most twenty. */
  reasons: z.array(words),
  /** Logs that name it and lie returned, and requests for its sign-off that were returned. */
  returned: count,
})
export type LineFacts = z.infer<typeof lineFacts>

export const planFacts = z.object({
  /** Apprentices whose placements follow the plan, and their logs. */
  apprentices: count,
  logs: count,
  lines: z.array(lineFacts),
  /** Tasks of logs that name no line, the most frequent first, at most a hundred. */
  outside: z.array(words),
})
export type PlanFacts = z.infer<typeof planFacts>

/** What one apprentice wrote under the plan. */
export interface Practised {
  readonly logs: readonly PracticeLog[]
  readonly requests: readonly SignOffRequest[]
}

const MOST_REASONS = 20
const MOST_TASKS = 100

const counted = (texts: readonly string[], most: number): PlanFacts['outside'] => {
  const times = new Map<string, number>()
  for (const raw of texts) {
    const text = raw.trim().replace(/\s+/g, ' ')
    if (text !== '') times.set(text, (times.get(text) ?? 0) + 1)
  }
  return [...times].map(([text, n]) => ({ text, times: n })).toSorted((a, b) => b.times - a.times).slice(0, most)
}

const grouped = <T>(all: readonly T[], keys: (one: T) => readonly CompetencyId[]): ReadonlyMap<CompetencyId, readonly T[]> => {
  const groups = new Map<CompetencyId, T[]>()
  for (const one of all) for (const key of keys(one)) (groups.get(key) ?? groups.set(key, []).get(key))?.push(one)
  return groups
}

/** Every line of the newest version, in its order. */
export const planFactsOf = (programme: Pick<Programme, 'units'>, all: readonly Practised[]): PlanFacts => {
  const logs = all.flatMap((p) => p.logs)
  const naming = grouped(logs, (l) => l.competencies)
  const refusing = grouped(logs.flatMap((l) => l.notApplicable), (n) => [n.competency])
  const sentBack = grouped(all.flatMap((p) => p.requests.filter((r) => r.state === 'returned')), (r) => [r.competency])
  return {
    apprentices: all.length,
    logs: logs.length,
    lines: competenciesOf(programme).map(({ id }) => {
      const named = naming.get(id) ?? []
      const notHere = refusing.get(id) ?? []
      return {
        competency: id,
        logs: named.length,
        apprentices: new Set(named.map((l) => l.apprentice)).size,
        notApplicable: notHere.length,
        reasons: counted(notHere.map((n) => n.because), MOST_REASONS),
        returned: named.filter((l) => l.state === 'returned').length + (sentBack.get(id)?.length ?? 0),
      }
    }),
    outside: counted(logs.filter((l) => l.competencies.length === 0 && l.notApplicable.length === 0).map((l) => l.task), MOST_TASKS),
  }
}
