/**
 * Questions that begin a reflection (匠心反思), drawn from what the last day's logs really say: a value that was out and
 * then in, attempts, a defect found, an idea. The question is offered; the answer is the apprentice's alone.
 */
import type { CalendarDay } from './calendar-day.ts'
import type { CraftDimension } from './competency.ts'
import type { CompetencyId, PracticeLogId } from './ids.ts'
import { judge } from './measurement.ts'
import { byQuantity, inOrder, outBy } from './measurement-series.ts'
import type { PracticeLog } from './practice-log.ts'

interface Offered {
  /** The same as long as the log says the same. */
  readonly id: string
  readonly dimension: CraftDimension
  readonly log: PracticeLogId
  readonly task: string
  readonly day: CalendarDay
}

interface OutOfTolerance {
  readonly quantity: string
  readonly unit: string
  /** How often it was measured in this log. */
  readonly times: number
  /** Which of these was the last one out, from 1. */
  readonly which: number
  /** By how much that one was beyond its tolerance. */
  readonly outBy: number
}

export type ReflectionPrompt = Offered &
  (
    | ({ readonly about: 'out-then-in' } & OutOfTolerance)
    | ({ readonly about: 'still-out' } & OutOfTolerance)
    | { readonly about: 'attempts'; readonly attempts: number }
    | { readonly about: 'own-defect' }
    | { readonly about: 'checks-left'; readonly left: number }
    | { readonly about: 'improvement' }
    | { readonly about: 'first-time'; readonly competency: CompetencyId }
  )

type Fact = ReflectionPrompt extends infer P ? (P extends Offered ? Omit<P, 'log' | 'task' | 'day' | 'id'> : never) : never

const outOfTolerance = (log: PracticeLog): readonly Fact[] =>
  [...byQuantity(log.measurements).values()].flatMap((all): readonly Fact[] => {
    const which = all.findLastIndex((m) => judge(m) === 'out')
    const worst = all[which]
    if (worst === undefined) return []
    const fact = { quantity: worst.quantity, unit: worst.unit, times: all.length, which: which + 1, outBy: outBy(worst) }
    const ended = all.slice(which + 1).some((m) => judge(m) === 'in')
    return [ended ? { about: 'out-then-in', dimension: 'refinement', ...fact } : { about: 'still-out', dimension: 'dedication', ...fact }]
  })

const factsOf = (log: PracticeLog, practisedBefore: ReadonlySet<CompetencyId>): readonly Fact[] => {
  const left = (log.checks ?? []).filter((c) => !c.done).length
  return [
    ...outOfTolerance(log),
    ...(log.attempts !== null && log.attempts > 1 ? [{ about: 'attempts' as const, dimension: 'dedication' as const, attempts: log.attempts }] : []),
    ...(log.ownDefects.trim() === '' ? [] : [{ about: 'own-defect' as const, dimension: 'rigour' as const }]),
    ...(left === 0 ? [] : [{ about: 'checks-left' as const, dimension: 'rigour' as const, left }]),
    ...(log.improvement.trim() === '' ? [] : [{ about: 'improvement' as const, dimension: 'excellence' as const }]),
    ...log.competencies.filter((c) => !practisedBefore.has(c)).map((competency) => ({ about: 'first-time' as const, dimension: 'excellence' as const, competency })),
  ]
}

/** What makes the better question comes first. */
const ORDER: readonly ReflectionPrompt['about'][] = ['out-then-in', 'still-out', 'own-defect', 'attempts', 'improvement', 'checks-left', 'first-time']

/** More than that nobody leafs through. */
const MOST = 12

/** Questions from the logs of one day. @param ordered all logs, earliest first */
const promptsOf = (ordered: readonly PracticeLog[], day: CalendarDay): readonly ReflectionPrompt[] => {
  const practised = new Set(ordered.filter((l) => l.practisedOn < day).flatMap((l) => l.competencies))
  const offered = ordered
    .filter((l) => l.practisedOn === day)
    .toReversed()
    .flatMap((log) =>
      factsOf(log, practised).map(
        (fact): ReflectionPrompt => ({
          ...fact,
          id: `${log.id} ${fact.about}${'quantity' in fact ? ` ${fact.quantity}` : ''}${'competency' in fact ? ` ${fact.competency}` : ''}`,
          log: log.id,
          task: log.task,
          day: log.practisedOn,
        }),
      ),
    )
  return offered.toSorted((a, b) => ORDER.indexOf(a.about) - ORDER.indexOf(b.about)).slice(0, MOST)
}

/** A routine day asks nothing; then one of the days just before may. Longer ago, memory is no longer fresh. */
const DAYS_BACK = 3

/**
 * Questions from the last day with logs that has something to ask about, the best first; none where the last three
 * days with logs tell of nothing special.
 * @param logs of one apprentice, in any order
 */
export const reflectionPrompts = (logs: readonly PracticeLog[]): readonly ReflectionPrompt[] => {
  const ordered = inOrder(logs)
  const days = [...new Set(ordered.map((l) => l.practisedOn))].slice(-DAYS_BACK).toReversed()
  return days.map((day) => promptsOf(ordered, day)).find((prompts) => prompts.length > 0) ?? []
}
