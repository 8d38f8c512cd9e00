/**
 * A value read off an instrument, and whether it stands within its tolerance. Rule 2 of the trade, coarse to fine:
 * a competency may carry graded standards (±0.2 → ±0.1 → ±0.05 mm), and a measurement shows which grade it meets.
 */
import * as z from 'zod/mini'
import { measurementId } from './ids.ts'
import { line, readable } from './text.ts'

const finite = z.number().check(z.refine((n) => Number.isFinite(n) && Math.abs(n) <= 1e12, { error: 'not-a-number' }))
const short = z.string().check(z.maxLength(60, { error: 'too-long' }), readable)

export const measurement = z.object({
  id: measurementId,
  quantity: line,
  unit: short,
  value: finite,
  /** What the drawing asks for; null where there is none. */
  nominal: z.nullable(finite),
  /** Allowed deviation above and below nominal, both ≥ 0, in the same unit. */
  tolerance: z.nullable(z.object({ plus: finite.check(z.nonnegative()), minus: finite.check(z.nonnegative()) })),
  instrument: short,
})
export type Measurement = z.infer<typeof measurement>

export const standard = z.object({
  quantity: line,
  unit: short,
  nominal: z.nullable(finite),
  /** Coarse first. Grade 1 is the widest tolerance (±, in the unit). */
  grades: z.readonly(z.array(z.object({ grade: z.int().check(z.gte(1)), within: finite.check(z.nonnegative()) })).check(z.maxLength(9))),
})
export type Standard = z.infer<typeof standard>

// Values are typed as decimals; 130.05 − 130 is 0.0500000000000114 in floating point and yet "on the limit".
const atMost = (deviation: number, limit: number): boolean => deviation <= limit + 1e-9 * Math.max(1, Math.abs(limit))

export type Verdict = 'in' | 'out' | 'unjudged'

/** Within the tolerance, limits included. `unjudged` where the log names no nominal or no tolerance. */
export const judge = (m: Pick<Measurement, 'value' | 'nominal' | 'tolerance'>): Verdict => {
  if (m.nominal === null || m.tolerance === null) return 'unjudged'
  const off = m.value - m.nominal
  return (off >= 0 ? atMost(off, m.tolerance.plus) : atMost(-off, m.tolerance.minus)) ? 'in' : 'out'
}

/** The finest grade of the standard that the value meets, or null: wrong quantity or unit, no nominal, or met by none. */
export const gradeMet = (
  s: Standard,
  m: Pick<Measurement, 'quantity' | 'unit' | 'value' | 'nominal'>,
): number | null => {
  if (m.unit !== s.unit || m.quantity.trim().toLowerCase() !== s.quantity.trim().toLowerCase()) return null
  const nominal = s.nominal ?? m.nominal
  if (nominal === null) return null
  const met = s.grades.filter((g) => atMost(Math.abs(m.value - nominal), g.within)).map((g) => g.grade)
  return met.length === 0 ? null : Math.max(...met)
}

/** The grade to aim for next, or null when the finest is met. */
export const nextGrade = (s: Standard, met: number | null): Standard['grades'][number] | null =>
  s.grades.toSorted((a, b) => a.grade - b.grade).find((g) => g.grade > (met ?? 0)) ?? null
