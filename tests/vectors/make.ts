/**
 * Writes `sign-off.json` anew: `node tests/vectors/make.ts`. Signatures of ECDSA differ each time, so the file is made when
 * the format changes and never otherwise: other implementations check themselves by it.
 */
import { writeFileSync } from 'node:fs'
import { toHex } from '#signing/bytes.ts'
import { toCbor } from '#signing/cbor.ts'
import { codeOf } from '#signing/code.ts'
import type { Knowledge } from '#signing/read-token.ts'
import { referenceTo } from '#signing/reference.ts'
import { sealRequest } from '#signing/request.ts'
import { revisionDigest } from '#signing/revision-digest.ts'
import { seal } from '#signing/sealed.ts'
import { openToken, sealToken } from '#signing/token.ts'
import { aHandshake, aKey, aRequest, aToken, APPRENTICE, revision, SEAT, TORQUE } from '../support/signing.ts'

const flip = (bytes: Uint8Array, at: number) => bytes.map((b, n) => (n === at ? b ^ 1 : b))
const sound = await aHandshake()
const { phone, tablet, request, token, knowledge } = sound
const thief = await aKey('thief', 'request')
const deputy = await aKey('chen', 'sign-off')
const keys = [phone, tablet, thief, deputy].map((k) => k.known)
const sign = (change: Parameters<typeof aToken>[1] = {}, over = request) => sealToken(aToken(over, change), tablet.keyId, tablet.sign)
const ask = (change: Parameters<typeof aRequest>[0], by = phone) => sealRequest(aRequest(change), by.keyId, by.sign)
const opened = openToken(token)
if (typeof opened === 'string') throw new Error(opened)

const two = await ask({ lines: [SEAT, TORQUE].map((c, n) => ({ competency: referenceTo('competency', c), selfLevel: 4 - n, rests: n === 0 ? [0] : [] })), note: '两项' })
const ownWords = await ask({}, tablet)
const forged = await ask({}, thief)
const other = await ask({ id: new Uint8Array(16).fill(7) })
const foreign = await ask({ lines: [{ competency: referenceTo('competency', 'cooking'), selfLevel: 1, rests: [] }] })

const cases = [
  ['one competency, signed at level 3', request, token, 'ok'],
  ['two competencies, one handed back', two, await sign({ lines: [{ level: 4, takeovers: 0, prompts: 2, defects: 1, comment: null }, { level: 0, takeovers: 0, prompts: 0, defects: 0, comment: { words: '再练' } }] }, two), 'ok'],
  ['put down and signed by the mentor alone', ownWords, await sign({}, ownWords), 'ok'],
  ['a bit of the signature flipped', request, flip(token, token.length - 1), 'token-forged'],
  ['a bit of the payload flipped', request, flip(token, 60), 'token-forged'],
  ['a byte more', request, new Uint8Array([...token, 0]), 'token-unreadable'],
  ['a number in a long spelling', request, new Uint8Array([0x84, 0x58, ...token.slice(1)]), 'token-unreadable'],
  ['algorithm EdDSA', request, toCbor([toCbor(new Map<number, number | Uint8Array>([[1, -8], [4, tablet.keyId]])), new Map(), opened.sealed.payload, opened.sealed.signature]), 'token-algorithm'],
  ['a receipt’s signature under a sign-off', request, await seal('receipt', opened.sealed.payload, tablet.keyId, tablet.sign), 'token-forged'],
  ['an unknown key', request, await sealToken(aToken(request), (await aKey('nobody', 'sign-off')).keyId, tablet.sign), 'key-missing'],
  ['signed with the apprentice’s own key', request, await sealToken(aToken(request), phone.keyId, phone.sign), 'key-missing'],
  ['another school', request, await sign({ school: referenceTo('school', 'other') }), 'token-of-other-school'],
  ['another apprentice', request, await sign({ apprentice: referenceTo('person', 'other') }), 'token-of-someone-else'],
  ['the answer to another request', other, token, 'token-of-other-request'],
  ['a request under a stranger’s key', forged, await sign({}, forged), 'request-forged'],
  ['what another mentor put down', ownWords, await sealToken(aToken(ownWords), deputy.keyId, deputy.sign), 'request-forged'],
  ['a competency of another plan', foreign, await sign({}, foreign), 'competency-not-in-programme'],
  ['fewer lines than were asked', two, await sign({}, two), 'token-of-other-request'],
] as const

const { school, competencies } = knowledge satisfies Knowledge
const file = {
  about: 'Documents of src/signing/SPEC.md with the verdict that a reader comes to who knows these keys, competencies and revisions. Bytes in hex.',
  school,
  apprentice: APPRENTICE,
  keys,
  competencies,
  revisions: [{ ...revision, digest: toHex(revisionDigest(revision)) }],
  codes: { request: codeOf('request', request), token: codeOf('sign-off', token) },
  cases: cases.map(([what, asked, answered, verdict]) => ({ what, request: toHex(asked), token: toHex(answered), verdict })),
}
writeFileSync(new URL('sign-off.json', import.meta.url), `${JSON.stringify(file, null, 2)}\n`)
