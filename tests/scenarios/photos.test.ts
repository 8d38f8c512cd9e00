/** Photos on their way: cut lines, lost answers, killed and restored servers, and what is no picture. */
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Person } from '#domain/people.ts'
import { fileOf, unfinishedIn } from '#server/attachments/photo-files.ts'
import { backUp } from '#server/operations/back-up.ts'
import { restore } from '#server/operations/restore-backup.ts'
import { photosIn } from '#server/store/store.ts'
import { cutRequest, cutResponse, duplicate, type Fault, pass, portal } from '#tests/support/fault-proxy.ts'
import type { NodeDevice } from '#tests/support/node-device.ts'
import { jpegOf, photoOf, type Picture, pictureOf, webpOf } from '#tests/support/pictures.ts'
import { waitingPhotos } from '../../src/app/store/photo-queue.ts'
import { keepPhoto } from '../../src/app/store/photos.ts'
import { guides, type LiveSchool, logOf, openLiveSchool } from './live-school.ts'
import { settleAndAgree } from './oracle.ts'

let school: LiveSchool
let folder = ''
let who: Person
let phone: NodeDevice
beforeAll(async () => {
  school = await openLiveSchool()
  folder = photosIn({ folder: school.server.folder })
}, 60_000)
afterAll(() => school.close())
beforeEach(async () => {
  school.proxy.always(pass)
  who = await school.enrol()
  phone = await school.deviceOf(who)
  await phone.sync()
})

/** Takes photos on a device and hands in a log that shows them. */
const logWith = async (id: string, pictures: readonly Picture[]) => {
  for (const { sha256, type, bytes } of pictures) await keepPhoto(phone.db, { sha256, type, bytes: new Uint8Array(bytes).buffer, thumb: new ArrayBuffer(8) })
  await phone.does((m) => m.practiceLog.submit(logOf(who, `${who.id}-${id}`, { photos: pictures.map((p) => photoOf(p)) })))
  await phone.sync()
}
const waiting = async () => (await waitingPhotos(phone.db, who.id)).map((p) => p.sha256)
/** Tries until all are there. @returns how many it took */
const sendAll = async (): Promise<number> => {
  for (let tries = 1; tries < 30; tries += 1) if ((await phone.sendPhotos()) === null) return tries
  throw new Error('the photos never came through')
}
const isAtSchool = ({ sha256, bytes }: Picture) => existsSync(fileOf(folder, sha256)) && readFileSync(fileOf(folder, sha256)).equals(bytes)
const booked = (p: Picture) => school.store().read((sql) => sql.selectFrom('attachment').where('sha256', '=', p.sha256).where('by', '=', who.id).select('bytes').execute())
const pieces = () => school.proxy.heard.filter((e) => e.request.toString('latin1', 0, 6) === 'PATCH ').length
/** Every seed is another picture, in all tests of this file. */
let seed = 0
const picture = (width = 320, height = 240) => jpegOf((seed += 1), width, height)

test('fault 35: thirty photos over a line that is cut three times all arrive, byte for byte, and none twice [AT1] [AT2] [P1]', async () => {
  const pictures = [await picture(1_600, 1_200)]
  while (pictures.length < 30) pictures.push(pictures.length % 3 === 0 ? await webpOf((seed += 1)) : await picture())
  await logWith('a', pictures.slice(0, 15))
  await logWith('b', pictures.slice(15))
  // The logs did not wait for them.
  expect(await school.get('practiceLog', `${who.id}-b`)).toMatchObject({ state: 'submitted' })
  expect(await waiting()).toHaveLength(30)
  const before = pieces()
  // In the piece of a small one, in the answer to another, and in the second piece of the large one, which comes last.
  for (const [after, cut] of [[11, cutRequest(2_000)], [20, cutResponse(0)], [60, cutRequest(150_000)]] as const) {
    school.proxy.next(...Array.from({ length: after }, () => pass), cut)
    expect(await phone.sendPhotos()).toEqual({ stop: 'unreachable' })
  }
  expect((await waiting()).length).toBeGreaterThan(0)
  expect(await sendAll()).toBe(1)
  expect(await waiting()).toEqual([])
  for (const p of pictures) expect([isAtSchool(p), await booked(p)]).toEqual([true, [{ bytes: p.bytes.length }]])
  expect(readdirSync(unfinishedIn(folder))).toEqual([])
  // What was there was not sent again: a piece for each that is small, and three that were cut.
  const needed = pictures.reduce((sum, p) => sum + Math.ceil(p.bytes.length / (256 * 1024)), 0)
  expect(pieces() - before).toBeLessThanOrEqual(needed + 3)
  await settleAndAgree(school, phone)
})

/** What one photo of three pieces asks, one after the other: which are there, begin, three pieces, which are there. */
const QUESTIONS = 6
test.each<[string, (n: number) => Fault]>([
  ['a request is cut at its first bytes', () => cutRequest(10)],
  ['a request is cut in its middle', () => cutRequest(100_000)],
  ['an answer is lost', () => cutResponse(0)],
  ['an answer breaks off', () => cutResponse(40)],
  ['a request arrives twice', () => duplicate],
  ['another page answers', () => portal],
])('fault 35: %s, whichever it is: the photo arrives once, and is held here until it has [AT1] [AT2]', async (_what, fault) => {
  for (let n = 0; n < QUESTIONS; n += 1) {
    const p = await picture(800, 1_000)
    expect(Math.ceil(p.bytes.length / (256 * 1024))).toBe(3)
    await logWith(`at-${n}`, [p])
    school.proxy.next(...Array.from({ length: n }, () => pass), fault(n))
    const first = await phone.sendPhotos()
    if (first !== null) expect(await phone.db.photoBytes.get(p.sha256)).toMatchObject({ state: 'waiting' })
    await sendAll()
    expect(await phone.db.photoBytes.get(p.sha256)).toMatchObject({ state: 'sent' })
    expect([isAtSchool(p), (await booked(p)).length], `question ${n}`).toEqual([true, 1])
  }
})

test('fault 35: a server that is killed in the middle goes on with the half it has [AT2]', async () => {
  const p = await picture(1_600, 1_200)
  await logWith('a', [p])
  school.proxy.next(pass, pass, pass, pass, cutRequest(50_000))
  await phone.sendPhotos()
  await school.server.stop('SIGKILL')
  expect(await phone.sendPhotos()).toEqual({ stop: 'unreachable' })
  await school.server.start()
  const before = pieces()
  await sendAll()
  expect(isAtSchool(p)).toBe(true)
  expect(pieces() - before).toBeLessThan(Math.ceil(p.bytes.length / (256 * 1024)))
})

test('fault 35: one that had all the bytes and died before it looked at them is sent anew; nothing is called kept that is not [AT1]', async () => {
  const p = await picture(800, 1_000)
  await logWith('a', [p])
  school.proxy.next(pass, pass, pass, cutRequest(10))
  await phone.sendPhotos()
  const [note] = await waitingPhotos(phone.db, who.id)
  const half = join(unfinishedIn(folder), note?.path?.split('/').at(-1) ?? '')
  appendFileSync(half, p.bytes.subarray(readFileSync(half).length))
  expect(await phone.sendPhotos()).toMatchObject({ stop: 'failed' })
  expect(await waiting()).toEqual([p.sha256])
  await sendAll()
  expect(isAtSchool(p)).toBe(true)
  rmSync(half, { force: true })
  rmSync(`${half}.json`, { force: true })
})

test('fault 35: bytes that were spoilt on the way are not kept; they are sent anew from the beginning [AT1] [AT3]', async () => {
  const p = await picture(800, 1_000)
  await logWith('a', [p])
  school.proxy.next(pass, pass, pass, cutRequest(10))
  await phone.sendPhotos()
  const [note] = await waitingPhotos(phone.db, who.id)
  const half = join(unfinishedIn(folder), note?.path?.split('/').at(-1) ?? '')
  const spoilt = readFileSync(half)
  spoilt[spoilt.length - 1] = (spoilt.at(-1) ?? 0) ^ 1
  rmSync(half)
  appendFileSync(half, spoilt)
  expect(await phone.sendPhotos()).toMatchObject({ stop: 'failed' })
  expect(isAtSchool(p)).toBe(false)
  await sendAll()
  expect(isAtSchool(p)).toBe(true)
})

test('fault 35: a half that the server has forgotten is begun anew [AT2]', async () => {
  const p = await picture(640, 480)
  await logWith('a', [p])
  school.proxy.next(pass, pass, cutRequest(50_000))
  await phone.sendPhotos()
  for (const name of readdirSync(unfinishedIn(folder))) rmSync(join(unfinishedIn(folder), name))
  expect(await sendAll()).toBe(1)
  expect(isAtSchool(p)).toBe(true)
})

test('fault 35: a second device with the same photo, and a device that starts over, send nothing that is there [AT1]', async () => {
  const p = await picture()
  await logWith('a', [p])
  await sendAll()
  const before = pieces()
  await phone.db.photoBytes.update(p.sha256, { state: 'waiting' })
  expect(await phone.sendPhotos()).toBeNull()
  expect([pieces() - before, await waiting()]).toEqual([0, []])
})

test('fault 35: what is no picture is refused for good, said on this device, and holds up nothing behind it [AT3] [P7]', async () => {
  const good = await picture()
  const page = pictureOf(Buffer.from('<html><script>alert(1)</script></html>'))
  const polyglot = pictureOf(Buffer.concat([(await picture(64, 64)).bytes, Buffer.from('PK\u0003\u0004')]))
  await logWith('a', [page, polyglot, good])
  expect(await phone.sendPhotos()).toBeNull()
  expect([isAtSchool(page), isAtSchool(polyglot), isAtSchool(good)]).toEqual([false, false, true])
  expect((await waitingPhotos(phone.db, who.id)).map((w) => w.refused?.fault)).toEqual(['no-picture', 'more-than-a-picture'])
  const before = pieces()
  expect(await phone.sendPhotos()).toBeNull()
  expect(pieces()).toBe(before)
})

test('fault 35: a photo of a draft stays here until its log is handed in [DV4]', async () => {
  const p = await picture()
  await keepPhoto(phone.db, { sha256: p.sha256, type: p.type, bytes: new Uint8Array(p.bytes).buffer, thumb: new ArrayBuffer(8) })
  await phone.db.drafts.put({ key: 'log:new', value: { photos: [photoOf(p)] }, savedAt: 0 })
  expect(await phone.sendPhotos()).toBeNull()
  expect([isAtSchool(p), (await phone.db.photoBytes.get(p.sha256))?.state]).toEqual([false, 'waiting'])
})

test('fault 35: a session that has ended, and a stranger’s half, stop it without a loss [PU11] [AT2]', async () => {
  const p = await picture(640, 480)
  await logWith('a', [p])
  school.proxy.next(pass, pass, cutRequest(50_000))
  await phone.sendPhotos()
  const { cookie } = await school.signIn(who)
  phone.reseat({ cookie: 'craftlog=nobody' })
  expect(await phone.sendPhotos()).toEqual({ stop: 'needs-sign-in' })
  expect(await waiting()).toEqual([p.sha256])
  phone.reseat({ cookie })
  expect(await sendAll()).toBe(1)
  expect(isAtSchool(p)).toBe(true)
})

test('fault 36: a log whose photo never comes is read all the same, and the photo is told to be absent, until it comes [AT4]', async () => {
  const mentor = await school.hire('mentor')
  const stranger = await school.hire('mentor')
  who = await school.enrol({ mentors: [guides(mentor)] })
  phone = await school.deviceOf(who)
  const [tablet, other] = [await school.deviceOf(mentor), await school.deviceOf(stranger)]
  await phone.sync()
  const p = await picture()
  await logWith('a', [p])
  await tablet.sync()
  expect(await tablet.db.rows('practiceLog').get(`${who.id}-a`)).toMatchObject({ photos: [{ sha256: p.sha256 }] })
  expect(await tablet.bringPhoto(p.sha256)).toBe('absent')
  await sendAll()
  expect(await tablet.bringPhoto(p.sha256)).toBe('here')
  expect(Buffer.from((await tablet.db.photoBytes.get(p.sha256))?.bytes ?? new ArrayBuffer(0)).equals(p.bytes)).toBe(true)
  expect(await other.bringPhoto(p.sha256)).toBe('absent')
  // His time is over: the photo leaves his device with the log.
  await school.put('placement', { ...(await school.get('placement', `placement-of-${who.id}`)), mentors: [] } as never)
  await tablet.sync()
  expect([await tablet.db.rows('practiceLog').count(), await tablet.db.photoBytes.count()]).toEqual([0, 0])
})

test('fault 33: a server restored from a backup that has no photos gets them again from the device [AT5] [RW2]', async () => {
  const [early, late] = [await picture(), await picture()]
  await logWith('a', [early])
  await sendAll()
  const file = join(school.server.folder, 'a.backup')
  expect((await backUp({ folder: school.server.folder }, file, true)).photos.missing).toBe(0)
  await logWith('b', [late])
  await sendAll()
  await school.whileClosed(async () => {
    rmSync(folder, { recursive: true })
    await restore({ folder: school.server.folder }, file, { replace: true, agree: async () => undefined, now: new Date() })
  })
  expect([isAtSchool(early), isAtSchool(late)]).toEqual([true, false])
  for (let rounds = 0; rounds < 3; rounds += 1) await phone.round()
  await sendAll()
  expect([isAtSchool(early), isAtSchool(late), (await booked(late)).length]).toEqual([true, true, 1])
  expect(await waiting()).toEqual([])
})
