/**
 * The checklist as the rows that a list draws: a unit, then its competencies, as far as search and filters leave any.
 * Pure, so that a plan of 1,000 items can be filtered between two key strokes.
 */
import type { Competency, Kind } from '#domain/competency.ts'
import type { CompetencyId, UnitId } from '#domain/ids.ts'
import type { Programme, Unit } from '#domain/programme.ts'
import { type CompetencyStanding, type Status, STATUSES } from '#domain/progress.ts'

export interface SkillFilter {
  readonly text: string
  readonly unit: UnitId | null
  readonly kind: Kind | null
  readonly status: Status | null
}

/** How many of some competencies carry a valid seal, wait for one, are practised (or lapsed), or are untouched. */
export interface Tally {
  readonly of: number
  readonly signed: number
  readonly asked: number
  readonly practised: number
  readonly untouched: number
}

export interface UnitRow {
  readonly row: 'unit'
  readonly unit: Unit
  readonly tally: Tally
  readonly open: boolean
}
export interface SkillRow {
  readonly row: 'skill'
  readonly competency: Competency
  readonly standing: CompetencyStanding
  readonly last: boolean
}
export type Row = UnitRow | SkillRow

/** Asked for again while a seal stands is both: the filter finds it under either. */
export const hasStatus = (s: CompetencyStanding, status: Status): boolean => s.status === status || (status === 'asked' && s.asked)

export const tallyOf = (all: readonly CompetencyStanding[]): Tally => {
  const tally = { of: all.length, signed: 0, asked: 0, practised: 0, untouched: 0 }
  for (const { status } of all) {
    if (status === 'signed' || status === 'endorsed') tally.signed++
    else if (status === 'asked') tally.asked++
    else if (status === 'untouched') tally.untouched++
    else tally.practised++
  }
  return tally
}

/** How many of each status there are within the chosen unit and kind. */
export const statusCounts = ({ programme, standings, filter: { unit, kind } }: Pick<RowsOf, 'programme' | 'standings'> & { readonly filter: Pick<SkillFilter, 'unit' | 'kind'> }): ReadonlyMap<Status, number> => {
  const among = programme.units.filter((u) => unit === null || u.id === unit).flatMap((u) => u.competencies.filter((c) => kind === null || c.kind === kind))
  const all = among.flatMap((c) => standings.get(c.id) ?? [])
  return new Map(STATUSES.map((status) => [status, all.filter((s) => hasStatus(s, status)).length]))
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Code and title in every language of the plan: people type what is painted on the machine. */
export const searchTexts = (programme: Pick<Programme, 'units'>): ReadonlyMap<CompetencyId, string> =>
  new Map(programme.units.flatMap((u) => u.competencies.map((c) => [c.id, plain([c.code, ...Object.values(c.title)].join('\n'))] as const)))

interface RowsOf {
  readonly programme: Pick<Programme, 'units'>
  readonly standings: ReadonlyMap<CompetencyId, CompetencyStanding>
  readonly texts: ReadonlyMap<CompetencyId, string>
  readonly filter: SkillFilter
  readonly folded: ReadonlySet<UnitId>
}

/** A search opens every unit it finds something in; a fold only holds while nothing is searched or filtered. */
export const skillRows = ({ programme, standings, texts, filter, folded }: RowsOf): readonly Row[] => {
  const words = plain(filter.text).split(/\s+/).filter(Boolean)
  const narrowed = words.length > 0 || filter.unit !== null || filter.kind !== null || filter.status !== null
  const rows: Row[] = []
  for (const unit of programme.units) {
    if (filter.unit !== null && unit.id !== filter.unit) continue
    const all = unit.competencies.flatMap((c) => {
      const standing = standings.get(c.id)
      return standing === undefined ? [] : [{ competency: c, standing }]
    })
    const found = all.filter(
      ({ competency: c, standing }) =>
        (filter.kind === null || c.kind === filter.kind) &&
        (filter.status === null || hasStatus(standing, filter.status)) &&
        words.every((w) => texts.get(c.id)?.includes(w) ?? false),
    )
    if (narrowed && found.length === 0) continue
    const open = narrowed || !folded.has(unit.id)
    rows.push({ row: 'unit', unit, tally: tallyOf(all.map((a) => a.standing)), open })
    if (open) found.forEach((f, n) => rows.push({ row: 'skill', ...f, last: n === found.length - 1 }))
  }
  return rows
}
