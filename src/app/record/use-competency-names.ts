/** Competencies of the plans on this device, by id, for reading what a refused log named. */
import type { Competency } from '#domain/competency.ts'
import { competenciesOf } from '#domain/programme.ts'
import { readProgramme } from './checklist.ts'
import { useLive } from '../store/store-context.tsx'

export const useCompetencyNames = (): ReadonlyMap<string, Competency> | undefined =>
  useLive(async (db) => {
    const ids = await db.rows('programme').toCollection().primaryKeys()
    const programmes = await Promise.all(ids.map((id) => readProgramme(db, id as Parameters<typeof readProgramme>[1])))
    return new Map(programmes.flatMap((p) => (p === null ? [] : competenciesOf(p).map((c) => [c.id as string, c] as const))))
  }, [])
