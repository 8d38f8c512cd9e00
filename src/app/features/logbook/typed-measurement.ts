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
