/** The draft as rows of one list, and where a row goes when it is moved by one. Pure. */
import type { Competency } from '#domain/competency.ts'
import type { CompetencyId, UnitId } from '#domain/ids.ts'
import type { PlanContent, PlanEdit } from '#domain/programme-edit/plan-edit.ts'
import type { Locked } from '#domain/programme-edit/variant.ts'
import type { Unit } from '#domain/programme.ts'

export type PlanRow =
  | { readonly is: 'plan'; readonly id: 'plan' }
  | { readonly is: 'unit'; readonly id: UnitId; readonly unit: Unit; readonly isLocked: boolean }
  | { readonly is: 'line'; readonly id: CompetencyId; readonly line: Competency; readonly unit: Unit; readonly isLocked: boolean }

const holds = (words: string, code: string, title: Readonly<Record<string, string>>): boolean => [code, ...Object.values(title)].some((text) => text.toLowerCase().includes(words))

/** @param words lower case; a unit stays in sight while one of its lines is found */
export const rowsOf = ({ units }: PlanContent, locked: Locked, words: string): readonly PlanRow[] => [
  { is: 'plan', id: 'plan' },
  ...units.flatMap((unit): readonly PlanRow[] => {
    const isFound = words === '' || holds(words, unit.code, unit.title)
    const lines = isFound ? unit.competencies : unit.competencies.filter((c) => holds(words, c.code, c.title))
    if (!isFound && lines.length === 0) return []
    return [
      { is: 'unit', id: unit.id, unit, isLocked: locked.units.has(unit.id) },
      ...lines.map((line): PlanRow => ({ is: 'line', id: line.id, line, unit, isLocked: locked.units.has(unit.id) })),
    ]
  }),
]

const besides = <T extends { readonly id: string }>(all: readonly T[], id: string, by: 1 | -1): { readonly after: T | null } | null => {
  const at = all.findIndex((x) => x.id === id)
  const to = at + by
  if (at === -1 || to < 0 || to >= all.length) return null
  return { after: all[by === 1 ? to : to - 1] ?? null }
}

/** One place up or down; a line leaves its unit at the end of it. Null where there is no further place. */
export const moved = ({ units }: PlanContent, row: PlanRow, by: 1 | -1, locked: Locked): PlanEdit | null => {
  if (row.is === 'plan' || row.isLocked) return null
  const own = units.filter((u) => !locked.units.has(u.id))
  if (row.is === 'unit') {
    const place = besides(own, row.id, by)
    // First of one's own units is behind the last shared one.
    const lastShared = units.findLast((u) => locked.units.has(u.id))
    return place === null ? null : { do: 'move-unit', unit: row.id, after: place.after?.id ?? lastShared?.id ?? null }
  }
  const within = besides(row.unit.competencies, row.id, by)
  if (within !== null) return { do: 'move-line', line: row.id, to: row.unit.id, after: within.after?.id ?? null }
  const neighbour = own[own.findIndex((u) => u.id === row.unit.id) + by]
  if (neighbour === undefined) return null
  return { do: 'move-line', line: row.id, to: neighbour.id, after: by === 1 ? null : (neighbour.competencies.at(-1)?.id ?? null) }
}

export const emptyLine = (id: CompetencyId, languages: readonly string[]): Competency => ({
  id,
  code: '',
  title: Object.fromEntries(languages.map((tag) => [tag, ''])),
  kind: 'skill',
  craft: [],
  standard: null,
  prerequisites: [],
  validDays: null,
  plannedMinutes: null,
})
