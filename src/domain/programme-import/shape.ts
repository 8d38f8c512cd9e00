/** Checks one piece of a file against a schema and names the first place that does not fit. */
import type * as z from 'zod/mini'
import { Unreadable } from './findings.ts'

/** @throws Unreadable `wrong-shape` with the dotted path of the first misfit */
export const parseAt = <T>(schema: z.ZodMiniType<T>, raw: unknown, path: string): T => {
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  throw new Unreadable('wrong-shape', [path, ...(parsed.error.issues[0]?.path ?? []).map(String)].filter((p) => p !== '').join('.'))
}
