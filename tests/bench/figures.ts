/** What is made of many times: the middle one, the slow ones. */

const sorted = (values: readonly number[]): readonly number[] => values.toSorted((a, b) => a - b)

/** The value that a share of all stay below or at; NaN of none. @param share 0…1 */
export const percentile = (values: readonly number[], share: number): number =>
  sorted(values)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? Number.NaN

export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** To three significant digits: more would be noise. */
export const rounded = (value: number): number => (Number.isFinite(value) ? Number(value.toPrecision(3)) : value)

export interface Spread {
  readonly p50: number
  readonly p95: number
  readonly p99: number
}
export const spread = (values: readonly number[]): Spread => ({
  p50: rounded(percentile(values, 0.5)),
  p95: rounded(percentile(values, 0.95)),
  p99: rounded(percentile(values, 0.99)),
})
