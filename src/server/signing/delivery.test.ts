import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { requestIdOf } from '#domain/sign-off.ts'
import type { EnterpriseId, TokenId } from '#domain/ids.ts'
import type { Person } from '#domain/people.ts'
import type { TokenReading } from '#domain/sign-off-token.ts'
import { keyUseIdOf, signOffIdOf } from '#domain/sign-off-token.ts'
import { type Bytes, fromBase64url, sha256, toBase64url, toHex } from '#signing/bytes.ts'
import { openCertificate } from '#signing/certificate.ts'
import { isSignedBy } from '#signing/keys.ts'
import { openReceipt, sealKeyProof } from '#signing/receipt.ts'
import { referenceTo } from '#signing/reference.ts'
import { sealRequest } from '#signing/request.ts'
import { revisionDigest } from '#signing/revision-digest.ts'
import { commentDigest, linkTo, sealToken, type SignOffToken } from '#signing/token.ts'
import { certifyResponse, type CertifyResponse } from '#sync/device-keys.ts'
import type { RefusalReason } from '#domain/refusal.ts'
import { chenHua, competencyOf, DAY, day, guidanceOf, HOUR, liWei, MEASURE, moment, personOf, placementOf, programmeOf, sunTao, wangFang, zhangGang, zhaoMin } from '#tests/support/people.ts'
import { type Device, deviceOf, logArgs } from '#tests/support/server-school.ts'
import { aKey, type TestKey } from '#tests/support/signing.ts'
import { openWebSchool, type WebSchool, withCookie } from '#tests/support/web-school.ts'

let school: WebSchool
let phoneKey: TestKey
let tabletKey: TestKey
let phone: Device
let tablet: Device
const seconds = (at: number) => Math.floor(at / 1_000)

const asksFor = async (person: Person, key: TestKey, over: { readonly purpose?: string; readonly by?: TestKey; readonly of?: Person } = {}) => {
  const { of = person, by = key } = over
  const proof = await sealKeyProof({ person: referenceTo('person', of.id), school: referenceTo('school', of.school), at: seconds(school.clock.now) }, by.keyId, by.sign)
  const { publicKey, purpose } = key.known
  const payload = { purpose: over.purpose ?? purpose, label: `Device of ${person.name}`, publicKey, proof: toBase64url(proof) }
  return school.ask('POST', '/api/device-keys', withCookie(await school.signIn(person), { payload }))
}
const certified = async (person: Person, key: TestKey): Promise<CertifyResponse> => certifyResponse.parse((await asksFor(person, key)).json())

beforeEach(async () => {
  school = await openWebSchool()
  ;[phoneKey, tabletKey] = [await aKey(liWei.id, 'request'), await aKey(zhangGang.id, 'sign-off')]
  await certified(liWei, phoneKey)
  await certified(zhangGang, tabletKey)
  ;[phone, tablet] = [deviceOf(school, liWei), deviceOf(school, zhangGang)]
  school.clock.now += HOUR
})
afterEach(() => school.close())

/** The phone asks for MEASURE on the first revision of log-1; its digest is known before the school has the log. */
const asked = async (over: { readonly digests?: readonly Uint8Array[]; readonly key?: TestKey; readonly of?: Person } = {}): Promise<Bytes> => {
  const { key = phoneKey, of = liWei } = over
  const { content } = logArgs('log-1')
  const digest = revisionDigest({ log: 'log-1', apprentice: liWei.id, revision: 1, content } as never)
  const digests = over.digests ?? [digest]
  const line = { competency: referenceTo('competency', MEASURE), selfLevel: 3, rests: digests.map((_, n) => n) }
  return sealRequest(
    { id: crypto.getRandomValues(new Uint8Array(16)), apprentice: referenceTo('person', of.id), school: referenceTo('school', of.school), at: seconds(school.clock.now), digests, lines: [line], note: '' },
    key.keyId,
    key.sign,
  )
}

const answered = async (request: Bytes, over: Partial<SignOffToken> = {}, key = tabletKey, of = liWei): Promise<Bytes> =>
  sealToken(
    {
      id: crypto.getRandomValues(new Uint8Array(16)),
      apprentice: referenceTo('person', of.id),
      school: referenceTo('school', of.school),
      at: seconds(school.clock.now),
      request: sha256(request),
      lines: [{ level: 3, takeovers: 1, prompts: 0, defects: 0, comment: { words: 'Clean work.' } }],
      counter: 1,
      previous: new Uint8Array(),
      unlock: 'session',
      receipt: new Uint8Array(),
      ...over,
    },
    key.keyId,
    key.sign,
  )

/** What a device claims to have read; the school must not care. */
const nonsense: TokenReading = {
  token: '00' as TokenId,
  key: 'ff' as TokenReading['key'],
  apprentice: 'nobody' as TokenReading['apprentice'],
  at: 0,
  counter: 1,
  previous: null,
  unlock: 'session',
  lines: [{ competency: MEASURE, selfLevel: 5, level: 5, facts: { takeovers: 0, prompts: 0, defects: 0 }, comment: 'Marvellous.', commentDigest: null, logs: [], unknown: [] }],
}
const bringing = (device: Device, token: Bytes, request: Bytes, comments: readonly string[] = [], of = liWei) =>
  device.does('competency.deliver', { apprentice: of.id, token: toBase64url(token), request: toBase64url(request), reading: nonsense, comments })
const brought = async (device: Device, token: Bytes, request: Bytes, comments: readonly string[] = []): Promise<'ok' | RefusalReason | 'retry'> => {
  const result = (await device.push(bringing(device, token, request, comments)))?.results[0]
  return result?.status === 'refused' ? result.refusal.because : result?.status === 'ok' ? 'ok' : 'retry'
}
const signed = (id: Uint8Array) => school.get('signOff', signOffIdOf(toHex(id) as TokenId, 0))
const ID = new Uint8Array(16).fill(9)

describe('a key', () => {
  it('[SG14] is certified for whoever shows that he holds it, and is in the hands of his apprentices', async () => {
    const key = await aKey(zhangGang.id, 'sign-off')
    const { key: row, receipt } = await certified(zhangGang, key)
    const rows = await phone.pullAll()
    expect(rows.filter((r) => r.type === 'deviceKey' && r.id === row.id)).toHaveLength(1)
    const certificate = openCertificate(fromBase64url(row.certificate) ?? new Uint8Array())
    const time = openReceipt(fromBase64url(receipt) ?? new Uint8Array())
    if (typeof certificate === 'string' || typeof time === 'string') throw new Error('unreadable')
    expect(certificate).toMatchObject({ name: zhangGang.name, purpose: 'sign-off', expires: seconds(school.clock.now + 30 * DAY) })
    expect(time).toMatchObject({ at: seconds(school.clock.now), to: key.keyId })
    const own = await school.store.read((sql) => sql.selectFrom('school_key').selectAll().executeTakeFirstOrThrow())
    expect(await isSignedBy(fromBase64url(own.public_key) ?? new Uint8Array(), certificate.sealed)).toBe(true)
  })

  it('[SG14] is not certified for another, nor without the private half, nor in a role that one has not', async () => {
    const key = await aKey(zhangGang.id, 'sign-off')
    const stranger = await aKey(zhangGang.id, 'sign-off')
    expect((await asksFor(zhangGang, key, { of: chenHua })).statusCode).toBe(400)
    expect((await asksFor(zhangGang, key, { by: stranger })).statusCode).toBe(400)
    expect((await asksFor(liWei, await aKey(liWei.id, 'request'), { purpose: 'sign-off' })).statusCode).toBe(403)
    expect((await asksFor(chenHua, tabletKey)).statusCode).toBe(403)
    expect((await asksFor(wangFang, key)).statusCode).toBe(403)
  })

  it('[SG14] is renewed when it is due, and not after it was ended', async () => {
    const first = (await certified(zhangGang, tabletKey)).key
    school.clock.now += 15 * DAY
    const later = (await certified(zhangGang, tabletKey)).key
    expect(later).toMatchObject({ id: first.id, since: first.since })
    expect(later.expires).toBeGreaterThan(first.expires)
    await tablet.push(tablet.does('deviceKey.end', { key: first.id, why: 'retired' }))
    expect((await asksFor(zhangGang, tabletKey)).statusCode).toBe(403)
  })

  it('is ended by its owner and by the office, by nobody else', async () => {
    const of = (person: Person) => deviceOf(school, person, `ending-${person.id}`)
    const end = async (d: Device) => (await d.push(d.does('deviceKey.end', { key: tabletKey.known.id, why: 'lost' })))?.results[0]?.status
    expect(await end(of(chenHua))).toBe('refused')
    expect(await end(of(wangFang))).toBe('refused')
    expect(await end(of(zhaoMin))).toBe('ok')
    expect(await school.get('deviceKey', tabletKey.known.id)).toMatchObject({ ended: { why: 'lost', by: { person: zhaoMin.id, role: 'coordinator' } } })
  })
})

describe('a token that holds', () => {
  it.each(['phone', 'tablet'] as const)('[SG10] counts once, with the %s first', async (first) => {
    await phone.push(phone.does('practiceLog.submit', logArgs('log-1')))
    const request = await asked()
    const token = await answered(request, { id: ID })
    const order = first === 'phone' ? [phone, tablet, phone] : [tablet, phone, tablet]
    for (const device of order) expect(await brought(device, token, request)).toBe('ok')
    expect(await signed(ID)).toMatchObject({
      apprentice: liWei.id,
      competency: MEASURE,
      level: 3,
      facts: { takeovers: 1, prompts: 0, defects: 0 },
      comment: 'Clean work.',
      logs: [{ log: 'log-1', revision: 1 }],
      by: { person: zhangGang.id, role: 'mentor' },
      at: seconds(school.clock.now) * 1_000,
      assurance: 'A',
      needsReview: false,
    })
    const rows = (await deviceOf(school, wangFang).pullAll()).filter((r) => r.type === 'signOff')
    expect(rows).toHaveLength(1)
  })

  it('[SG10] may come before its logs and before its words: the second device brings them', async () => {
    const request = await asked()
    const words = '很好。'.repeat(100)
    const token = await answered(request, { id: ID, lines: [{ level: 4, takeovers: 0, prompts: 0, defects: 0, comment: { digest: commentDigest(words) } }] })
    expect(await brought(phone, token, request)).toBe('ok')
    expect(await signed(ID)).toMatchObject({ comment: '', logs: [], unknownLogs: [expect.any(String)] })
    await phone.push(phone.does('practiceLog.submit', logArgs('log-1')))
    expect(await brought(tablet, token, request, [words])).toBe('ok')
    const whole = await signed(ID)
    expect(whole).toMatchObject({ comment: words, logs: [{ log: 'log-1', revision: 1 }] })
    expect(whole).not.toHaveProperty('unknownLogs')
  })

  it('hands a request back with its reason', async () => {
    await phone.push(phone.does('competency.ask', { apprentice: liWei.id, competency: MEASURE, selfLevel: 3, logs: [], note: '' }))
    const request = await asked({ digests: [] })
    const token = await answered(request, { lines: [{ level: 0, takeovers: 0, prompts: 0, defects: 0, comment: { words: 'Measure at three places.' } }] })
    expect(await brought(tablet, token, request)).toBe('ok')
    expect(await school.get('signOffRequest', requestIdOf(liWei.id, MEASURE))).toMatchObject({ state: 'returned', returned: { because: 'Measure at three places.', by: { person: zhangGang.id } } })
  })

  it('[SG13] is kept with the bracket of its moment', async () => {
    const { receipt } = await certified(zhangGang, tabletKey)
    const told = school.clock.now
    school.clock.now += HOUR
    const request = await asked({ digests: [] })
    const token = await answered(request, { id: ID, receipt: linkTo(fromBase64url(receipt) ?? new Uint8Array()) })
    school.clock.now += HOUR
    expect(await brought(phone, token, request)).toBe('ok')
    expect(await school.get('signOffToken', toHex(ID))).toMatchObject({ bracket: { notBefore: seconds(told) * 1_000, notAfter: school.clock.now }, token: toBase64url(token), request: toBase64url(request) })
  })

  it('[SG12] from a lost device, or after more than 30 days, waits for a person', async () => {
    const request = await asked({ digests: [] })
    const honest = await answered(request, { id: ID })
    const office = deviceOf(school, zhaoMin)
    await office.push(office.does('deviceKey.end', { key: tabletKey.known.id, why: 'lost' }))
    expect(await brought(phone, honest, request)).toBe('ok')
    expect(await signed(ID)).toMatchObject({ needsReview: true, review: 'key-lost' })
  })

  it('[SG12] beyond 40 signed on one device within a day waits for a person, by when they were signed and not when they came', async () => {
    const request = await asked({ digests: [] })
    const first = seconds(school.clock.now)
    const nth = async (counter: number, at: number) => answered(request, { id: counter === 41 ? ID : crypto.getRandomValues(new Uint8Array(16)), counter, at })
    const [one, many, next] = [await nth(1, first), await nth(41, first + 3_600), await nth(42, first + 86_400)]
    school.clock.now += 3 * DAY
    // The 2nd was signed a day before the 42nd: nothing wrong with that.
    for (const token of [one, await nth(2, first), many, next]) expect(await brought(phone, token, request)).toBe('ok')
    expect(await signed(ID)).toMatchObject({ needsReview: true, review: 'many-one-day' })
    expect((await school.store.read((sql) => sql.selectFrom('row').where('type', '=', 'signOff').select('data').execute())).filter((r) => r.data?.includes('"needsReview":true'))).toHaveLength(1)
  })

  it('[SG12] more than 30 days late waits for a person', async () => {
    const request = await asked({ digests: [] })
    const token = await answered(request, { id: ID, at: seconds(school.clock.now) })
    school.clock.now += 31 * DAY
    expect(await brought(phone, token, request)).toBe('ok')
    expect(await signed(ID)).toMatchObject({ needsReview: true, review: 'late' })
  })
})

describe('a token that does not', () => {
  it('[SG9] refuses what its signer may not: a stranger, another enterprise, a skill of another plan', async () => {
    const strangersKey = await aKey(sunTao.id, 'sign-off')
    await certified(sunTao, strangersKey)
    const request = await asked({ digests: [] })
    expect(await brought(phone, await answered(request, {}, strangersKey), request)).toBe('not-their-mentor')
    await school.put('person', personOf(zhangGang.id, zhangGang.name, ['mentor'], { enterprise: 'elsewhere' as EnterpriseId }))
    expect(await brought(phone, await answered(request), request)).toBe('other-enterprise')
  })

  it('[SG9] of a deputy is refused for a line that the plan keeps for the mentor; the mentor’s is taken', async () => {
    await school.put('programme', programmeOf([competencyOf(MEASURE, { signers: 'mentor' })]))
    await phone.push(phone.does('practiceLog.submit', logArgs('log-1')))
    const request = await asked()
    await school.put('placement', placementOf({ mentors: [guidanceOf(zhangGang, { as: 'deputy' }), guidanceOf(chenHua)] }))
    const token = await answered(request, { id: ID })
    for (const device of [tablet, phone]) expect(await brought(device, token, request)).toBe('mentor-himself')
    expect([await signed(ID), await school.get('signOffToken', toHex(ID) as TokenId)]).toEqual([undefined, undefined])
    await school.put('placement', placementOf({ mentors: [guidanceOf(zhangGang), guidanceOf(chenHua, { as: 'deputy' })] }))
    expect(await brought(tablet, token, request)).toBe('ok')
  })

  it('[SG9] is taken in whole or not at all', async () => {
    const line = (competency: string) => ({ competency: referenceTo('competency', competency), selfLevel: 3, rests: [] })
    const request = await sealRequest(
      { id: ID, apprentice: referenceTo('person', liWei.id), school: referenceTo('school', liWei.school), at: seconds(school.clock.now), digests: [], lines: [line(MEASURE), line('none-such')], note: '' },
      phoneKey.keyId,
      phoneKey.sign,
    )
    const judged = { level: 3, takeovers: 0, prompts: 0, defects: 0, comment: null }
    const token = await answered(request, { id: ID, lines: [judged, judged] })
    expect(await brought(phone, token, request)).toBe('competency-not-in-programme')
    expect(await signed(ID)).toBeUndefined()
    expect(await school.get('keyUse', keyUseIdOf(tabletKey.known.id, 1))).toBeUndefined()
  })

  it('[SG11] a number of a key stands for one token: a copied device shows', async () => {
    const request = await asked({ digests: [] })
    const other = await asked({ digests: [] })
    expect(await brought(phone, await answered(request), request)).toBe('ok')
    expect(await brought(phone, await answered(other), other)).toBe('number-reused')
    expect(await brought(phone, await answered(other, { counter: 2 }), other)).toBe('ok')
  })

  it('[SG10] other bytes under the same id are refused', async () => {
    const request = await asked({ digests: [] })
    expect(await brought(phone, await answered(request, { id: ID }), request)).toBe('ok')
    expect(await brought(phone, await answered(request, { id: ID, counter: 2 }), request)).toBe('token-reused')
  })

  it.each([
    ['a year ahead', 365 * DAY],
    ['a year behind', -365 * DAY],
    ['an hour ahead', HOUR],
  ])('[SG13] is refused with a clock %s', async (_, by) => {
    const request = await asked({ digests: [] })
    expect(await brought(phone, await answered(request, { at: seconds(school.clock.now + by) }), request)).toBe('clock-wrong')
  })

  it('[SG13] is refused if it is older than the receipt that it names', async () => {
    const before = school.clock.now
    school.clock.now += 2 * HOUR
    const { receipt } = await certified(zhangGang, tabletKey)
    const request = await asked({ digests: [] })
    const token = await answered(request, { at: seconds(before), receipt: linkTo(fromBase64url(receipt) ?? new Uint8Array()) })
    expect(await brought(phone, token, request)).toBe('clock-wrong')
  })

  it('[SG12] is refused from a key that was retired before, or whose certificate had run out', async () => {
    await tablet.push(tablet.does('deviceKey.end', { key: tabletKey.known.id, why: 'retired' }))
    const honest = await asked({ digests: [] })
    expect(await brought(phone, await answered(honest), honest)).toBe('ok')
    school.clock.now += HOUR
    const request = await asked({ digests: [] })
    expect(await brought(phone, await answered(request, { counter: 2 }), request)).toBe('key-retired')
    const expired = await aKey(chenHua.id, 'sign-off')
    await certified(chenHua, expired)
    school.clock.now += 31 * DAY
    const late = await asked({ digests: [] })
    expect(await brought(phone, await answered(late, {}, expired), late)).toBe('key-expired')
  })

  it('is not brought by anybody else', async () => {
    const request = await asked({ digests: [] })
    const token = await answered(request)
    expect(await brought(deviceOf(school, chenHua), token, request)).toBe('not-yours')
    expect(await brought(deviceOf(school, wangFang), token, request)).toBe('not-yours')
  })

  it('of a former mentor is looked at by a person', async () => {
    await school.put('placement', placementOf({ mentors: [guidanceOf(zhangGang, { until: day('2026-03-07') }), guidanceOf(chenHua, { as: 'deputy' })] }))
    const request = await asked({ digests: [] })
    const token = await answered(request, { id: ID, at: seconds(school.clock.now) })
    school.clock.now = moment('2026-03-12T08:00Z')
    expect(await brought(tablet, token, request)).toBe('ok')
    expect(await signed(ID)).toMatchObject({ needsReview: true, review: 'former-mentor' })
  })
})
