/**
 * What is wrong with a plan that somebody is working on, place by place. The page shows each finding at its field, the
 * server asks the same before it publishes: a plan that waits on itself, or a line without a name, never gets out.
 */
import type { Competency } from '../competency.ts'
import type { CompetencyId, UnitId } from '../ids.ts'
import { LARGEST } from '../programme-import/draft.ts'
import { LENGTH, UNREADABLE, type LocalText } from '../text.ts'
import type { PlanContent } from './plan-edit.ts'

export const PLAN_FINDINGS = [
  /** No words in any language. */
  'name-missing',
  'too-long',
  'unreadable',
  /** Another line of the plan has this code. Detail: the code. */
  'code-doubled',
  /** Detail: the way round, by codes: `A1 → B2 → A1`. */
  'cycle',
  /** A prerequisite that is no longer in the plan. Never dropped by itself: it may be about safety. */
  'prerequisite-gone',
  'too-many-prerequisites',
  'number-wrong',
  /** A standard without a quantity, or grades that do not get finer. */
  'standard-wrong',
  'unit-empty',
  'no-competencies',
  'too-many-lines',
] as const
export type PlanFindingCode = (typeof PLAN_FINDINGS)[number]

export type PlanField = 'title' | 'code' | 'prerequisites' | 'validDays' | 'plannedMinutes' | 'standard' | 'source' | 'competencies'

export interface PlanFinding {
  /** Id of the unit or line; `plan` for the heading. */
  readonly at: UnitId | CompetencyId | 'plan'
  readonly field: PlanField
  readonly code: PlanFindingCode
  readonly detail: string
  /** It must be put right before the plan can be published. */
  readonly stops: boolean
}

const LONGEST_CODE = 40
const MOST_PREREQUISITES = 20

type Found = (field: PlanField, code: PlanFindingCode, detail?: string, stops?: boolean) => void

const checkWords = (title: LocalText, found: Found): void => {
  const words = Object.values(title)
  if (words.every((w) => w.trim() === '')) found('title', 'name-missing')
  if (words.some((w) => w.length > LENGTH.paragraph)) found('title', 'too-long')
  if (words.some((w) => UNREADABLE.test(w))) found('title', 'unreadable')
}

const isWhole = (n: number | null, least: number, most: number): boolean => n === null || (Number.isInteger(n) && n >= least && n <= most)

const checkStandard = ({ standard: s }: Competency, found: Found): void => {
  if (s === null) return
  const isFiner = s.grades.every((g, n) => Number.isFinite(g.within) && g.within >= 0 && g.within < (s.grades[n - 1]?.within ?? Infinity))
  const isSound = s.quantity.trim() !== '' && s.quantity.length <= LENGTH.line && s.unit.length <= 60 && (s.nominal === null || Number.isFinite(s.nominal))
  if (!isSound || !isFiner || s.grades.length === 0) found('standard', 'standard-wrong')
}

/** Lines that are prerequisites of each other, each circle once, in the order of waiting. Loops over lists: a long chain exhausts no stack. */
const circlesOf = (lines: readonly Competency[]): readonly (readonly Competency[])[] => {
  const byId = new Map(lines.map((c) => [c.id, c]))
  const waitsFor = (c: Competency) => c.prerequisites.flatMap((p) => byId.get(p.competency) ?? [])
  // Whatever waits for nothing is taken away, until only what waits for a circle is left.
  const waiting = new Map(lines.map((c) => [c.id, new Set(waitsFor(c).map((p) => p.id))]))
  const waiters = new Map<CompetencyId, CompetencyId[]>()
  for (const c of lines) for (const p of waitsFor(c)) (waiters.get(p.id) ?? waiters.set(p.id, []).get(p.id))?.push(c.id)
  const free = [...waiting].filter(([, on]) => on.size === 0).map(([id]) => id)
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    waiting.delete(id)
    for (const waiter of waiters.get(id) ?? []) {
      const on = waiting.get(waiter)
      if (on?.delete(id) === true && on.size === 0) free.push(waiter)
    }
  }
  const seen = new Set<CompetencyId>()
  return lines.flatMap((start) => {
    const path: Competency[] = []
    for (let at: Competency | undefined = start; at !== undefined && waiting.has(at.id) && !seen.has(at.id); at = waitsFor(at).find((p) => waiting.has(p.id))) {
      seen.add(at.id)
      path.push(at)
    }
    const last = path.at(-1)
    const back = last === undefined ? undefined : waitsFor(last).find((p) => waiting.has(p.id))
    const entry = path.findIndex((c) => c.id === back?.id)
    return entry === -1 ? [] : [path.slice(entry)]
  })
}

const codesTwice = (plan: Pick<PlanContent, 'units'>): ReadonlySet<string> => {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const { code } of plan.units.flatMap((u) => u.competencies)) {
    const plain = code.trim()
    if (plain !== '' && seen.has(plain)) twice.add(plain)
    seen.add(plain)
  }
  return twice
}

const nameOf = (c: Competency): string => c.code || (Object.values(c.title).find((w) => w.trim() !== '') ?? c.id)

/** @param before what the plan came from: statutory plans repeat codes, and what was doubled there may stay so */
export const checkPlan = (plan: PlanContent, before: Pick<PlanContent, 'units'>): readonly PlanFinding[] => {
  const findings: PlanFinding[] = []
  const foundAt =
    (at: PlanFinding['at']): Found =>
    (field, code, detail = '', stops = true) =>
      findings.push({ at, field, code, detail, stops })
  const onPlan = foundAt('plan')
  const lines = plan.units.flatMap((u) => u.competencies)
  checkWords(plan.title, onPlan)
  if (plan.source.length > LENGTH.paragraph) onPlan('source', 'too-long')
  if (UNREADABLE.test(plan.source)) onPlan('source', 'unreadable')
  if (lines.length === 0) onPlan('competencies', 'no-competencies')
  if (lines.length > LARGEST.items || plan.units.length > LARGEST.units) onPlan('competencies', 'too-many-lines')

  const there = new Set(lines.map((c) => c.id))
  const twice = codesTwice(plan)
  const twiceBefore = codesTwice(before)
  for (const u of plan.units) {
    const onUnit = foundAt(u.id)
    checkWords(u.title, onUnit)
    if (u.code.length > LONGEST_CODE) onUnit('code', 'too-long')
    if (u.competencies.length === 0) onUnit('competencies', 'unit-empty', '', false)
    if (u.competencies.length > LARGEST.unit) onUnit('competencies', 'too-many-lines')
    for (const c of u.competencies) {
      const onLine = foundAt(c.id)
      const code = c.code.trim()
      checkWords(c.title, onLine)
      if (c.code.length > LONGEST_CODE) onLine('code', 'too-long')
      if (twice.has(code)) onLine('code', 'code-doubled', code, !twiceBefore.has(code))
      if (c.prerequisites.some((p) => !there.has(p.competency))) onLine('prerequisites', 'prerequisite-gone')
      if (c.prerequisites.length > MOST_PREREQUISITES) onLine('prerequisites', 'too-many-prerequisites')
      if (!isWhole(c.validDays, 1, 3_660)) onLine('validDays', 'number-wrong')
      if (!isWhole(c.plannedMinutes, 0, 600_000)) onLine('plannedMinutes', 'number-wrong')
      checkStandard(c, onLine)
    }
  }
  for (const circle of circlesOf(lines)) {
    const way = [...circle, ...circle.slice(0, 1)].map(nameOf).join(' → ')
    for (const c of circle) foundAt(c.id)('prerequisites', 'cycle', way)
  }
  return findings
}
