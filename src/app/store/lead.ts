/**
 * Who leads this person's tabs, as far as the store knows: a number that every takeover raises, and a beat. A tab that
 * was frozen and thaws still believes that it leads; its number tells that it does not, in the transaction itself.
 */
import type { Database } from './database.ts'

/** Thrown inside a transaction, which then leaves nothing: another tab has taken the lead. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken'
}

interface Lead {
  readonly token: number
  readonly beat: number
}

// Beside the rest of the meta, so that a beat does not wake those who read the rest.
const KEY = 'lead'
const read = async (db: Database): Promise<Lead> => ((await db.meta.get(KEY))?.value as Lead | undefined) ?? { token: 0, beat: 0 }

/** @returns the token of the new leader; every older one is overtaken from now on */
export const takeLead = (db: Database): Promise<number> =>
  db.transaction('rw', db.meta, async () => {
    const token = (await read(db)).token + 1
    await db.meta.put({ key: KEY, value: { token, beat: 0 } satisfies Lead })
    return token
  })

/** Says that the leader lives. @throws Overtaken */
export const beat = (db: Database, token: number): Promise<void> =>
  db.transaction('rw', db.meta, async () => {
    await stillLeading(db, token)
    await db.meta.put({ key: KEY, value: { token, beat: (await read(db)).beat + 1 } satisfies Lead })
  })

/** Changes with every beat and every takeover. */
export const lastBeat = async (db: Database): Promise<string> => {
  const { token, beat } = await read(db)
  return `${token} ${beat}`
}

/**
 * Call first in each transaction that moves cursors or settles answers.
 * @param token null where nobody leads (no Web Locks: every tab syncs) · @throws Overtaken
 */
export const stillLeading = async (db: Database, token: number | null): Promise<void> => {
  if (token !== null && (await read(db)).token !== token) throw new Overtaken()
}
