/** A programme version never changes, and the largest are a few hundred KB: each is read from the store once. */
import type { ProgrammeId } from '#domain/ids.ts'
import type { Programme } from '#domain/programme.ts'
import type { Database } from './database.ts'

const kept = new WeakMap<Database, Map<ProgrammeId, Programme>>()

export const keptProgramme = async (db: Database, id: ProgrammeId): Promise<Programme | undefined> => {
  const known = kept.get(db) ?? new Map<ProgrammeId, Programme>()
  kept.set(db, known)
  const hit = known.get(id)
  if (hit !== undefined) return hit
  const row = await db.rows('programme').get(id)
  if (row !== undefined) known.set(id, row)
  return row
}
