/** Has this device's key certified by the school, and renews that in time: needs a network, and never holds up a round. */
import { CERTIFIED, type DeviceKeyPurpose } from '#domain/device-key.ts'
import type { Actor } from '#domain/people.ts'
import { fromBase64url, fromHex, sha256, toBase64url, toHex } from '#signing/bytes.ts'
import { sealKeyProof } from '#signing/receipt.ts'
import { referenceTo } from '#signing/reference.ts'
import { LINK_BYTES } from '#signing/token.ts'
import { certifyResponse } from '#sync/device-keys.ts'
import { now } from '../store/clock.ts'
import type { Database, OwnKey } from '../store/database.ts'
import { vaultOf } from '../store/device.ts'
import { forgetOwnKey, makeOwnKey, ownKey, signWith } from '../store/own-key.ts'
import { type Answer, type Ask, ask as askServer } from './http.ts'
import type { CertifyResponse } from '#sync/device-keys.ts'

const HOUR = 3_600_000

const proofOf = async (key: OwnKey, actor: Actor): Promise<string> => {
  const proof = { person: referenceTo('person', actor.person), school: referenceTo('school', actor.school), at: Math.floor(now() / 1_000) }
  return toBase64url(await sealKeyProof(proof, fromHex(key.id), signWith(key)))
}

const certify = async (db: Database, actor: Actor, key: OwnKey, label: string, ask: Ask): Promise<Answer<CertifyResponse>> => {
  const { purpose, publicKey } = key
  const answer = await ask('/api/device-keys', certifyResponse, { method: 'POST', json: { purpose, label, publicKey, proof: await proofOf(key, actor) } })
  if (!answer.ok) return answer
  const receipt = fromBase64url(answer.value.receipt) ?? new Uint8Array()
  const heard = { expires: answer.value.key.expires, receipt: { link: toHex(sha256(receipt).slice(0, LINK_BYTES)), at: now() } }
  // Only this: the counter may have moved on meanwhile.
  await db.ownKey.update(purpose, heard)
  return answer
}

/**
 * Enrols this device for its person; one that is enrolled already is certified anew.
 * @param label what its owner calls the device
 * @throws KeyNotKept (store/own-key.ts) where this browser cannot keep a key
 */
export const enrolDevice = async (db: Database, actor: Actor, purpose: DeviceKeyPurpose, label: string, ask: Ask = askServer): Promise<Answer<CertifyResponse>> => {
  const key = (await ownKey(db, purpose)) ?? (await makeOwnKey(db, purpose, await vaultOf(actor.person)))
  const answer = await certify(db, actor, key, label, ask)
  // The school does not know it, or has ended it: the next try begins with a new one.
  if (!answer.ok && answer.why === 'refused' && answer.status === 403) await forgetOwnKey(db, purpose)
  return answer
}

/** Renews what is enrolled here when it is time, and has the hour told. Quiet: the next round tries again. */
export const keepCertified = async (db: Database, actor: Actor, ask: Ask = askServer): Promise<void> => {
  for (const key of await db.ownKey.toArray()) {
    const known = await db.rows('deviceKey').get(key.id)
    const isFresh = key.receipt !== null && now() - key.receipt.at < HOUR && key.expires - now() > CERTIFIED.renewedBefore / 2
    if (known === undefined || known.ended !== null || isFresh) continue
    await certify(db, actor, key, known.label, ask)
  }
}
