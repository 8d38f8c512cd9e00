/**
 * CBOR as these documents use it: whole numbers, text, bytes, lists, maps with whole numbers as keys, each value in its one
 * shortest spelling (RFC 8949, 4.2.1). Anything else is refused before anybody looks into it.
 */
import { decode, encode } from 'cborg'
import { type Bytes, sameBytes } from './bytes.ts'

/** No document of ours is longer; also keeps a hostile nesting from exhausting the stack. */
export const MOST_BYTES = 2_048

export type Cbor = number | string | Uint8Array | readonly Cbor[] | ReadonlyMap<number, Cbor>

export const toCbor = (value: Cbor): Bytes => new Uint8Array(encode(value))

/** @returns undefined where the bytes are not exactly one value in its one spelling */
export const fromCbor = (bytes: Uint8Array): unknown => {
  if (bytes.length === 0 || bytes.length > MOST_BYTES) return undefined
  try {
    const value: unknown = decode(bytes, {
      strict: true,
      useMaps: true,
      allowIndefinite: false,
      allowUndefined: false,
      allowInfinity: false,
      allowNaN: false,
      allowBigInt: false,
      rejectDuplicateMapKeys: true,
    })
    // The order of a map's keys, and whatever else the decoder lets pass.
    return sameBytes(toCbor(value as Cbor), bytes) ? value : undefined
  } catch {
    return undefined
  }
}
