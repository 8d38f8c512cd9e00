/** What was refused is looked through by school, newest first: `deadLettersBefore` in clients.ts. */
import type { Kysely } from 'kysely'

export const lettersBySchool = {
  up: async (db: Kysely<unknown>): Promise<void> => {
    await db.schema.createIndex('dead_letter_by_school').on('dead_letter').columns(['school', 'at']).execute()
  },
}
