/** Brings a database to the newest tables, at every start. A migration that was released is never edited. */
import { type Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Tables } from '../schema.ts'
import { firstTables } from './0001-first-tables.ts'

const migrations: Readonly<Record<string, Migration>> = {
  '0001-first-tables': firstTables,
}

/** @throws if a step fails (nothing of it stays), or if the database comes from a newer release */
export const migrate = async (db: Kysely<Tables>): Promise<void> => {
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } }).migrateToLatest()
  if (error !== undefined) throw error
}
