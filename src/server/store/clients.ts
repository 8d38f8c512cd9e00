/** Devices, and what became of each of their mutations. */
import type { PersonId } from '#domain/ids.ts'
import type { ClientTable, DeadLetterTable, MutationTable, Sql } from './schema.ts'

export const findClient = (sql: Sql, id: string): Promise<ClientTable | undefined> =>
  sql.selectFrom('client').where('id', '=', id).selectAll().executeTakeFirst()

export const addClient = async (sql: Sql, client: ClientTable): Promise<void> => {
  await sql.insertInto('client').values(client).execute()
}

export const advanceClient = async (sql: Sql, client: Pick<ClientTable, 'id' | 'last_mid' | 'last_seen' | 'sv'>): Promise<void> => {
  const { id, ...changes } = client
  await sql.updateTable('client').set(changes).where('id', '=', id).execute()
}

type Resolved = Pick<MutationTable, 'body_hash' | 'result'>

/** What a device was told about a number before. */
export const resolvedByNumber = (sql: Sql, client: string, mid: number): Promise<Resolved | undefined> =>
  sql.selectFrom('mutation').where('client', '=', client).where('mid', '=', mid).select(['body_hash', 'result']).executeTakeFirst()

/** The same for any device of the person, by the mutations' own names. */
export const resolvedByUid = async (sql: Sql, person: PersonId, uids: readonly string[]): Promise<Map<string, Resolved>> => {
  if (uids.length === 0) return new Map()
  const found = await sql
    .selectFrom('mutation')
    .where('person', '=', person)
    .where('uid', 'in', uids)
    .select(['uid', 'body_hash', 'result'])
    .execute()
  return new Map(found.map((m) => [m.uid ?? '', m]))
}

export const recordMutation = async (sql: Sql, mutation: MutationTable): Promise<void> => {
  await sql.insertInto('mutation').values(mutation).execute()
}

export const keepDeadLetter = async (sql: Sql, letter: DeadLetterTable): Promise<void> => {
  await sql.insertInto('dead_letter').values(letter).execute()
}
