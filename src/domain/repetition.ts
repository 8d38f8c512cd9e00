/**
 * The repetition meter (rule 5): an apprentice who files the same part for two weeks learns little, and the regulation
 * says so ("not merely simple repetitive work"). Told as a fact, with the entries, to himself and to his teacher.
 */
import type { CalendarDay } from './calendar-day.ts'
import { type Programmes, sumOfMinutes } from './hours.ts'
import type { UnitId } from './ids.ts'
import type { PracticeLog } from './practice-log.ts'
import type { Unit } from './programme.ts'

/** From which share, over how many days with logs, work counts as simple and repetitive. */
export const REPETITION = { percent: 70, days: 10 } as const

type Categorised = Pick<PracticeLog, 'practisedOn' | 'minutes' | 'competencies' | 'programme' | 'task'>

/** The unit of the plan that a log practised first; its task's words for work off the programme. */
export type TaskCategory = { readonly kind: 'unit'; readonly unit: Unit } | { readonly kind: 'task'; readonly task: string }

export interface Repetition<L> {
  /** The category with the most minutes. */
  readonly category: TaskCategory
  readonly minutes: number
  /** Minutes in all categories. */
  readonly of: number
  readonly from: CalendarDay
  readonly until: CalendarDay
  /** Days with logs that were looked at; fewer than ten say nothing yet. */
  readonly days: number
  /** Of this category, the latest first. */
  readonly logs: readonly L[]
  readonly isRepetitive: boolean
}

const words = (task: string): string => task.trim().toLowerCase().replaceAll(/\s+/g, ' ')

const categoryOf = (log: Categorised, programmes: Programmes): TaskCategory => {
  const [first] = log.competencies
  const unit = programmes.get(log.programme)?.units.find((u) => u.competencies.some((c) => c.id === first))
  return unit === undefined ? { kind: 'task', task: log.task.trim() } : { kind: 'unit', unit }
}

const keyOf = (c: TaskCategory): `unit ${UnitId}` | `task ${string}` => (c.kind === 'unit' ? `unit ${c.unit.id}` : `task ${words(c.task)}`)

const latestFirst = <L extends Categorised>(logs: readonly L[]): readonly L[] => logs.toSorted((a, b) => (a.practisedOn < b.practisedOn ? 1 : a.practisedOn > b.practisedOn ? -1 : 0))

/**
 * How much of the last ten days with logs went into one category. Null where there are no logs.
 * @param logs of one placement, in any order
 */
export const repetition = <L extends Categorised>(logs: readonly L[], programmes: Programmes): Repetition<L> | null => {
  const days = [...new Set(logs.map((l) => l.practisedOn))].toSorted().slice(-REPETITION.days)
  const [from] = days
  const until = days.at(-1)
  if (from === undefined || until === undefined) return null
  const looked = latestFirst(logs.filter((l) => l.practisedOn >= from))
  const categories = new Map<string, { readonly category: TaskCategory; readonly logs: L[] }>()
  for (const log of looked) {
    const category = categoryOf(log, programmes)
    const known = categories.get(keyOf(category))
    if (known === undefined) categories.set(keyOf(category), { category, logs: [log] })
    else known.logs.push(log)
  }
  const [most] = [...categories.values()].toSorted((a, b) => sumOfMinutes(b.logs) - sumOfMinutes(a.logs))
  if (most === undefined) return null
  const [minutes, of] = [sumOfMinutes(most.logs), sumOfMinutes(looked)]
  return { ...most, minutes, of, from, until, days: days.length, isRepetitive: days.length === REPETITION.days && minutes * 100 >= REPETITION.percent * of }
}
