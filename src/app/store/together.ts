/** Several writes in one commit: all of them are kept, or none. */
import type { Refusal } from '#domain/refusal.ts'
import type { Database } from './database.ts'
import { haveRules } from './mutate.ts'
import { saving } from './reopen.ts'

class NotDone extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.because)
    this.refusal = refusal
  }
}

/**
 * @param deeds by `mutate`, and writes of one's own beside them
 * @returns the refusal that `deeds` ended with; nothing of them was kept then
 * @throws SaveFailed (reopen.ts)
 */
export const together = async (db: Database, deeds: () => Promise<Refusal | null>): Promise<Refusal | null> => {
  // Before the transaction, which would not wait for it.
  await haveRules()
  try {
    await saving(db, () =>
      db.transaction('rw', db.tables, async () => {
        const refusal = await deeds()
        if (refusal !== null) throw new NotDone(refusal)
      }),
    )
    return null
  } catch (e) {
    if (e instanceof NotDone) return e.refusal
    throw e
  }
}
