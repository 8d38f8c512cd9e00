/** Readers for what stands in a payload: each gives the value, or undefined for anything that is not exactly it. */
export const bytesOf = (x: unknown, length: number): Uint8Array | undefined => (x instanceof Uint8Array && x.length === length ? x : undefined)

export const wholeOf = (x: unknown, least: number, most: number): number | undefined =>
  typeof x === 'number' && Number.isInteger(x) && x >= least && x <= most ? x : undefined

export const textOf = (x: unknown, mostBytes: number): string | undefined =>
  typeof x === 'string' && new TextEncoder().encode(x).length <= mostBytes ? x : undefined

/** Each read by `one`; undefined as a whole where one of them is not what it should be, or their number is not. */
export const listOf = <T>(x: unknown, least: number, most: number, one: (item: unknown) => T | undefined): readonly T[] | undefined => {
  if (!Array.isArray(x) || x.length < least || x.length > most) return undefined
  const read = x.map(one)
  return read.includes(undefined) ? undefined : (read as readonly T[])
}

/** A map with exactly these keys. */
export const mapOf = (x: unknown, keys: readonly number[]): ReadonlyMap<number, unknown> | undefined =>
  x instanceof Map && x.size === keys.length && keys.every((key) => x.has(key)) ? (x as ReadonlyMap<number, unknown>) : undefined

/** Claims of a CWT (RFC 8392), and a private one for what is only ours. */
export const CLAIM = { subject: 2, audience: 3, expires: 4, notBefore: 5, issuedAt: 6, id: 7, key: 8, ours: -65_537 } as const

/** Whole seconds: what a document carries of a moment. */
export const LAST_SECOND = 0xffff_ffff
