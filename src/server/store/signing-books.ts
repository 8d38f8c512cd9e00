/** The school's own key pair, and the receipts of the time that it gave to the devices of mentors. */
import type { Instant } from '#domain/calendar-day.ts'
import type { DeviceKeyId, SchoolId } from '#domain/ids.ts'
import type { SchoolKeyTable, Sql } from './schema.ts'

export const schoolKeyOf = (sql: Sql, school: SchoolId): Promise<SchoolKeyTable | undefined> =>
  sql.selectFrom('school_key').where('school', '=', school).selectAll().executeTakeFirst()

/** Two processes at once: the first stands. */
export const keepSchoolKey = async (sql: Sql, key: SchoolKeyTable): Promise<void> => {
  await sql.insertInto('school_key').values(key).onConflict((c) => c.column('school').doNothing()).execute()
}

/** A token may come this late and still find the receipt that it names. */
const KEPT_MS = 90 * 86_400_000

/** @param link the beginning of the receipt's digest, hex, as a token names it */
export const keepReceipt = async (sql: Sql, school: SchoolId, key: DeviceKeyId, link: string, at: Instant): Promise<void> => {
  await sql.deleteFrom('time_receipt').where('school', '=', school).where('key', '=', key).where('at', '<', at - KEPT_MS).execute()
  await sql.insertInto('time_receipt').values({ school, key, link, at }).onConflict((c) => c.columns(['school', 'key', 'link']).doNothing()).execute()
}

export const receiptAt = async (sql: Sql, school: SchoolId, key: DeviceKeyId, link: string): Promise<Instant | null> => {
  const found = await sql.selectFrom('time_receipt').where('school', '=', school).where('key', '=', key).where('link', '=', link).select('at').executeTakeFirst()
  return found?.at ?? null
}
