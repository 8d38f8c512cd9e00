/** The school's book of photos: what it has, from whom, and who may see it. The bytes are files (attachments/). */
import type { Instant } from '#domain/calendar-day.ts'
import type { PersonId, SchoolId } from '#domain/ids.ts'
import { portfolioOf, type Scope } from '#sync/scope.ts'
import type { Sql } from './schema.ts'

export interface Attachment {
  readonly school: SchoolId
  readonly sha256: string
  /** Who handed in the bytes. */
  readonly by: PersonId
  readonly bytes: number
  readonly type: string
  readonly at: Instant
}

/** Any number of times. */
export const addAttachment = async (sql: Sql, attachment: Attachment): Promise<void> => {
  await sql.insertInto('attachment').values(attachment).onConflict((c) => c.doNothing()).execute()
}

/** Which of these photos this person has handed in. */
export const attachmentsBy = async (sql: Sql, school: SchoolId, by: PersonId, hashes: readonly string[]): Promise<readonly string[]> => {
  if (hashes.length === 0) return []
  const found = await sql.selectFrom('attachment').where('school', '=', school).where('by', '=', by).where('sha256', 'in', hashes).select('sha256').execute()
  return found.map((a) => a.sha256)
}

/**
 * The ways to see a photo: each in a scope where a row names it, and only if the owner of that scope has handed in the
 * bytes. A hash that somebody has merely read and named opens nothing.
 */
export const waysToSee = async (sql: Sql, school: SchoolId, sha256: string): Promise<readonly { readonly scope: Scope; readonly type: string }[]> => {
  const [uses, copies] = [
    await sql.selectFrom('attachment_use').where('school', '=', school).where('sha256', '=', sha256).select('scope').execute(),
    await sql.selectFrom('attachment').where('school', '=', school).where('sha256', '=', sha256).select(['by', 'type']).execute(),
  ]
  const named = new Set(uses.map((u) => u.scope))
  return copies.map(({ by, type }) => ({ scope: portfolioOf(by as PersonId), type })).filter(({ scope }) => named.has(scope))
}

/** Notes that rows of a scope show photos. Never taken back: a revision that was handed in stays. */
export const addUses = async (sql: Sql, school: SchoolId, uses: readonly { readonly sha256: string; readonly scope: Scope }[]): Promise<void> => {
  const distinct = [...new Map(uses.map((u) => [`${u.sha256} ${u.scope}`, { school, ...u }])).values()]
  for (let done = 0; done < distinct.length; done += 500)
    await sql.insertInto('attachment_use').values(distinct.slice(done, done + 500)).onConflict((c) => c.doNothing()).execute()
}

interface NamedBytes {
  readonly school: string
  readonly sha256: string
}

/** Strikes from the book what was handed in before that moment and no row ever named. @returns what was struck */
export const forgetUnnamedBefore = async (sql: Sql, before: Instant): Promise<readonly NamedBytes[]> => {
  const found = await sql
    .selectFrom('attachment as a')
    .where('a.at', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('attachment_use as u').whereRef('u.school', '=', 'a.school').whereRef('u.sha256', '=', 'a.sha256').select('u.sha256'))),
    )
    .select(['a.school', 'a.sha256'])
    .execute()
  const unnamed = [...new Map(found.map((a) => [`${a.school} ${a.sha256}`, a])).values()]
  for (const { school, sha256 } of unnamed) await sql.deleteFrom('attachment').where('school', '=', school).where('sha256', '=', sha256).where('at', '<', before).execute()
  return unnamed
}

/** Does the book of any school on this server have these bytes? */
export const isInBook = async (sql: Sql, sha256: string): Promise<boolean> =>
  (await sql.selectFrom('attachment').where('sha256', '=', sha256).select('sha256').executeTakeFirst()) !== undefined
