/**
 * The school's word for a vault on a shared device: whoever shows his password can have it and open the vault without its
 * PIN. It is made anew each time out of the school's own key, and kept nowhere.
 */
import { hkdfSync } from 'node:crypto'
import type { Instant } from '#domain/calendar-day.ts'
import type { PersonId, SchoolId } from '#domain/ids.ts'
import { fromBase64url, toBase64url } from '#signing/bytes.ts'
import { schoolKeyOf } from '../store/signing-books.ts'
import type { Store } from '../store/store.ts'
import { schoolKey } from './school-key.ts'

interface Owner {
  readonly school: SchoolId
  readonly person: PersonId
}

/** @param vault as the device names it · @returns 32 bytes in base64url, another for every person and every vault */
export const vaultWord = (store: Store, { school, person }: Owner, vault: string, now: Instant): Promise<string> =>
  store.write({ school, author: person, now }, async (tx) => {
    await schoolKey(tx.sql, school, now)
    const secret = fromBase64url((await schoolKeyOf(tx.sql, school))?.private_key ?? '')
    if (!secret) throw new Error('the key of the school cannot be read')
    const of = JSON.stringify(['craftlog vault 1', school, person, vault])
    return toBase64url(new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), of, 32)))
  })
