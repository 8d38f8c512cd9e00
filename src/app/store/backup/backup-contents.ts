/**
 * What a backup file holds of one person: every deed that the school may not have, what it refused, drafts, lost and found,
 * and the photos that are only here. No rows: they follow from the deeds, and come from the school.
 */
import { instant } from '#domain/calendar-day.ts'
import { personId, schoolId } from '#domain/ids.ts'
import { sha256 } from '#domain/photo.ts'
import { highWater, mutation, wireRefusal } from '#sync/protocol.ts'
import * as z from 'zod/mini'

const bytes = z.int().check(z.nonnegative())

const deed = z.object({ uid: mutation.shape.uid, name: mutation.shape.name, args: z.unknown(), at: instant, sv: z.int() })

const judged = z.extend(deed, {
  mid: z.int(),
  clientId: z.string(),
  judgedAt: instant,
  state: z.enum(['done', 'parked', 'dismissed']),
  refusal: z.nullable(wireRefusal),
  merged: z.array(z.object({ field: z.string(), how: z.enum(['kept-both', 'replaced', 'overruled']) })),
})
const draft = z.object({ key: z.string(), value: z.unknown(), savedAt: instant })
const lost = z.object({
  key: z.string(),
  why: z.enum(['history-lost', 'scope-left', 'two-drafts']),
  at: instant,
  row: z.nullable(z.object({ type: z.string(), row: z.unknown() })),
  draft: z.nullable(z.object({ key: z.string(), value: z.unknown() })),
  seen: z.boolean(),
})
/** Its bytes lie in the file in this order: the photo, then its small picture (of none: 0). */
const photo = z.object({ sha256, type: z.string(), bytes, thumb: bytes })
export type BackedUpPhoto = z.infer<typeof photo>

export const backupContents = z.object({
  school: schoolId,
  person: personId,
  /** To be told whose file it is. */
  name: z.string(),
  savedAt: instant,
  /** The last that this device saw of the school's history: whether that was replaced since, shows when it is asked for. */
  hw: z.nullable(highWater),
  /** In the order in which they were done. */
  waiting: z.array(deed),
  judged: z.array(judged),
  drafts: z.array(draft),
  lost: z.array(lost),
  photos: z.array(photo),
})
export type BackupContents = z.infer<typeof backupContents>
