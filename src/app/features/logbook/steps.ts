/** One step up or down from what was typed, by buttons that a glove can hit. Null where no step leads anywhere. */
import { readNumber } from '../../ui/typed-number.ts'

export type Direction = 1 | -1

/** Steps of whole numbers between two limits; from an empty field by the first step up. */
export const wholeStep = (typed: string, direction: Direction, { by, least, most }: { readonly by: number; readonly least: number; readonly most: number }): string | null => {
  const number = readNumber(typed)
  // What is no number was typed by a person, and is his to mend.
  if (Number.isNaN(number)) return null
  const next = Math.min(most, Math.max(least, (number ?? 0) + direction * by))
  return next === number ? null : String(next)
}

/** How many digits stand after the decimal mark. */
const decimalsOf = (typed: string): number => /[.,。](\d+)\s*$/.exec(typed.normalize('NFKC'))?.[1]?.length ?? 0

/**
 * A measured value by its last decimal place: 130.02 → 130.03, 130 → 131. An empty one begins at the nominal, with as
 * many decimals as nominal and tolerance have.
 */
export const valueStep = (row: { readonly value: string; readonly nominal: string; readonly tolerance: string }, direction: Direction): string | null => {
  const isEmpty = row.value.trim() === ''
  const number = readNumber(isEmpty ? row.nominal : row.value) ?? 0
  if (!Number.isFinite(number)) return null
  const decimals = Math.min(9, isEmpty ? Math.max(decimalsOf(row.nominal), decimalsOf(row.tolerance)) : decimalsOf(row.value))
  const next = (number + direction * 10 ** -decimals).toFixed(decimals)
  const text = Number(next) === 0 ? next.replace('-', '') : next
  return /[,，]/.test(row.value) ? text.replace('.', ',') : text
}
