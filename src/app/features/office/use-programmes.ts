/** The plans that a class or a placement may follow, the newest version of each first; they are on this device. */
import type { Programme } from '#domain/programme.ts'
import { useLive } from '../../store/store-context.tsx'

export const useProgrammes = (): readonly Programme[] =>
  useLive(async (db) => (await db.rows('programme').toArray()).toSorted((a, b) => (a.plan === b.plan ? b.version - a.version : a.plan < b.plan ? -1 : 1)), []) ?? []
