/**
 * Names as documents carry them: eight bytes that only who knows the name can tell. A reader looks among the few names
 * that can be meant (this apprentice, the lines of this programme), so eight bytes are enough.
 */
import { type Bytes, sameBytes, sha256, utf8 } from './bytes.ts'

export const REFERENCE_BYTES = 8

export const referenceTo = (what: 'person' | 'school' | 'competency', id: string): Bytes => sha256(utf8(`${what}\n${id}`)).slice(0, REFERENCE_BYTES)

/** The one of these that is meant. Undefined where none is, or more than one could be. */
export const meantBy = <T extends string>(what: 'person' | 'school' | 'competency', reference: Uint8Array, among: readonly T[]): T | undefined => {
  const meant = among.filter((id) => sameBytes(referenceTo(what, id), reference))
  return meant.length === 1 ? meant[0] : undefined
}
