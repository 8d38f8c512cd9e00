import { readdir, readFile, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { PlacementId, PracticeLogId } from '#domain/ids.ts'
import type { Person } from '#domain/people.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { jpegOf, photoOf, type Picture, pictureOf, webpOf, withExif } from '#tests/support/pictures.ts'
import { chenHua, day, DAY, guidanceOf, heLan, liWei, placementOf, sunTao, wangFang, zhangGang, zhaoMin } from '#tests/support/people.ts'
import { deviceOf, logArgs, maLin, TODAY } from '#tests/support/server-school.ts'
import { openWebSchool, type WebSchool, withCookie } from '#tests/support/web-school.ts'
import { fileOf, forgetUnfinished, unfinishedIn } from '../attachments/photo-files.ts'

let school: WebSchool
let cookie: string
beforeEach(async () => {
  school = await openWebSchool()
  cookie = await school.signIn(liWei)
})
afterEach(() => school.close())

const tus = { 'tus-resumable': '1.0.0' }
const base64 = (s: string) => Buffer.from(s).toString('base64')
const metadataOf = (p: Picture, over: Record<string, string> = {}) =>
  Object.entries({ sha256: p.sha256, type: p.type, bytes: String(p.bytes.length), ...over })
    .map(([k, v]) => `${k} ${base64(v)}`)
    .join(',')
const begin = (p: Picture, over: Record<string, string> = {}, who = cookie) =>
  school.ask('POST', '/api/photos/upload', withCookie(who, { headers: { ...tus, 'upload-length': String(p.bytes.length), 'upload-metadata': metadataOf(p), ...over } }))
const piece = (url: string, offset: number, bytes: Buffer, who = cookie) =>
  school.ask('PATCH', url, withCookie(who, { payload: bytes, headers: { ...tus, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' } }))
const offsetOf = async (url: string, who = cookie) => {
  const { statusCode, headers } = await school.ask('HEAD', url, withCookie(who, { headers: tus }))
  return statusCode === 200 ? Number(headers['upload-offset']) : statusCode
}
const upload = async (p: Picture, who = cookie) => {
  const url = String((await begin(p, {}, who)).headers.location)
  return piece(url, 0, p.bytes, who)
}
const known = async (hashes: readonly string[], who = cookie) => (await school.ask('POST', '/api/photos/known', withCookie(who, { payload: { sha256: hashes } }))).json()
const see = (sha256: string, who: string) => school.ask('GET', `/api/photos/${sha256}`, withCookie(who))
const left = () => readdir(unfinishedIn(school.photos))

/** Li Wei's log that shows these. */
const log = async (id: string, ...pictures: readonly Picture[]) => {
  const phone = deviceOf(school, liWei, `phone-of-${id}`)
  await phone.push(phone.does('practiceLog.submit', logArgs(id, { photos: pictures.map((p) => photoOf(p)) })))
}

describe('[AT2] an upload', () => {
  it('arrives in pieces, is asked how far it came, and is kept byte for byte under its hash', async () => {
    const p = await jpegOf(1)
    const begun = await begin(p)
    const url = String(begun.headers.location)
    expect([begun.statusCode, url]).toEqual([201, expect.stringMatching(/^\/api\/photos\/upload\/[0-9a-f]{24}-[\w-]{32}$/)])
    expect((await piece(url, 0, p.bytes.subarray(0, 1_000))).headers['upload-offset']).toBe('1000')
    expect(await offsetOf(url)).toBe(1_000)
    expect(await known([p.sha256])).toEqual({ known: [] })
    const last = await piece(url, 1_000, p.bytes.subarray(1_000))
    expect([last.statusCode, last.headers['upload-offset']]).toEqual([204, String(p.bytes.length)])
    expect(await known([p.sha256, 'f'.repeat(64)])).toEqual({ known: [p.sha256] })
    expect((await readFile(fileOf(school.photos, p.sha256))).equals(p.bytes)).toBe(true)
    expect(await left()).toEqual([])
  })

  it('a piece that comes twice, or from the wrong place, changes nothing', async () => {
    const p = await jpegOf(1)
    const url = String((await begin(p)).headers.location)
    await piece(url, 0, p.bytes.subarray(0, 1_000))
    expect((await piece(url, 0, p.bytes.subarray(0, 1_000))).statusCode).toBe(409)
    expect((await piece(url, 5_000, p.bytes.subarray(5_000))).statusCode).toBe(409)
    await piece(url, 1_000, p.bytes.subarray(1_000))
    expect(await known([p.sha256])).toEqual({ known: [p.sha256] })
  })

  it('two at once of the same photo both come to an end, and it is there once', async () => {
    const p = await jpegOf(1)
    const urls = [await begin(p), await begin(p)].map((b) => String(b.headers.location))
    expect(new Set(urls).size).toBe(2)
    const ends = await Promise.all(urls.map((url) => piece(url, 0, p.bytes)))
    expect(ends.map((e) => e.statusCode)).toEqual([204, 204])
    expect(await readdir(join(school.photos, p.sha256.slice(0, 2)))).toEqual([p.sha256])
    expect(await left()).toEqual([])
    expect((await upload(p)).statusCode).toBe(204)
  })

  it('nobody else goes on with it or learns how far it came', async () => {
    const p = await jpegOf(1)
    const url = String((await begin(p)).headers.location)
    const other = await school.signIn(heLan)
    expect(await offsetOf(url, other)).toBe(404)
    expect((await piece(url, 0, p.bytes, other)).statusCode).toBe(404)
    expect((await school.ask('PATCH', url, { payload: p.bytes, headers: tus })).statusCode).toBe(401)
    expect(await offsetOf(url)).toBe(0)
  })

  it.each([['../../craftlog.sqlite'], ['..%2f..%2fcraftlog.sqlite'], [`${'a'.repeat(24)}-${'b'.repeat(32)}`], ['x'.repeat(4_000)]])('an invented id (%s) is not found', async (id) => {
    expect([400, 404, 414]).toContain(await offsetOf(`/api/photos/upload/${id}`))
  })

  it.each<[string, Record<string, string>, number]>([
    ['more than 4 MB', { 'upload-length': String(4 * 1024 * 1024 + 1) }, 413],
    ['a length left open', { 'upload-length': '', 'upload-defer-length': '1' }, 400],
    ['no metadata', { 'upload-metadata': '' }, 400],
    ['a hash that is none', { 'upload-metadata': `sha256 ${base64('../../etc/passwd')},type ${base64('image/jpeg')},bytes ${base64('5')}` }, 400],
    ['another type', { 'upload-metadata': `sha256 ${base64('a'.repeat(64))},type ${base64('image/svg+xml')},bytes ${base64('5')}` }, 400],
    ['a size that is not the length', { 'upload-length': '77' }, 400],
    ['parts to be joined', { 'upload-concat': 'partial' }, 400],
  ])('%s is refused at the door', async (_what, headers, status) => {
    const answer = await begin(await jpegOf(1), headers)
    expect(answer.statusCode).toBe(status)
    expect(answer.json()).toHaveProperty('error')
  })

  it('a piece that is longer than announced is not taken', async () => {
    const p = await jpegOf(1)
    const url = String((await begin(p)).headers.location)
    expect((await piece(url, 0, Buffer.concat([p.bytes, p.bytes]))).statusCode).toBeGreaterThanOrEqual(400)
    expect(await known([p.sha256])).toEqual({ known: [] })
  })

  it('what nobody went on with for a week goes; what is younger stays, and what is finished is not touched', async () => {
    const [old, young, whole] = [await jpegOf(1), await jpegOf(2), await jpegOf(3)]
    await begin(old)
    const before = await left()
    await begin(young)
    await upload(whole)
    const week = (TODAY - 8 * DAY) / 1_000
    for (const name of before) await utimes(join(unfinishedIn(school.photos), name), week, week)
    await utimes(fileOf(school.photos, whole.sha256), week, week)
    await forgetUnfinished(school.photos, TODAY)
    expect((await left()).filter((name) => before.includes(name))).toEqual([])
    expect(await left()).toHaveLength(2)
    expect((await stat(fileOf(school.photos, whole.sha256))).size).toBe(whole.bytes.length)
  })
})

describe('[AT3] what is not exactly the announced picture is refused with its reason, and nothing of it stays', () => {
  const polyglot = async () => pictureOf(Buffer.concat([(await jpegOf(1)).bytes, Buffer.from('PK\u0003\u0004 a second file')]))
  it.each<[string, () => Promise<Picture>, string]>([
    ['a camera’s file with its place', () => withExif(1), 'more-than-a-picture'],
    ['a picture that is an archive, too', polyglot, 'more-than-a-picture'],
    ['a page', async () => pictureOf(Buffer.from('<html><script>alert(1)</script></html>')), 'no-picture'],
    ['a JPEG called WebP', async () => pictureOf((await jpegOf(1)).bytes, 'image/webp'), 'no-picture'],
    ['too many pixels', () => jpegOf(1, 1_700, 8), 'too-many-pixels'],
    ['other bytes than were announced', async () => ({ ...(await jpegOf(1)), sha256: 'a'.repeat(64) }), 'other-bytes'],
  ])('%s', async (_what, make, fault) => {
    const p = await make()
    const answer = await upload(p)
    expect([answer.statusCode, answer.json()]).toEqual([422, { error: 'photo-refused', problem: { code: fault, detail: '' } }])
    expect(await known([p.sha256])).toEqual({ known: [] })
    expect(await readdir(school.photos)).toEqual(['unfinished'])
    expect(await left()).toEqual([])
    expect((await upload(await webpOf(2))).statusCode).toBe(204)
  })
})

describe('[AT4] [P5] a photo is shown', () => {
  const statusFor = async (p: Picture, who: Person) => (await see(p.sha256, await school.signIn(who))).statusCode

  it('to those whom a log in their scope names it to, and to nobody else: the others cannot tell that it is there', async () => {
    const p = await jpegOf(1)
    await upload(p)
    expect(await statusFor(p, liWei)).toBe(404)
    await log('log-1', p)
    for (const who of [liWei, zhangGang, chenHua, wangFang]) expect([who.id, await statusFor(p, who)]).toEqual([who.id, 200])
    for (const who of [heLan, sunTao, maLin]) expect([who.id, await statusFor(p, who)]).toEqual([who.id, 404])
    const stranger = await school.signIn(heLan)
    expect((await see(p.sha256, stranger)).body).toBe((await see('f'.repeat(64), stranger)).body)
    expect((await school.ask('GET', `/api/photos/${p.sha256}`)).statusCode).toBe(401)
    expect((await see('..%2fcraftlog.sqlite', cookie)).statusCode).toBe(404)
  })

  it('byte for byte, for nobody between to keep, and as nothing but a picture', async () => {
    const p = await webpOf(1)
    await log('log-1', p)
    await upload(p)
    const { rawPayload, headers } = await see(p.sha256, await school.signIn(zhangGang))
    expect(rawPayload.equals(p.bytes)).toBe(true)
    expect(headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'private, max-age=31536000, immutable',
      vary: expect.stringMatching(/cookie/) as unknown,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
    })
  })

  it('also where only an earlier revision names it', async () => {
    const p = await jpegOf(1)
    await upload(p)
    await log('log-1', p)
    const phone = deviceOf(school, liWei, 'another-phone')
    await phone.push(phone.does('practiceLog.resubmit', { id: 'log-1' as PracticeLogId, set: { photos: [] }, was: { photos: [photoOf(p)] } }))
    expect(await school.get('practiceLog', 'log-1')).toMatchObject({ revision: 2, photos: [] })
    expect(await statusFor(p, zhangGang)).toBe(200)
  })

  it('not to a mentor whose time is over', async () => {
    const p = await jpegOf(1)
    await upload(p)
    await log('log-1', p)
    await school.put('placement', placementOf({ mentors: [guidanceOf(zhangGang, { until: day('2026-03-04') })] }))
    expect(await statusFor(p, zhangGang)).toBe(404)
    expect(await statusFor(p, liWei)).toBe(200)
  })

  it('not to one who only read its hash and names it in a log of his own', async () => {
    const p = await jpegOf(1)
    await upload(p)
    await log('log-1', p)
    await school.put('placement', placementOf({ id: 'placement-of-he-lan' as PlacementId, apprentice: heLan.id }))
    const thief = deviceOf(school, heLan)
    await thief.push(thief.does('practiceLog.submit', { ...logArgs('stolen', { photos: [photoOf(p)] }), placement: 'placement-of-he-lan' }))
    expect(await school.get('practiceLog', 'stolen')).toBeDefined()
    const her = await school.signIn(heLan)
    expect((await see(p.sha256, her)).statusCode).toBe(404)
    // She does not hear that it is there, either; with the very bytes in hand she hands them in, and sees them.
    expect(await known([p.sha256], her)).toEqual({ known: [] })
    await upload(p, her)
    expect((await see(p.sha256, her)).statusCode).toBe(200)
  })

  it('a file that was lost is asked for again, and not shown until it is back', async () => {
    const p = await jpegOf(1)
    await upload(p)
    await log('log-1', p)
    const { rm } = await import('node:fs/promises')
    await rm(fileOf(school.photos, p.sha256))
    expect(await known([p.sha256])).toEqual({ known: [] })
    expect(await statusFor(p, zhaoMin)).toBe(404)
    await upload(p)
    expect(await statusFor(p, liWei)).toBe(200)
  })
})
