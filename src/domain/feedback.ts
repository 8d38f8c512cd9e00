/**
 * What a mentor or teacher says on a log, one of its fields, a competency or a shared reflection; append-only.
 * A return (退回) is feedback that sends a log back: one record, with comments pinned to fields.
 */
import * as z from 'zod/mini'
import { instant } from './calendar-day.ts'
import { feedbackId, personId } from './ids.ts'
import { signature } from './people.ts'
import { region } from './photo.ts'
import { readable, remark } from './text.ts'

/** What it is about: a row by kind and id; of a log also the revision that was read. */
export const subject = z.object({
  kind: z.enum(['practiceLog', 'competency', 'reflection']),
  id: z.string().check(z.maxLength(100), readable),
  revision: z.nullable(z.int().check(z.gte(1))),
})

export const feedback = z.object({
  id: feedbackId,
  apprentice: personId,
  about: subject,
  /** The field it is pinned to, or null for the whole. */
  field: z.nullable(z.string().check(z.maxLength(60), readable)),
  /** The part of a photo that it is pinned to; then `field` is `photos`. */
  region: z.optional(region),
  text: remark,
  /** Part of a return, or a comment that asks for nothing. */
  returns: z.boolean(),
  by: signature,
  at: instant,
})
export type Feedback = z.infer<typeof feedback>
