/** Brings a database to the newest tables, at every start. A migration that was released is never edited. */
import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Tables } from '../schema.ts'
import { firstTables } from './0001-first-tables.ts'
import { schoolsApart } from './0002-schools-apart.ts'
import { photos } from './0003-photos.ts'
import { deviceKeys } from './0004-device-keys.ts'
import { office } from './0005-office.ts'
import { oneTimeCodes } from './0006-one-time-codes.ts'
import { joinCodes } from './0007-join-codes.ts'
import { lettersBySchool } from './0008-letters-by-school.ts'

type Kind = 'sqlite' | 'postgres'

const migrationsFor = (kind: Kind): Readonly<Record<string, Migration>> => ({
  '0001-first-tables': firstTables,
  '0002-schools-apart': schoolsApart(kind),
  '0003-photos': photos(kind),
  '0004-device-keys': deviceKeys(kind),
  '0005-office': office(kind),
  '0006-one-time-codes': oneTimeCodes(kind),
  '0007-join-codes': joinCodes(kind),
  '0008-letters-by-school': lettersBySchool,
})

/** The names of all steps this release knows, the first first. */
export const knownSteps: readonly string[] = Object.keys(migrationsFor('sqlite')).toSorted()

/** The database was written by a release that came after this one. */
export class NewerRelease extends Error {
  constructor() {
    super('it was written by a newer release of Craftlog')
  }
}

/** A step that changes rows is about every school; without a word row-level security would show it none. */
const ofEverySchool = (step: Migration): Migration => ({
  up: async (db) => {
    await sql`select set_config('craftlog.school', '*', true)`.execute(db)
    await step.up(db)
  },
})

/**
 * Several processes may do this at the same moment: one does it, the others wait (Kysely takes a lock).
 * @param upTo the last step to do, by name; all of them without it
 * @throws NewerRelease; whatever a step throws (nothing of it stays)
 */
export const migrate = async (db: Kysely<Tables>, kind: Kind, upTo?: string): Promise<void> => {
  const steps = Object.entries(migrationsFor(kind)).map(([name, step]) => [name, kind === 'postgres' ? ofEverySchool(step) : step] as const)
  const migrator = new Migrator({ db, provider: { getMigrations: async () => Object.fromEntries(steps) } })
  const { error } = upTo === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(upTo)
  if (error === undefined) return
  throw error instanceof Error && /previously executed migration .* is missing/.test(error.message) ? new NewerRelease() : error
}
