/** What the office reads of the queue's other end: deeds that were not accepted, kept whole so that nothing is lost. */
import { instant } from '#domain/calendar-day.ts'
import { personId } from '#domain/ids.ts'
import * as z from 'zod/mini'
import { wireRefusal } from './protocol.ts'

export const deadLetter = z.object({
  /** Stable name of the letter: `<client>:<mid>`. */
  id: z.string(),
  person: personId,
  personName: z.string(),
  /** Name of the mutation, as in mutators/registry.ts; another word for one that this server does not know. */
  name: z.string(),
  /** The arguments as they were sent. Null where the reader may not see them: a private reflection is its writer's. */
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
