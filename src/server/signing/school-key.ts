/** The school's own key: made when it is first needed, kept in the database, so that every process and every restore has it. */
import { webcrypto } from 'node:crypto'
import type { Instant } from '#domain/calendar-day.ts'
import type { SchoolId } from '#domain/ids.ts'
import { type Bytes, fromBase64url, toBase64url } from '#signing/bytes.ts'
import { ECDSA, keyIdOf } from '#signing/keys.ts'
import type { Sign } from '#signing/sealed.ts'
import { keepSchoolKey, schoolKeyOf } from '../store/signing-books.ts'
import type { Sql } from '../store/schema.ts'

export interface SchoolKey {
  readonly keyId: Bytes
  readonly publicKey: Bytes
  readonly sign: Sign
}

const makeKey = async (school: SchoolId, now: Instant) => {
  const pair = await webcrypto.subtle.generateKey(ECDSA, true, ['sign', 'verify'])
  const [publicKey, privateKey] = [await webcrypto.subtle.exportKey('raw', pair.publicKey), await webcrypto.subtle.exportKey('pkcs8', pair.privateKey)]
  return { school, public_key: toBase64url(new Uint8Array(publicKey)), private_key: toBase64url(new Uint8Array(privateKey)), since: now }
}

/** @param sql inside a write transaction of this school */
export const schoolKey = async (sql: Sql, school: SchoolId, now: Instant): Promise<SchoolKey> => {
  if ((await schoolKeyOf(sql, school)) === undefined) await keepSchoolKey(sql, await makeKey(school, now))
  const kept = await schoolKeyOf(sql, school)
  const [publicKey, privateKey] = [fromBase64url(kept?.public_key ?? ''), fromBase64url(kept?.private_key ?? '')]
  if (!publicKey || !privateKey) throw new Error('the key of the school cannot be read')
  const key = await webcrypto.subtle.importKey('pkcs8', privateKey, ECDSA, false, ['sign'])
  return { keyId: keyIdOf(publicKey), publicKey, sign: async (bytes) => new Uint8Array(await webcrypto.subtle.sign(ECDSA, key, bytes)) }
}
