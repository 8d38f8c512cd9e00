/**
 * Certifies the key of a device, or renews its certificate: for whom the session says, if the device shows that it holds
 * the private half. Each time it tells the hour, in a receipt that tokens name.
 */
import { CERTIFIED, type DeviceKey } from '#domain/device-key.ts'
import type { DeviceKeyId } from '#domain/ids.ts'
import { type Actor, hasRole } from '#domain/people.ts'
import type { Instant } from '#domain/calendar-day.ts'
import { fromBase64url, sameBytes, sha256, toBase64url, toHex } from '#signing/bytes.ts'
import { sealCertificate } from '#signing/certificate.ts'
import { isSignedBy, keyIdOf, PUBLIC_KEY_BYTES } from '#signing/keys.ts'
import { openKeyProof, sealReceipt } from '#signing/receipt.ts'
import { referenceTo } from '#signing/reference.ts'
import { LINK_BYTES } from '#signing/token.ts'
import type { CertifyRequest, CertifyResponse } from '#sync/device-keys.ts'
import type { Store } from '../store/store.ts'
import { keepReceipt } from '../store/signing-books.ts'
import { type SchoolKey, schoolKey } from './school-key.ts'

const seconds = (at: Instant): number => Math.floor(at / 1_000)
const ROLE = { request: 'apprentice', 'sign-off': 'mentor' } as const

/** @returns the public key, if whoever asks holds the private half and asks for himself */
const provenKey = async (actor: Actor, { publicKey, proof }: CertifyRequest) => {
  const [key, document] = [fromBase64url(publicKey), fromBase64url(proof)]
  if (key?.length !== PUBLIC_KEY_BYTES || document === null) return null
  const opened = openKeyProof(document)
  if (typeof opened === 'string' || !sameBytes(opened.sealed.keyId, keyIdOf(key))) return null
  const isOwn = sameBytes(opened.person, referenceTo('person', actor.person)) && sameBytes(opened.school, referenceTo('school', actor.school))
  return isOwn && (await isSignedBy(key, opened.sealed)) ? key : null
}

const certificateOf = (actor: Actor, purpose: DeviceKey['purpose'], publicKey: Uint8Array, since: Instant, expires: Instant, { keyId, sign }: SchoolKey) =>
  sealCertificate(
    {
      person: referenceTo('person', actor.person),
      school: referenceTo('school', actor.school),
      publicKey,
      purpose,
      name: actor.name,
      notBefore: seconds(since),
      expires: seconds(expires),
    },
    keyId,
    sign,
  )

/**
 * @returns `not-allowed`: not for this role, not this person's key, or a key that was ended; `bad-request`: the proof does
 * not hold
 */
export const certify = (store: Store, actor: Actor, asked: CertifyRequest, now: Instant): Promise<CertifyResponse | 'not-allowed' | 'bad-request'> =>
  store.write({ school: actor.school, author: actor.person, now }, async (tx) => {
    if (!hasRole(actor, ROLE[asked.purpose])) return 'not-allowed'
    const publicKey = await provenKey(actor, asked)
    if (publicKey === null) return 'bad-request'
    const id = toHex(keyIdOf(publicKey)) as DeviceKeyId
    const known = await tx.get('deviceKey', id)
    if (known !== undefined && (known.person !== actor.person || known.purpose !== asked.purpose || known.ended !== null)) return 'not-allowed'
    const own = await schoolKey(tx.sql, actor.school, now)
    const since = known?.since ?? now
    const isDue = known === undefined || known.label !== asked.label || known.expires - now < CERTIFIED.renewedBefore
    const expires = isDue ? now + CERTIFIED.for : known.expires
    const key: DeviceKey = !isDue
      ? known
      : {
          id,
          school: actor.school,
          person: actor.person,
          name: actor.name,
          purpose: asked.purpose,
          label: asked.label,
          publicKey: asked.publicKey,
          certificate: toBase64url(await certificateOf(actor, asked.purpose, publicKey, since, expires, own)),
          since,
          expires,
          ended: null,
        }
    if (isDue) await tx.put('deviceKey', key)
    const receipt = await sealReceipt({ to: keyIdOf(publicKey), at: seconds(now) }, own.keyId, own.sign)
    await keepReceipt(tx.sql, actor.school, id, toHex(sha256(receipt).slice(0, LINK_BYTES)), seconds(now) * 1_000)
    return { key, receipt: toBase64url(receipt) }
  })
