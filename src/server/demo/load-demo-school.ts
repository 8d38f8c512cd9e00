/** Writes the school to look at into an empty server. */
import type { Instant } from '#domain/calendar-day.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { addAccounts } from '../store/accounts.ts'
import { schools } from '../store/rows.ts'
import type { ServerTransaction } from '../store/server-transaction.ts'
import type { Store } from '../store/store.ts'
import { demoSchool } from './demo-school.ts'

/** Of every demo account; said on the first screen and in the README, so it protects nothing. */
export const DEMO_PASSWORD = 'craftlog-demo'

/**
 * @returns `loaded`; `there` if this server has the demo school already (it is left as it is);
 * `occupied` if it has another school, which is never touched
 */
export const loadDemoSchool = async (
  store: Store,
  now: Instant,
  hashPassword: (password: string) => Promise<string>,
): Promise<'loaded' | 'there' | 'occupied'> => {
  const [present] = await store.read(schools)
  if (present !== undefined) return present.demo ? 'there' : 'occupied'
  const { school, rows, accounts } = demoSchool(now)
  const hashed = await Promise.all(
    accounts.map(async (a) => ({
      person: a.person,
      school: school.id,
      username: a.username.toLowerCase(),
      password_hash: await hashPassword(DEMO_PASSWORD),
      created: now,
    })),
  )
  return store.found({ school: school.id, author: null, now }, async (tx) => {
    const [meanwhile] = await schools(tx.sql)
    if (meanwhile !== undefined) return meanwhile.demo ? 'there' : 'occupied'
    for (const { type, row } of rows) await putAny(tx, type, row as RowOf<RowType>)
    await addAccounts(tx.sql, hashed)
    return 'loaded'
  })
}

/** The list pairs each row with its own type, which TypeScript cannot see through a loop; `put` checks it again. */
const putAny = (tx: ServerTransaction, type: RowType, row: RowOf<RowType>): Promise<void> => tx.put(type, row)
