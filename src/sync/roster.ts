/** A roster on its way to the school: checked and taken in lots, since nobody should wait for five thousand at once. */
import { ROSTER, ROSTER_FAULTS, rosterLine } from '#domain/roster.ts'
import * as z from 'zod/mini'
import { deedId } from './office-deeds.ts'

const lines = z.array(rosterLine).check(z.minLength(1, { error: 'required' }), z.maxLength(ROSTER.aLot, { error: 'too-many' }))

/** POST /api/office/roster/check: what would become of these lines. Nothing is written. */
export const rosterQuestion = z.object({ lines })
/** POST /api/office/roster: takes these lines in. Sent again it finds everybody as `same`. */
export const rosterLot = z.object({ deed: deedId, lines })
export type RosterLot = z.infer<typeof rosterLot>

/** `same`: known by number, and nothing differs. `fault`: this line alone is not taken. */
export const rosterAnswer = z.object({
  lines: z.array(z.object({ line: z.int(), becomes: z.enum(['new', 'changed', 'same', 'fault']), fault: z.optional(z.enum(ROSTER_FAULTS)) })),
})
export type RosterAnswer = z.infer<typeof rosterAnswer>
