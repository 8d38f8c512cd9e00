/** Who may sign in, and who is signed in. Passwords and tokens are here only as hashes. */
import type { Instant } from '#domain/calendar-day.ts'
import type { PersonId, SchoolId } from '#domain/ids.ts'
import type { AccountTable, SessionTable, Sql } from './schema.ts'

export interface Account extends AccountTable {
  readonly person: PersonId
  readonly school: SchoolId
}
export interface Session extends SessionTable {
  readonly person: PersonId
  readonly school: SchoolId
}

/** @param username in lower case */
export const accountNamed = async (sql: Sql, username: string): Promise<Account | undefined> =>
  (await sql.selectFrom('account').where('username', '=', username).selectAll().executeTakeFirst()) as Account | undefined

export const accountOf = async (sql: Sql, person: PersonId): Promise<Account | undefined> =>
  (await sql.selectFrom('account').where('person', '=', person).selectAll().executeTakeFirst()) as Account | undefined

export const addAccounts = async (sql: Sql, accounts: readonly AccountTable[]): Promise<void> => {
  if (accounts.length > 0) await sql.insertInto('account').values(accounts).execute()
}

export const addSession = async (sql: Sql, session: SessionTable): Promise<void> => {
  await endExpiredSessions(sql, session.created)
  await sql.insertInto('session').values(session).execute()
}

export const endExpiredSessions = async (sql: Sql, now: Instant): Promise<void> => {
  await sql.deleteFrom('session').where('expires', '<=', now).execute()
}

/** The session, unless it has run out. */
export const liveSession = async (sql: Sql, tokenHash: string, now: Instant): Promise<Session | undefined> =>
  (await sql.selectFrom('session').where('token_hash', '=', tokenHash).where('expires', '>', now).selectAll().executeTakeFirst()) as
    | Session
    | undefined

export const prolongSession = async (sql: Sql, tokenHash: string, seen: Instant, expires: Instant): Promise<void> => {
  await sql.updateTable('session').set({ last_seen: seen, expires }).where('token_hash', '=', tokenHash).execute()
}

export const endSession = async (sql: Sql, tokenHash: string): Promise<void> => {
  await sql.deleteFrom('session').where('token_hash', '=', tokenHash).execute()
}

/** Signs a person out on every device. */
export const endSessionsOf = async (sql: Sql, school: SchoolId, person: PersonId): Promise<void> => {
  await sql.deleteFrom('session').where('school', '=', school).where('person', '=', person).execute()
}

/** @returns false if somebody on this server has the username already, and nothing was written */
export const addAccountIfFree = async (sql: Sql, account: AccountTable): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await sql
    .insertInto('account')
    .values(account)
    .onConflict((c) => c.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export const changePassword = async (sql: Sql, school: SchoolId, person: PersonId, password_hash: string): Promise<void> => {
  await sql.updateTable('account').set({ password_hash }).where('school', '=', school).where('person', '=', person).execute()
}

/** The usernames of those among these people who have an account, by person. */
export const usernamesOf = async (sql: Sql, school: SchoolId, people: readonly PersonId[]): Promise<ReadonlyMap<string, string>> => {
  if (people.length === 0) return new Map()
  const found = await sql.selectFrom('account').where('school', '=', school).where('person', 'in', people).select(['person', 'username']).execute()
  return new Map(found.map((f) => [f.person, f.username]))
}
