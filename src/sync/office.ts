/** What the office reads of the server: deeds that were not accepted, kept whole so that nothing is lost, and answers that are owed. */
import { instant } from '#domain/calendar-day.ts'
import { concernCategory } from '#domain/concern.ts'
import { concernId, deviceKeyId, personId } from '#domain/ids.ts'
import { documentText, KEY_ENDINGS } from '#domain/device-key.ts'
import { line } from '#domain/text.ts'
import * as z from 'zod/mini'
import { wireRefusal } from './protocol.ts'

export const deadLetter = z.object({
  /** Stable name of the letter: `<client>:<mid>`. */
  id: z.string(),
  person: personId,
  personName: z.string(),
  /** Name of the mutation, as in mutators/registry.ts; another word for one that this server does not know. */
  name: z.string(),
  /** The arguments as they were sent. Null where the reader may not see them: reflections and concerns are their writers'. */
  args: z.unknown(),
  refusal: wireRefusal,
  /** When the server judged. */
  at: instant,
})
export type DeadLetter = z.infer<typeof deadLetter>

/**
 * GET /api/dead-letters?before=<id of the last letter shown> → the newest first, at most 50. A coordinator reads those
 * of the school, everybody else his own.
 */
export const deadLettersResponse = z.object({ letters: z.array(deadLetter), more: z.boolean() })
export type DeadLettersResponse = z.infer<typeof deadLettersResponse>

/** That the school is late with an answer. The words of the concern are not in it. */
export const overdueConcern = z.object({
  id: concernId,
  apprentice: personId,
  apprenticeName: z.string(),
  /** Empty where he is in none. */
  cohortName: z.string(),
  /** Of his latest placement; empty where he has none. */
  teacherName: z.string(),
  category: concernCategory,
  /** When the answer was due. */
  since: instant,
})
export type OverdueConcern = z.infer<typeof overdueConcern>

/** GET /api/overdue-concerns → the longest overdue first, at most so many; `count` of all. */
export const OVERDUE_PAGE = 200
export const overdueConcernsResponse = z.object({ concerns: z.array(overdueConcern), count: z.int() })
export type OverdueConcernsResponse = z.infer<typeof overdueConcernsResponse>
/** GET /api/keys → what the office reads of keys that do not come to its device. */
export const keysResponse = z.object({
  /** base64url */
  schoolKey: documentText,
  /** The devices on which apprentices show codes. */
  phones: z.array(
    z.object({ id: deviceKeyId, person: personId, name: line, label: line, since: instant, expires: instant, ended: z.nullable(z.enum(KEY_ENDINGS)) }),
  ),
})
export type KeysResponse = z.infer<typeof keysResponse>
