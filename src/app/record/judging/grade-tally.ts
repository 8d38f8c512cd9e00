/** How often the measurements of a claim met the competency's standard: "grade 2 in 2 of 3 tries". */
import { gradeMet, type Measurement, type Standard } from '#domain/measurement.ts'

export interface GradeTally {
  /** The finest grade met in any try, or null. */
  readonly grade: Standard['grades'][number] | null
  /** Tries that met that grade or a finer one. */
  readonly met: number
  readonly tries: number
}

/** Is it a try at this standard at all? A grade as wide as a measurement may be is met by every value of the right quantity and unit. */
const isTry = (s: Standard, m: Measurement): boolean => gradeMet({ ...s, grades: [{ grade: 1, within: Number.MAX_VALUE }] }, m) !== null

export const gradeTally = (s: Standard, measurements: readonly Measurement[]): GradeTally => {
  const tries = measurements.filter((m) => isTry(s, m))
  const grades = tries.map((m) => gradeMet(s, m) ?? 0)
  const best = Math.max(0, ...grades)
  return {
    grade: s.grades.find((g) => g.grade === best) ?? null,
    met: best === 0 ? 0 : grades.filter((g) => g >= best).length,
    tries: tries.length,
  }
}
