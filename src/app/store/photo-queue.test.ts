// The photos that are only on this device, over the real store in a real browser.
import type { PracticeLogId } from '#domain/ids.ts'
import type { Photo } from '#domain/photo.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openPageDevice, type PageDevice, runningPlacement } from '#tests/support/page-device.ts'
import { contentOf } from '#tests/support/people.ts'
import { nextBatch } from './batch.ts'
import { sendAgain, settle } from './outbox.ts'
import { rewind } from './rewind.ts'
import { askForPhotosAgain, makeRoom, markSent, notePhoto, noteRefused, waitingPhotos } from './photo-queue.ts'
import { keepArrived, keepPhoto } from './photos.ts'

let device: PageDevice
beforeEach(async () => {
  device = await openPageDevice()
})
afterEach(() => device.dispose())

const hashOf = (n: number) => n.toString(16).padStart(64, '0')
const photo = (n: number, bytes: number): Photo => ({
  id: `photo-${n}` as Photo['id'],
  sha256: hashOf(n),
  type: 'image/jpeg',
  bytes,
  width: 320,
  height: 240,
  source: 'camera',
  addedAt: 0,
  caption: '',
  marks: [],
})
const take = (n: number, bytes: number) => keepPhoto(device.db, { sha256: hashOf(n), type: 'image/jpeg', bytes: new ArrayBuffer(bytes), thumb: new ArrayBuffer(1) })
const submit = (id: string, ...photos: readonly Photo[]) =>
  device.mutate.practiceLog.submit({ id: id as PracticeLogId, placement: runningPlacement.id, zone: 480, content: contentOf({ photos }) })
const waiting = async () => (await waitingPhotos(device.db, device.actor.person)).map((p) => p.sha256)
const stateOf = async (n: number) => (await device.db.photoBytes.get(hashOf(n)))?.state

test('[AT1] photos of a log wait as soon as it is handed in, the small first; those of a draft do not', async () => {
  for (const [n, bytes] of [[1, 300], [2, 100], [3, 200]] as const) await take(n, bytes)
  expect(await waiting()).toEqual([])
  await submit('a', photo(1, 300), photo(2, 100))
  expect(await waiting()).toEqual([hashOf(2), hashOf(1)])
})

test('a photo that only an earlier revision names waits, too', async () => {
  await take(1, 100)
  await submit('a', photo(1, 100))
  await device.mutate.practiceLog.resubmit({ id: 'a' as PracticeLogId, set: { photos: [] }, was: { photos: [photo(1, 100)] } })
  expect(await waiting()).toEqual([hashOf(1)])
})

test('[AT1] what the school has confirmed waits no longer, and nothing is remembered of its way', async () => {
  await take(1, 100)
  await submit('a', photo(1, 100))
  await notePhoto(device.db, hashOf(1), { path: '/api/photos/upload/x' })
  expect(await waitingPhotos(device.db, device.actor.person)).toMatchObject([{ path: '/api/photos/upload/x', refused: null }])
  await markSent(device.db, [hashOf(1)])
  expect([await waiting(), await stateOf(1), await device.db.meta.get(`photo ${hashOf(1)}`)]).toEqual([[], 'sent', undefined])
})

test('[P7] a refused photo stays, with its reason', async () => {
  await take(1, 100)
  await submit('a', photo(1, 100))
  await noteRefused(device.db, hashOf(1), 'no-picture')
  expect(await waitingPhotos(device.db, device.actor.person)).toMatchObject([{ sha256: hashOf(1), refused: { fault: 'no-picture' } }])
  expect(await stateOf(1)).toBe('waiting')
})

test('[AT1] [P7] photos of refused work are asked for anew: the school may forget what no log of its names', async () => {
  await take(1, 100)
  await submit('a', photo(1, 100))
  await markSent(device.db, [hashOf(1)])
  const batch = await nextBatch(device.db)
  if (batch === null) throw new Error('nothing waits')
  await settle(device.db, device.actor, batch, batch.mutations.map(({ mid }) => ({ mid, status: 'refused' as const, refusal: { refused: 'invalid' as const, because: 'placement-not-running' as const } })), 0)
  expect([await stateOf(1), await waiting()]).toEqual(['waiting', []])
  const [parked] = await device.db.sent.toArray()
  await sendAgain(device.db, device.actor, parked?.uid ?? '')
  expect(await waiting()).toEqual([hashOf(1)])
})

describe('room', () => {
  test('[AT1] only photos that the school has make room, the oldest first, and no more than is needed; small pictures stay', async () => {
    for (const n of [1, 2, 3, 4]) {
      await take(n, 100)
      await device.db.photoBytes.update(hashOf(n), { addedAt: 10 - n })
    }
    await submit('a', ...[1, 2, 3, 4].map((n) => photo(n, 100)))
    await markSent(device.db, [1, 2, 3].map(hashOf))
    expect(await makeRoom(device.db, { usage: 790, quota: 1_000 })).toBe(0)
    expect(await makeRoom(device.db, { usage: 950, quota: 1_000 })).toBe(2)
    expect(await Promise.all([1, 2, 3, 4].map(stateOf))).toEqual(['sent', undefined, undefined, 'waiting'])
    expect(await makeRoom(device.db, { usage: 5_000, quota: 1_000 })).toBe(1)
    expect(await Promise.all([1, 2, 3, 4].map(stateOf))).toEqual([undefined, undefined, undefined, 'waiting'])
    expect(await device.db.thumbs.count()).toBe(4)
  })

  test('a browser that does not tell how much there is loses nothing', async () => {
    await take(1, 100)
    await markSent(device.db, [hashOf(1)])
    expect(await makeRoom(device.db, {})).toBe(0)
  })
})

test('[AT5] [RW2] after a rewind the person’s own photos wait again; those of others do not', async () => {
  await take(1, 100)
  await submit('a', photo(1, 100))
  await markSent(device.db, [hashOf(1)])
  await keepArrived(device.db, { sha256: hashOf(2), type: 'image/jpeg', bytes: new ArrayBuffer(1) })
  await rewind(device.db, device.actor, 0)
  expect([await stateOf(1), await stateOf(2), await waiting()]).toEqual(['waiting', 'sent', [hashOf(1)]])
  await askForPhotosAgain(device.db, device.actor.person)
  expect(await waiting()).toEqual([hashOf(1)])
})
