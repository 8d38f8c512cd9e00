/**
 * The ids that a file will get, worked out here so that the preview can name what changes. Word for word the server's
 * way (server/programmes/stable-id.ts): if the two ever differed, a preview would show a known plan as a new one.
 */
import { v5 as uuidOf } from 'uuid'

const CRAFTLOG = '6f0b3a52-6d0c-4a7e-9f55-0d2f4b7c1e90'

/** Equal parts give equal ids, other parts other ids. */
export const stableId = (...parts: readonly string[]): string => uuidOf(JSON.stringify(parts), CRAFTLOG)
