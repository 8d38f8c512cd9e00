/**
 * Changing a plan: a list of small deeds on top of a version that never changes. The list is the draft: taking the last
 * one away undoes it, and replaying all of it on a newer version brings a day's work over to what somebody else published.
 */
import * as z from 'zod/mini'
import type { Competency } from '../competency.ts'
import { competencyId, unitId } from '../ids.ts'
import { programme, type Programme, unit, type Unit } from '../programme.ts'
import { addLine, fromProposal, removeLine, setLine } from './line-edit.ts'

/** What a version says, without its place in the row of versions. */
export const planContent = z.pick(programme, { title: true, languages: true, source: true, units: true })
export type PlanContent = z.infer<typeof planContent>

export const planContentOf = ({ title, languages, source, units }: Programme): PlanContent => ({ title, languages, source, units })

const setPlan = z.object({ ...fromProposal, do: z.literal('set-plan'), set: z.partial(z.pick(programme, { title: true, languages: true, source: true })) })
const setUnit = z.object({ ...fromProposal, do: z.literal('set-unit'), unit: unitId, set: z.partial(z.pick(unit, { code: true, title: true })) })
/** `after`: its neighbour above; null puts it first. */
const addUnit = z.object({ ...fromProposal, do: z.literal('add-unit'), unit: z.omit(unit, { competencies: true }), after: z.nullable(unitId) })
const moveUnit = z.object({ ...fromProposal, do: z.literal('move-unit'), unit: unitId, after: z.nullable(unitId) })
const moveLine = z.object({ ...fromProposal, do: z.literal('move-line'), line: competencyId, to: unitId, after: z.nullable(competencyId) })
const removeUnit = z.object({ ...fromProposal, do: z.literal('remove-unit'), unit: unitId })

export const planEdit = z.discriminatedUnion('do', [setPlan, setUnit, setLine, addUnit, addLine, moveUnit, moveLine, removeUnit, removeLine])
export type PlanEdit = z.infer<typeof planEdit>

/** Without the keys that say nothing, so that spreading it never wipes a field. */
const given = <T extends object>(set: { readonly [K in keyof T]?: T[K] | undefined }): Partial<T> =>
  Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)) as Partial<T>

const placed = <T extends { readonly id: string }>(all: readonly T[], one: T, after: string | null): readonly T[] => {
  const rest = all.filter((x) => x.id !== one.id)
  // A neighbour that is gone leaves it at the end: in sight, and moved with one key.
  const at = after === null ? 0 : rest.findIndex((x) => x.id === after) + 1
  return after !== null && at === 0 ? [...rest, one] : rest.toSpliced(at, 0, one)
}

const unitOf = (units: readonly Unit[], line: Competency['id']): Unit | undefined => units.find((u) => u.competencies.some((c) => c.id === line))

const inUnit = (units: readonly Unit[], id: Unit['id'], change: (lines: readonly Competency[]) => readonly Competency[]): readonly Unit[] =>
  units.map((u) => (u.id === id ? { ...u, competencies: change(u.competencies) } : u))

const lineTo = (units: readonly Unit[], line: Competency, to: Unit['id'], after: string | null): readonly Unit[] =>
  inUnit(units, to, (lines) => placed(lines, line, after))

/** @returns the plan with the deed done, or null where what it speaks of is not there (or is there already) */
export const applyEdit = (plan: PlanContent, edit: PlanEdit): PlanContent | null => {
  const { units } = plan
  switch (edit.do) {
    case 'set-plan':
      return { ...plan, ...given<PlanContent>(edit.set) }
    case 'set-unit':
      if (!units.some((u) => u.id === edit.unit)) return null
      return { ...plan, units: units.map((u) => (u.id === edit.unit ? { ...u, ...given<Unit>(edit.set) } : u)) }
    case 'set-line': {
      const home = unitOf(units, edit.line)
      if (home === undefined) return null
      return { ...plan, units: inUnit(units, home.id, (lines) => lines.map((c) => (c.id === edit.line ? { ...c, ...given<Competency>(edit.set) } : c))) }
    }
    case 'add-unit':
      if (units.some((u) => u.id === edit.unit.id)) return null
      return { ...plan, units: placed(units, { ...edit.unit, competencies: [] }, edit.after) }
    case 'add-line':
      if (unitOf(units, edit.line.id) !== undefined || !units.some((u) => u.id === edit.to)) return null
      return { ...plan, units: lineTo(units, edit.line, edit.to, edit.after) }
    case 'move-unit': {
      const moved = units.find((u) => u.id === edit.unit)
      return moved === undefined ? null : { ...plan, units: placed(units, moved, edit.after) }
    }
    case 'move-line': {
      const home = unitOf(units, edit.line)
      const line = home?.competencies.find((c) => c.id === edit.line)
      if (home === undefined || line === undefined || !units.some((u) => u.id === edit.to)) return null
      return { ...plan, units: lineTo(inUnit(units, home.id, (lines) => lines.filter((c) => c.id !== line.id)), line, edit.to, edit.after) }
    }
    case 'remove-unit':
      return units.some((u) => u.id === edit.unit) ? { ...plan, units: units.filter((u) => u.id !== edit.unit) } : null
    case 'remove-line': {
      const home = unitOf(units, edit.line)
      return home === undefined ? null : { ...plan, units: inUnit(units, home.id, (lines) => lines.filter((c) => c.id !== edit.line)) }
    }
  }
}

export interface Replayed {
  readonly content: PlanContent
  /** Deeds whose subject is not in this version: shown, so that nothing typed is lost. */
  readonly homeless: readonly PlanEdit[]
}

/** All deeds in their order. A deed on something that is not there changes nothing and is named. */
export const replay = (start: PlanContent, edits: readonly PlanEdit[]): Replayed => {
  const homeless: PlanEdit[] = []
  const content = edits.reduce((plan, edit) => {
    const next = applyEdit(plan, edit)
    if (next === null) homeless.push(edit)
    return next ?? plan
  }, start)
  return { content, homeless }
}

const subjectOf = (edit: PlanEdit): string => {
  switch (edit.do) {
    case 'set-plan':
      return 'plan'
    case 'add-unit':
      return edit.unit.id
    case 'add-line':
      return edit.line.id
    case 'set-unit':
    case 'move-unit':
    case 'remove-unit':
      return edit.unit
    case 'set-line':
    case 'move-line':
    case 'remove-line':
      return edit.line
  }
}

const fieldsOf = (edit: PlanEdit): string => ('set' in edit ? Object.keys(edit.set).toSorted().join() : '')

/** Adds a deed; letters typed into one field one after the other are one deed, undone by one key. */
export const withEdit = (edits: readonly PlanEdit[], edit: PlanEdit): readonly PlanEdit[] => {
  const last = edits.at(-1)
  const goesOn = last !== undefined && 'set' in edit && last.do === edit.do && last.proposal === edit.proposal && subjectOf(last) === subjectOf(edit) && fieldsOf(last) === fieldsOf(edit)
  return goesOn ? [...edits.slice(0, -1), edit] : [...edits, edit]
}

/** Units and lines that deeds speak of, by id; `plan` is the heading. */
export const touchedBy = (edits: readonly PlanEdit[]): ReadonlySet<string> => new Set(edits.map(subjectOf))
