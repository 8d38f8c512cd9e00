/**
 * The craft profile (rule 1): what the logs of one apprentice show of the four dimensions of craft. Every point names
 * the logs that it rests on. Where there is no evidence the dimension is blank, never zero; nothing is summed up, and
 * nobody is compared with anybody.
 */
import type { CalendarDay } from './calendar-day.ts'
import type { CraftDimension } from './competency.ts'
import type { Programmes } from './hours.ts'
import type { CompetencyId, PersonId, PracticeLogId } from './ids.ts'
import { gradeMet, type Measurement, type Standard, type Verdict } from './measurement.ts'
import { byQuantity, deviation, inOrder, quantityKey, standardsFinder, verdictBy } from './measurement-series.ts'
import type { PracticeLog } from './practice-log.ts'

interface Evidence {
  /** The same on every device, as long as the logs say the same. */
  readonly id: string
  /** Of the last of its logs. */
  readonly day: CalendarDay
  /** Earliest first. */
  readonly logs: readonly [PracticeLogId, ...PracticeLogId[]]
}

export type CraftPoint = Evidence &
  (
    | { readonly deed: 'met-after-attempts'; readonly attempts: number; readonly quantities: readonly string[] }
    | { readonly deed: 'came-closer'; readonly quantity: string; readonly unit: string; readonly deviations: readonly number[] }
    | {
        readonly deed: 'finer-grade'
        readonly competency: CompetencyId
        readonly quantity: string
        readonly grade: number
        readonly of: number
        /** The finest before; null where no grade had been met. */
        readonly before: number | null
      }
    | { readonly deed: 'checks-done'; readonly checks: number }
    | { readonly deed: 'own-defect'; readonly words: string }
    | { readonly deed: 'improvement'; readonly words: string }
  )

/** By dimension, the latest first. An empty list is a blank, not a verdict. */
export type CraftProfile = Readonly<Record<CraftDimension, readonly CraftPoint[]>>

/** So many logs in a row, each closer than the one before, are a trend; two may be chance. */
const CLOSER_IN_A_ROW = 3

/** All readings of one quantity in one log. */
interface Reading {
  readonly log: PracticeLog
  readonly first: Measurement
  /** Of the last reading: after the last attempt. */
  readonly ended: Verdict
  /** The largest deviation among them; null where one has no nominal. */
  readonly worst: number | null
}

interface Told {
  readonly log: PracticeLog
  readonly readings: readonly Reading[]
  readonly standards: readonly (readonly [CompetencyId, Standard])[]
}

const worstOf = (all: readonly Measurement[]): number | null => {
  const off = all.map(deviation)
  return off.every((d) => d !== null) ? Math.max(...off) : null
}

const readingsOf = (log: PracticeLog, standards: readonly Standard[]): readonly Reading[] =>
  [...byQuantity(log.measurements).values()].flatMap((all) => {
    const [first, last] = [all[0], all.at(-1)]
    return first === undefined || last === undefined ? [] : [{ log, first, ended: verdictBy(last, standards), worst: worstOf(all) }]
  })

const keyOf = ({ first }: Reading): string => quantityKey(first)

/** Attempts until the standard was met, in that log or for each of its quantities in a later one. */
const dedication = (told: readonly Told[]): readonly CraftPoint[] => {
  // Walked from the end: the nearest later log that met a quantity is at hand without a search.
  const metLater = new Map<string, Reading>()
  return told.toReversed().flatMap((t) => {
    const point = metAfterAttempts(t, metLater)
    for (const r of t.readings) if (r.ended === 'in') metLater.set(keyOf(r), r)
    return point === null ? [] : [point]
  })
}

const metAfterAttempts = ({ log, readings }: Told, metLater: ReadonlyMap<string, Reading>): CraftPoint | null => {
  const judged = readings.filter((r) => r.ended !== 'unjudged')
  if (log.attempts === null || log.attempts < 2 || judged.length === 0) return null
  const met = judged.map((r) => (r.ended === 'in' ? r : metLater.get(keyOf(r))))
  if (!met.every((r) => r !== undefined)) return null
  const later = inOrder([...new Set(met.map((r) => r.log))].filter((l) => l !== log))
  return {
    deed: 'met-after-attempts',
    id: `attempts ${log.id}`,
    day: (later.at(-1) ?? log).practisedOn,
    logs: [log.id, ...later.map((l) => l.id)],
    attempts: log.attempts,
    quantities: judged.map((r) => r.first.quantity),
  }
}

/** A stretch of one quantity's logs in which each came closer than the one before. */
const closer = (series: readonly Reading[]): readonly CraftPoint[] => {
  const runs: (readonly (Reading & { readonly worst: number })[])[] = []
  let run: (Reading & { readonly worst: number })[] = []
  for (const { worst, ...r } of series) {
    const last = run.at(-1)
    if (worst === null) run = []
    else if (last !== undefined && worst < last.worst) run.push({ ...r, worst })
    else run = [{ ...r, worst }]
    if (run.length === CLOSER_IN_A_ROW) runs.push(run)
  }
  return runs.flatMap((stretch): readonly CraftPoint[] => {
    const [from, ...rest] = stretch
    const to = rest.at(-1)
    if (from === undefined || to === undefined) return []
    return [
      {
        deed: 'came-closer',
        id: `closer ${from.log.id} ${keyOf(from)}`,
        day: to.log.practisedOn,
        logs: [from.log.id, ...rest.map((r) => r.log.id)],
        quantity: to.first.quantity,
        unit: to.first.unit,
        deviations: stretch.map((r) => r.worst),
      },
    ]
  })
}

/** The grade that every one of the log's readings meets, 0 for none; null where it measured nothing of the standard. */
const gradeIn = (log: PracticeLog, standard: Standard): number | null => {
  const mine = log.measurements.filter((m) => quantityKey(m) === quantityKey(standard) && (standard.nominal ?? m.nominal) !== null)
  return mine.length === 0 ? null : Math.min(...mine.map((m) => gradeMet(standard, m) ?? 0))
}

/** A finer grade than ever before, where it had been measured before. */
const finer = (told: readonly Told[]): readonly CraftPoint[] => {
  const best = new Map<CompetencyId, { readonly grade: number; readonly log: PracticeLogId }>()
  return told.flatMap(({ log, standards }) =>
    standards.flatMap(([competency, standard]): readonly CraftPoint[] => {
      const grade = gradeIn(log, standard)
      if (grade === null) return []
      const before = best.get(competency)
      if (before !== undefined && grade <= before.grade) return []
      best.set(competency, { grade, log: log.id })
      if (before === undefined || before.log === log.id) return []
      const { quantity, grades } = standard
      return [
        {
          deed: 'finer-grade',
          id: `grade ${log.id} ${competency}`,
          day: log.practisedOn,
          logs: [before.log, log.id],
          competency,
          quantity,
          grade,
          of: grades.length,
          before: before.grade === 0 ? null : before.grade,
        },
      ]
    }),
  )
}

const refinement = (told: readonly Told[]): readonly CraftPoint[] => {
  const series = new Map<string, Reading[]>()
  for (const r of told.flatMap((t) => t.readings)) (series.get(keyOf(r)) ?? series.set(keyOf(r), []).get(keyOf(r)))?.push(r)
  return [...[...series.values()].flatMap(closer), ...finer(told)]
}

const rigour = ({ log }: Told): readonly CraftPoint[] => {
  const checks = log.checks ?? []
  const [day, logs, words] = [log.practisedOn, [log.id] as const, log.ownDefects.trim()]
  return [
    ...(checks.length > 0 && checks.every((c) => c.done) ? [{ deed: 'checks-done' as const, id: `checks ${log.id}`, day, logs, checks: checks.length }] : []),
    ...(words === '' ? [] : [{ deed: 'own-defect' as const, id: `defect ${log.id}`, day, logs, words }]),
  ]
}

const excellence = ({ log }: Told): readonly CraftPoint[] => {
  const words = log.improvement.trim()
  return words === '' ? [] : [{ deed: 'improvement', id: `improvement ${log.id}`, day: log.practisedOn, logs: [log.id], words }]
}

const latestFirst = (points: readonly CraftPoint[]): readonly CraftPoint[] => points.toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1))

/**
 * @param logs in any order; those of others are not looked at
 * @param programmes as far as the reader holds them; without its plan a log has no graded standards
 */
export const craftProfile = (apprentice: PersonId, logs: readonly PracticeLog[], programmes: Programmes): CraftProfile => {
  const standardsOf = standardsFinder(programmes)
  const told = inOrder(logs.filter((l) => l.apprentice === apprentice)).map((log): Told => {
    const standards = standardsOf(log)
    return { log, standards, readings: readingsOf(log, standards.map(([, s]) => s)) }
  })
  return {
    dedication: latestFirst(dedication(told)),
    refinement: latestFirst(refinement(told)),
    rigour: latestFirst(told.flatMap(rigour)),
    excellence: latestFirst(told.flatMap(excellence)),
  }
}
