/** Keys and documents for tests of offline sign-off: real keys, real signatures, names as in the other tests. */
import type { CompetencyId, DeviceKeyId, PersonId, PracticeLogId, SchoolId } from '#domain/ids.ts'
import type { PracticeLogContent } from '#domain/practice-log.ts'
import { type Bytes, toBase64url, toHex } from '#signing/bytes.ts'
import { ECDSA, keyIdOf } from '#signing/keys.ts'
import type { Knowledge, KnownKey, KnownRevision } from '#signing/read-token.ts'
import { referenceTo } from '#signing/reference.ts'
import { sealRequest, type SigningRequest } from '#signing/request.ts'
import { revisionDigest } from '#signing/revision-digest.ts'
import type { Sign } from '#signing/sealed.ts'
import { sealToken, type SignOffToken } from '#signing/token.ts'
import { sha256 } from '#signing/bytes.ts'

export interface TestKey {
  readonly known: KnownKey
  readonly keyId: Bytes
  readonly sign: Sign
}

export const aKey = async (person: string, purpose: KnownKey['purpose']): Promise<TestKey> => {
  const pair = await crypto.subtle.generateKey(ECDSA, false, ['sign', 'verify'])
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  const keyId = keyIdOf(publicKey)
  return {
    keyId,
    known: { id: toHex(keyId) as DeviceKeyId, person: person as PersonId, purpose, publicKey: toBase64url(publicKey) },
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign(ECDSA, pair.privateKey, bytes)),
  }
}

export const SCHOOL = 'school-1' as SchoolId
export const APPRENTICE = 'li-wei' as PersonId
export const SEAT = 'axle-seat' as CompetencyId
export const TORQUE = 'torque-bolts' as CompetencyId

export const content: PracticeLogContent = {
  task: 'Axle seat',
  practisedOn: '2026-03-02' as PracticeLogContent['practisedOn'],
  minutes: 95,
  whatIDid: '测量轴座',
  competencies: [SEAT],
  measurements: [],
  attempts: 2,
  ownDefects: '',
  improvement: '',
  notApplicable: [],
}
export const revision: KnownRevision = { log: 'log-1' as PracticeLogId, apprentice: APPRENTICE, revision: 1, content }

export const aRequest = (change: Partial<SigningRequest> = {}): SigningRequest => ({
  id: new Uint8Array(16).fill(1),
  apprentice: referenceTo('person', APPRENTICE),
  school: referenceTo('school', SCHOOL),
  at: 1_772_500_000,
  digests: [revisionDigest(revision)],
  lines: [{ competency: referenceTo('competency', SEAT), selfLevel: 3, rests: [0] }],
  note: '',
  ...change,
})

export const aToken = (request: Uint8Array, change: Partial<SignOffToken> = {}): SignOffToken => ({
  id: new Uint8Array(16).fill(2),
  apprentice: referenceTo('person', APPRENTICE),
  school: referenceTo('school', SCHOOL),
  at: 1_772_500_060,
  request: sha256(request),
  lines: [{ level: 3, takeovers: 1, prompts: 0, defects: 0, comment: { words: 'clean work' } }],
  counter: 1,
  previous: new Uint8Array(),
  unlock: 'session',
  receipt: new Uint8Array(),
  ...change,
})

export interface Handshake {
  readonly phone: TestKey
  readonly tablet: TestKey
  readonly request: Bytes
  readonly token: Bytes
  readonly knowledge: Knowledge
}

/** A phone that asked and a tablet that answered; all as it should be, but for what is changed on purpose. */
export const aHandshake = async (change: { readonly request?: Partial<SigningRequest>; readonly token?: Partial<SignOffToken>; readonly mentor?: string } = {}): Promise<Handshake> => {
  const [phone, tablet] = [await aKey(APPRENTICE, 'request'), await aKey(change.mentor ?? 'wang', 'sign-off')]
  const request = await sealRequest(aRequest(change.request), phone.keyId, phone.sign)
  const token = await sealToken(aToken(request, change.token), tablet.keyId, tablet.sign)
  const keys = [phone.known, tablet.known]
  const knowledge: Knowledge = {
    school: SCHOOL,
    apprentice: APPRENTICE,
    keyOf: async (id) => keys.find((k) => k.id === id),
    competencies: [SEAT, TORQUE],
    revisions: [revision],
    comments: [],
  }
  return { phone, tablet, request, token, knowledge }
}
