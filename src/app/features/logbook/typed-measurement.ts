/** Measured numbers as people type them, there and back: a decimal comma, full-width digits, `±0.05`, `+0.1 −0.05`. */
import type { Measurement } from '#domain/measurement.ts'
import { readNumber } from '../../ui/typed-number.ts'

const decimals = new Intl.NumberFormat('en', { maximumFractionDigits: 20, useGrouping: false })

/** As one would type it: never an exponent. */
export const typedNumber = (n: number): string => (String(n).includes('e') ? decimals.format(n) : String(n))

export const typedTolerance = (t: Measurement['tolerance']): string =>
  t === null ? '' : t.plus === t.minus ? typedNumber(t.plus) : `+${typedNumber(t.plus)} −${typedNumber(t.minus)}`

/** @returns null for an empty text; NaN in it for what is no tolerance, which the schema then refuses */
export const readTolerance = (typed: string): Measurement['tolerance'] => {
  const both = readNumber(typed.replace(/^\s*(±|\+\s*\/?\s*[-−–])/, ''))
  if (both === null) return typed.trim() === '' ? null : { plus: NaN, minus: NaN }
  if (!Number.isNaN(both)) return { plus: both, minus: both }
  const [, plus = '', minus = ''] = /^\s*[+＋]\s*([^\s/;]+)\s*[/;]?\s*[-−–－]\s*([^\s/;]+)\s*$/.exec(typed) ?? []
  return { plus: readNumber(plus) ?? NaN, minus: readNumber(minus) ?? NaN }
}

const isNumber = (n: number | null): n is number => n !== null && Number.isFinite(n)

type Typed<F extends string> = { readonly [K in F]: string }

/** What is asked for, as far as it can be read. */
export const targetOf = (row: Typed<'nominal' | 'tolerance'>): Pick<Measurement, 'nominal' | 'tolerance'> => {
  const nominal = readNumber(row.nominal)
  const tolerance = readTolerance(row.tolerance)
  const isSound = tolerance !== null && Math.min(tolerance.plus, tolerance.minus) >= 0
  return { nominal: isNumber(nominal) ? nominal : null, tolerance: isSound ? tolerance : null }
}

/** What a row of the form measures, or null while its value is not a number. */
export const measuredOf = (row: Typed<'quantity' | 'unit' | 'nominal' | 'tolerance' | 'value'>): Omit<Measurement, 'id' | 'instrument'> | null => {
  const value = readNumber(row.value)
  return isNumber(value) ? { quantity: row.quantity, unit: row.unit, value, ...targetOf(row) } : null
}
