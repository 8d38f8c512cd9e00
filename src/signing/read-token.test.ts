import { aHandshake, aKey, aRequest, aToken, APPRENTICE, content, revision, SEAT, TORQUE } from '#tests/support/signing.ts'
import type { PersonId, SchoolId } from '#domain/ids.ts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, sha256, toHex } from './bytes.ts'
import { toCbor } from './cbor.ts'
import { codeOf, PREFIX, readCode, ROOM } from './code.ts'
import { isSignedBy } from './keys.ts'
import { apprenticeOf, readRequest, readToken } from './read-token.ts'
import { referenceTo } from './reference.ts'
import { sealRequest } from './request.ts'
import { canonicalJson, revisionDigest } from './revision-digest.ts'
import { seal } from './sealed.ts'
import { COMMENT, commentDigest, linkTo, sealToken } from './token.ts'

const other = 'other' as SchoolId & PersonId

describe('an answer between two devices', () => {
  it('[SG5] says what was judged, by whose key, on which revision', async () => {
    const { token, request, knowledge, tablet } = await aHandshake()
    expect(await readToken(token, request, knowledge)).toMatchObject({
      key: tablet.known,
      link: toHex(linkTo(token)),
      receipt: null,
      reading: {
        apprentice: APPRENTICE,
        at: 1_772_500_060_000,
        counter: 1,
        previous: null,
        lines: [{ competency: SEAT, selfLevel: 3, level: 3, facts: { takeovers: 1, prompts: 0, defects: 0 }, comment: 'clean work', logs: [{ log: 'log-1', revision: 1 }], unknown: [] }],
      },
    })
  })

  it('[SG5] every single bit of the token matters', async () => {
    const { token, request, knowledge } = await aHandshake()
    for (let bit = 0; bit < token.length * 8; bit += 1) {
      const flipped = token.map((byte, n) => (n === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
      expect(typeof (await readToken(flipped, request, knowledge)), `bit ${bit}`).toBe('string')
    }
  })

  it('[SG5] every single bit of the request matters', async () => {
    const { token, request, knowledge } = await aHandshake()
    for (let bit = 0; bit < request.length * 8; bit += 1) {
      const flipped = request.map((byte, n) => (n === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
      expect(typeof (await readToken(token, flipped, knowledge)), `bit ${bit}`).toBe('string')
    }
  })

  it('[SG2] every single bit of the log matters: it is no longer the revision that was signed', async () => {
    const { token, request, knowledge } = await aHandshake()
    const text = new TextEncoder().encode(canonicalJson(content))
    for (let bit = 0; bit < text.length * 8; bit += 1) {
      const flipped = text.map((byte, n) => (n === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
      let altered: typeof content
      try {
        altered = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(flipped)) as typeof content
      } catch {
        continue
      }
      const read = await readToken(token, request, { ...knowledge, revisions: [{ ...revision, content: altered }] })
      expect(read, `bit ${bit}`).toMatchObject({ reading: { lines: [{ logs: [], unknown: [toHex(revisionDigest(revision))] }] } })
    }
  })

  it.each([
    ['an unknown key', async () => ({ knowledge: { keyOf: async () => undefined } }), 'key-missing'],
    ['another school', async () => ({ token: { school: referenceTo('school', 'other') } }), 'token-of-other-school'],
    ['another apprentice', async () => ({ token: { apprentice: referenceTo('person', 'other') } }), 'token-of-someone-else'],
    ['a line too many', async () => ({ token: { lines: [1, 2].map((level) => ({ level, takeovers: 0, prompts: 0, defects: 0, comment: null })) } }), 'token-of-other-request'],
    ['another request', async () => ({ token: { request: sha256(fromHex('00')) } }), 'token-of-other-request'],
    ['a request for another apprentice', async () => ({ request: { apprentice: referenceTo('person', 'other') } }), 'token-of-someone-else'],
    ['a skill of another plan', async () => ({ request: { lines: [{ competency: referenceTo('competency', 'cooking'), selfLevel: 3, rests: [] }] } }), 'competency-not-in-programme'],
  ] as const)('[SG6] is refused for %s', async (_, build, fault) => {
    const change: { token?: object; request?: object; knowledge?: object } = await build()
    const { token, request, knowledge } = await aHandshake(change)
    expect(await readToken(token, request, { ...knowledge, ...change.knowledge })).toBe(fault)
  })

  it('[SG6] a key of an apprentice signs no sign-off', async () => {
    const { phone, request, knowledge } = await aHandshake()
    expect(await readToken(await sealToken(aToken(request), phone.keyId, phone.sign), request, knowledge)).toBe('key-missing')
  })

  it('[SG6] a request signed by somebody else is nobody’s claim', async () => {
    const { tablet, knowledge } = await aHandshake()
    const thief = await aKey('thief', 'request')
    const request = await sealRequest(aRequest(), thief.keyId, thief.sign)
    const token = await sealToken(aToken(request), tablet.keyId, tablet.sign)
    const knowing = { ...knowledge, keyOf: async (id: string) => (id === thief.known.id ? thief.known : knowledge.keyOf(id as never)) }
    expect(await readToken(token, request, knowing)).toBe('request-forged')
  })

  it('[SG6] what one mentor put down, another does not sign', async () => {
    const { tablet, knowledge } = await aHandshake()
    const deputy = await aKey('deputy', 'sign-off')
    const request = await sealRequest(aRequest(), tablet.keyId, tablet.sign)
    const token = await sealToken(aToken(request), deputy.keyId, deputy.sign)
    const knowing = { ...knowledge, keyOf: async (id: string) => (id === deputy.known.id ? deputy.known : knowledge.keyOf(id as never)) }
    expect(await readToken(token, request, knowing)).toBe('request-forged')
    const own = await sealToken(aToken(request), tablet.keyId, tablet.sign)
    expect(await readToken(own, request, knowing)).toMatchObject({ reading: { key: tablet.known.id } })
  })

  it('[SG3] a signature under one kind of document is worth nothing under another', async () => {
    const { tablet, knowledge, request, phone } = await aHandshake()
    const { sealed } = (await import('./token.ts')).openToken(await sealToken(aToken(request), tablet.keyId, tablet.sign)) as never as { sealed: { payload: Uint8Array } }
    const asReceipt = await seal('receipt', sealed.payload, tablet.keyId, tablet.sign)
    expect(await readToken(asReceipt, request, knowledge)).toBe('token-forged')
    expect(phone.keyId).toHaveLength(8)
  })

  it('[SG7] a comment for which there is no room is found again by its digest', async () => {
    const words = '很好'.repeat(100)
    const lines = [{ level: 4, takeovers: 0, prompts: 1, defects: 0, comment: { digest: commentDigest(words) } }]
    const { token, request, knowledge } = await aHandshake({ token: { lines } })
    expect(await readToken(token, request, knowledge)).toMatchObject({ reading: { lines: [{ comment: '', commentDigest: toHex(commentDigest(words)) }] } })
    expect(await readToken(token, request, { ...knowledge, comments: ['no', words] })).toMatchObject({ reading: { lines: [{ comment: words }] } })
  })
})

describe('a request', () => {
  it('[SG4] names the apprentice to a tablet that knows him', async () => {
    const { request } = await aHandshake()
    expect(apprenticeOf(request, [other, APPRENTICE])).toBe(APPRENTICE)
    expect(apprenticeOf(request, [other])).toBeUndefined()
  })

  it('[SG4] is refused where its device is not the apprentice’s', async () => {
    const { request, knowledge, phone } = await aHandshake()
    expect(await readRequest(request, knowledge)).toMatchObject({ lines: [{ competency: SEAT, selfLevel: 3 }] })
    expect(await readRequest(request, { ...knowledge, keyOf: async () => ({ ...phone.known, person: other }) })).toBe('request-forged')
    expect(await readRequest(request, { ...knowledge, school: other })).toBe('token-of-other-school')
  })

  it('[SG4] names no competency twice', async () => {
    const line = { competency: referenceTo('competency', TORQUE), selfLevel: 2, rests: [] }
    const { request, knowledge } = await aHandshake({ request: { lines: [line, line] } })
    expect(await readRequest(request, knowledge)).toBe('token-unreadable')
  })
})

describe('bytes that are no document', () => {
  const { sign, keyId } = { sign: async () => new Uint8Array(64), keyId: new Uint8Array(8) }
  const header = (fields: readonly (readonly [number, unknown])[]) => toCbor(new Map(fields) as never)
  const good = header([[1, -7], [4, keyId]])
  const corpus: Record<string, Uint8Array> = {
    nothing: new Uint8Array(),
    'a lone break': fromHex('ff'),
    'an endless list': fromHex('9f8080ff'),
    'a number in a long spelling': fromHex('1800'),
    'five parts': toCbor([good, new Map(), new Uint8Array(), new Uint8Array(64), 0]),
    'three parts': toCbor([good, new Map(), new Uint8Array()]),
    'an open header': toCbor([good, new Map([[1, 1]]), new Uint8Array(), new Uint8Array(64)]),
    'a tag': new Uint8Array([0xd2, ...toCbor([good, new Map(), new Uint8Array(), new Uint8Array(64)])]),
    'a short signature': toCbor([good, new Map(), new Uint8Array(), new Uint8Array(63)]),
    'a short key name': toCbor([header([[1, -7], [4, new Uint8Array(7)]]), new Map(), new Uint8Array(), new Uint8Array(64)]),
    'a third header': toCbor([header([[1, -7], [4, keyId], [5, 1]]), new Map(), new Uint8Array(), new Uint8Array(64)]),
    'an empty payload': toCbor([good, new Map(), new Uint8Array(), new Uint8Array(64)]),
    'too long': toCbor([good, new Map(), new Uint8Array(3_000), new Uint8Array(64)]),
    'deep nesting': new Uint8Array(2_000).fill(0x81),
    'one byte more': new Uint8Array([...toCbor([good, new Map(), new Uint8Array(), new Uint8Array(64)]), 0]),
    'a text that is no UTF-8': fromHex('61ff'),
    'a float': fromHex('f93e00'),
    'a double key': fromHex('a201010102'),
    'keys out of order': fromHex('a204000100'),
  }
  it.each(Object.entries(corpus))('[SG3] are not read: %s', async (_, bytes) => {
    const { knowledge, request } = await aHandshake()
    expect(await readToken(new Uint8Array(bytes), request, knowledge)).toBe('token-unreadable')
  })

  it.each([-8, -35, -257, 0, 5, 'ES256'])('[SG3] nor is algorithm %s', async (algorithm) => {
    const { knowledge, request } = await aHandshake()
    const bytes = toCbor([header([[1, algorithm], [4, keyId]]), new Map(), new Uint8Array(), await sign()])
    expect(await readToken(bytes, request, knowledge)).toBe('token-algorithm')
  })

  it('[SG3] no bytes at all bring a reader down', async () => {
    const { knowledge, request } = await aHandshake()
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(typeof (await readToken(new Uint8Array(bytes), request, knowledge))).toBe('string')
      }),
    )
  })

  it('a point that is not on the curve verifies nothing', async () => {
    expect(await isSignedBy(new Uint8Array(65).fill(4), { signed: new Uint8Array(1), signature: new Uint8Array(64) })).toBe(false)
  })
})

describe('the room of a code', () => {
  const lines = (n: number) => Array.from({ length: n }, (_, i) => ({ competency: referenceTo('competency', `c${i}`), selfLevel: 3, rests: [i, i + 1, i + 2, i + 3] }))
  const digests = Array.from({ length: 12 }, (_, i) => sha256(new Uint8Array([i])).slice(0, 16))
  const judged = (n: number) => Array.from({ length: n }, () => ({ level: 3, takeovers: 10, prompts: 20, defects: 30, comment: null }))

  it('[SG8] one competency fits version 12, eight fit version 17', async () => {
    const one = await aHandshake({ request: { note: 'a'.repeat(40) }, token: { previous: new Uint8Array(8), receipt: new Uint8Array(8), counter: 100_000 } })
    const eight = await aHandshake({ request: { lines: lines(8), digests }, token: { lines: judged(8), previous: new Uint8Array(8), receipt: new Uint8Array(8), counter: 100_000 } })
    expect(one.request.length).toBeLessThanOrEqual(ROOM.one)
    expect(one.token.length).toBeLessThanOrEqual(ROOM.one)
    expect(eight.request.length).toBeLessThanOrEqual(ROOM.eight)
    expect(eight.token.length).toBeLessThanOrEqual(ROOM.eight)
  })

  it('[SG8] is read back, and told from other codes', async () => {
    const { token } = await aHandshake()
    expect(readCode('sign-off', codeOf('sign-off', token))).toEqual(token)
    expect(readCode('request', codeOf('sign-off', token))).toBe('other-kind')
    expect(readCode('sign-off', 'https://example.org')).toBe('not-ours')
    expect(readCode('sign-off', `${PREFIX['sign-off']}a`)).toBe('unreadable')
    expect(readCode('sign-off', PREFIX['sign-off'] + 'A'.repeat(9_000))).toBe('unreadable')
    expect(COMMENT.bytes).toBeLessThan(ROOM.eight)
  })
})
