/**
 * The session at the school, anew, without a password: on a shared tablet it was another person's meanwhile. Only with a key
 * that a PIN locks away; who signs in once for himself alone is asked for his password when his session has ended.
 */
import type { Actor } from '#domain/people.ts'
import { fromHex, toBase64url } from '#signing/bytes.ts'
import { sealSessionProof } from '#signing/receipt.ts'
import { referenceTo } from '#signing/reference.ts'
import { profile } from '#sync/account.ts'
import { now } from '../store/clock.ts'
import type { Database } from '../store/database.ts'
import { peekMeta } from '../store/meta.ts'
import { ownKey, signWith } from '../store/own-key.ts'
import type { Ask } from './http.ts'

/** A no is not asked again at once. */
const AGAIN_MS = 60_000
const asked = new WeakMap<Database, number>()

/** @returns whether there is a session again */
export const comeBack = async (db: Database, actor: Actor, ask: Ask): Promise<boolean> => {
  const key = await ownKey(db, 'sign-off')
  if (key?.deposit === undefined || key.expires === 0 || performance.now() - (asked.get(db) ?? -AGAIN_MS) < AGAIN_MS) return false
  asked.set(db, performance.now())
  // By the school's clock: it looks at the hour.
  const at = Math.floor((now() + ((await peekMeta(db))?.clockOffset ?? 0)) / 1_000)
  const claims = { person: referenceTo('person', actor.person), school: referenceTo('school', actor.school), at }
  const proof = toBase64url(await sealSessionProof(claims, fromHex(key.id), signWith(key)))
  const answer = await ask('/api/device-session', profile, { method: 'POST', json: { person: actor.person, proof } })
  // Nobody answered: that is no no.
  if (!answer.ok && answer.why === 'unreachable') asked.delete(db)
  return answer.ok && answer.value.person === actor.person
}
