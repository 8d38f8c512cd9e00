/** Devices, and what became of each of their mutations. */
import type { PersonId, SchoolId } from '#domain/ids.ts'
import type { ClientTable, DeadLetterTable, MutationTable, Sql } from './schema.ts'

export const findClient = (sql: Sql, id: string): Promise<ClientTable | undefined> =>
  sql.selectFrom('client').where('id', '=', id).selectAll().executeTakeFirst()

/** @returns false if the name is taken already, maybe by a device of a school whose rows cannot be seen from here */
export const addClient = async (sql: Sql, client: ClientTable): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await sql.insertInto('client').values(client).onConflict((c) => c.doNothing()).executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
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

/** @param letters of those among the mutations that were refused */
export const keepReceipts = async (sql: Sql, mutations: readonly MutationTable[], letters: readonly DeadLetterTable[]): Promise<void> => {
  if (mutations.length > 0) await sql.insertInto('mutation').values(mutations).execute()
  if (letters.length > 0) await sql.insertInto('dead_letter').values(letters).execute()
}

/** Whose letters: of one person, or with null of the whole school. */
export interface Pile {
  readonly school: SchoolId
  readonly person: PersonId | null
}
type LetterKey = Pick<DeadLetterTable, 'client' | 'mid'>

const lettersIn = (sql: Sql, { school, person }: Pile) =>
  sql
    .selectFrom('dead_letter')
    .where('school', '=', school)
    .$if(person !== null, (q) => q.where('person', '=', person))
    .selectAll()

/** A letter, if it lies in this pile. */
export const deadLetterAt = (sql: Sql, pile: Pile, { client, mid }: LetterKey): Promise<DeadLetterTable | undefined> =>
  lettersIn(sql, pile).where('client', '=', client).where('mid', '=', mid).executeTakeFirst()

/**
 * Newest first; of one moment in the order of device and number, so that a page never repeats or skips one.
 * @param before the last letter that was shown, or null for the beginning
 */
export const deadLettersBefore = (sql: Sql, pile: Pile, before: DeadLetterTable | null, most: number): Promise<readonly DeadLetterTable[]> =>
  lettersIn(sql, pile)
    .$if(before !== null, (q) =>
      q.where((e) => {
        const { at, client, mid } = before ?? { at: 0, client: '', mid: 0 }
        const later = e.and([e('client', '=', client), e('mid', '<', mid)])
        return e.or([e('at', '<', at), e.and([e('at', '=', at), e.or([e('client', '<', client), later])])])
      }),
    )
    .orderBy('at', 'desc')
    .orderBy('client', 'desc')
    .orderBy('mid', 'desc')
    .limit(most)
    .execute()
