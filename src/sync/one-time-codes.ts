/** A mentor's list of one-time codes: made and printed with a network, typed without one (signing/one-time-code.ts). */
import { instant } from '#domain/calendar-day.ts'
import * as z from 'zod/mini'

/** GET /api/one-time-codes → how his list stands. `madeAt` is null where he has none. */
export const codeListState = z.object({ madeAt: z.nullable(instant), left: z.int() })
export type CodeListState = z.infer<typeof codeListState>

/** POST /api/one-time-codes → a new list, told once. What was left of the one before counts no more. */
export const newCodeList = z.object({ codes: z.array(z.string().check(z.maxLength(20))), madeAt: instant })
export type NewCodeList = z.infer<typeof newCodeList>
