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
export const endSessionsOf = async (sql: Sql, person: PersonId): Promise<void> => {
  await sql.deleteFrom('session').where('person', '=', person).execute()
}
