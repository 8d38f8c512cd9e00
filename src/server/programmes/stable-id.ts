/** Ids that follow from what they name (UUIDv5), so that a plan imported twice is one plan. */
import { v5 as uuidOf } from 'uuid'

/** Drawn once for this project; changing it would give every imported plan a new identity. */
const CRAFTLOG = '6f0b3a52-6d0c-4a7e-9f55-0d2f4b7c1e90'

/** Equal parts give equal ids, other parts other ids. */
export const stableId = (...parts: readonly string[]): string => uuidOf(JSON.stringify(parts), CRAFTLOG)
