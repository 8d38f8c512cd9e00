import type { PhotoId, PracticeLogId } from '#domain/ids.ts'
import type { Photo } from '#domain/photo.ts'
import { contentOf } from '#tests/support/people.ts'
import { openPageDevice, type PageDevice, runningPlacement } from '#tests/support/page-device.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { now } from './clock.ts'
import { dropDraft, saveDraft } from './drafts.ts'
import { keepArrived, keepPhoto, putBackPhotos, readPicture, sweepPhotos, takePhotos } from './photos.ts'

const HOUR = 3_600_000
const hash = (digit: string) => digit.repeat(64)
const bytes = (text: string) => new TextEncoder().encode(text).buffer
const text = (b: ArrayBuffer | undefined) => new TextDecoder().decode(b)
const photo = (sha256: string): Photo => ({ id: `photo-${sha256[0]}` as PhotoId, sha256, type: 'image/jpeg', bytes: 5, width: 4, height: 3, source: 'camera', addedAt: now(), caption: '', marks: [] })

let device: PageDevice
beforeEach(async () => {
  device = await openPageDevice()
})
afterEach(() => device.dispose())

const keep = (sha256: string) => keepPhoto(device.db, { sha256, type: 'image/jpeg', bytes: bytes('whole'), thumb: bytes('thumb') })
const age = (sha256: string, by: number) => device.db.photoBytes.update(sha256, { addedAt: now() - by })
const kept = async () => [await device.db.photoBytes.toCollection().primaryKeys(), await device.db.thumbs.toCollection().primaryKeys()]
const handIn = (sha256: string) =>
  device.mutate.practiceLog.submit({ id: `log-${sha256[0]}` as PracticeLogId, placement: runningPlacement.id, zone: 480, content: { ...contentOf(), photos: [photo(sha256)] } })

test('a photo is read in the size that is wanted, and the small one stands in for the whole', async () => {
  await keep(hash('a'))
  expect(text((await readPicture(device.db, hash('a'), 'thumb'))?.bytes)).toBe('thumb')
  expect(text((await readPicture(device.db, hash('a'), 'whole'))?.bytes)).toBe('whole')
  await device.db.photoBytes.delete(hash('a'))
  expect(await readPicture(device.db, hash('a'), 'whole')).toMatchObject({ isStopgap: true })
  expect(await readPicture(device.db, hash('b'), 'whole')).toBeNull()
})

test('bytes that wait are not called sent by what arrives, nor sent ones waiting by a second look', async () => {
  await keep(hash('a'))
  await keepArrived(device.db, { sha256: hash('a'), type: 'image/jpeg', bytes: bytes('whole') })
  expect((await device.db.photoBytes.get(hash('a')))?.state).toBe('waiting')
  await keepArrived(device.db, { sha256: hash('b'), type: 'image/jpeg', bytes: bytes('whole') })
  await keep(hash('b'))
  expect((await device.db.photoBytes.get(hash('b')))?.state).toBe('sent')
})

test('a discarded draft takes its photos with it, but none that a log or another draft names; an undo brings them back', async () => {
  for (const h of ['a', 'b', 'c']) await keep(hash(h))
  expect(await handIn(hash('a'))).toBeNull()
  await saveDraft(device.db, 'log:1', { form: { photos: ['a', 'b', 'c'].map((h) => photo(hash(h))) } })
  await saveDraft(device.db, 'log:2', { form: { photos: [photo(hash('b'))] } })
  await dropDraft(device.db, 'log:1')
  const taken = await takePhotos(device.db, ['a', 'b', 'c'].map(hash))
  expect(await kept()).toEqual([[hash('a'), hash('b')], [hash('a'), hash('b')]])
  await putBackPhotos(device.db, taken)
  expect(await kept()).toEqual([['a', 'b', 'c'].map(hash), ['a', 'b', 'c'].map(hash)])
})

test('what nothing names is swept away, after an hour; what waits in an outbox, a refusal or a draft stays', async () => {
  for (const h of ['a', 'b', 'c', 'd']) await keep(hash(h))
  await handIn(hash('a'))
  // Refused work leaves the view; its words are parked, and its photo with them.
  await device.db.outbox.clear()
  await device.db.rows('practiceLog').clear()
  await device.db.rows('logRevision').clear()
  await device.db.sent.put({ mid: 1, uid: 'u', name: 'practiceLog.submit', args: { content: { photos: [photo(hash('a'))] } }, at: 1, sv: 1, clientId: 'c', judgedAt: 1, state: 'parked', refusal: null, merged: [] })
  await saveDraft(device.db, 'log:1', { form: { photos: [photo(hash('b'))] } })
  for (const h of ['a', 'b', 'c']) await age(hash(h), 2 * HOUR)
  await sweepPhotos(device.db)
  expect(await kept()).toEqual([[hash('a'), hash('b'), hash('d')], [hash('a'), hash('b'), hash('d')]])
})

test('what came from the school and nobody may see any longer goes at the next visit', async () => {
  await keepArrived(device.db, { sha256: hash('e'), type: 'image/jpeg', bytes: bytes('whole') })
  await sweepPhotos(device.db)
  expect(await kept()).toEqual([[], []])
})
