/** The columns of the matrix: a unit folded into one, or unfolded into its competencies. */
import type { Competency } from '#domain/competency.ts'
import type { UnitId } from '#domain/ids.ts'
import type { Programme, Unit } from '#domain/programme.ts'
import type { CompetencyStanding } from '#domain/progress.ts'
import type { ApprenticeRow } from './use-cohort.ts'

export interface MatrixColumn {
  readonly unit: Unit
  /** Null: the unit as a whole. */
  readonly competency: Competency | null
}

/** A plan of this size is shown whole; of a larger one only the first unit. */
const SMALL = 24

export const unfoldedAtFirst = (programme: Programme): readonly UnitId[] => {
  const all = programme.units.reduce((n, u) => n + u.competencies.length, 0)
  return all <= SMALL ? programme.units.map((u) => u.id) : programme.units.slice(0, 1).map((u) => u.id)
}

export const columnsOf = (programme: Programme, unfolded: readonly UnitId[]): readonly MatrixColumn[] =>
  programme.units.flatMap((unit): MatrixColumn[] =>
    unit.competencies.length > 0 && unfolded.includes(unit.id) ? unit.competencies.map((competency) => ({ unit, competency })) : [{ unit, competency: null }],
  )

export interface UnitCount {
  readonly of: number
  readonly signed: number
  readonly endorsed: number
  readonly asked: number
  readonly practised: number
}

/** How a unit stands for one apprentice; each competency counts once, by its status. */
export const countUnit = (unit: Unit, row: ApprenticeRow): UnitCount => {
  const all = unit.competencies.map((c) => row.standings.get(c.id)).filter((s): s is CompetencyStanding => s !== undefined)
  const number = (...statuses: readonly CompetencyStanding['status'][]) => all.filter((s) => statuses.includes(s.status)).length
  return { of: unit.competencies.length, signed: number('signed', 'endorsed'), endorsed: number('endorsed'), asked: number('asked'), practised: number('practised', 'expired') }
}
