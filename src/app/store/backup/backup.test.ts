import type { PracticeLogId } from '#domain/ids.ts'
import { refuse } from '#domain/refusal.ts'
import { SCHEMA_VERSION } from '#sync/protocol.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openPageDevice, pageOf, type PageDevice, runningPlacement, tinyServer, wire } from '#tests/support/page-device.ts'
import { actorOf, contentOf, heLan, liWei } from '#tests/support/people.ts'
import { syncRound } from '../../replication/round.ts'
import { nextBatch } from '../batch.ts'
import { readDraft, saveDraft } from '../drafts.ts'
import { readMeta } from '../meta.ts'
import { settle } from '../outbox.ts'
import { bytesOf } from '../photo-queue.ts'
import { keepPhoto, readPicture } from '../photos.ts'
import { packBackup, sha256Of } from './backup-container.ts'
import { type Restored, restoreBackup } from './restore-backup.ts'
import { backupOf } from './save-backup.ts'
import { isBackupDue, noteBackup } from './unsent.ts'

const DAY = 86_400_000
const profile = { school: liWei.school, person: liWei.id, name: liWei.name }
const nothing = { ok: true, deeds: 0, refused: 0, drafts: 0, lost: 0, photos: 0, brokenPhotos: 0 } as const satisfies Restored

let device: PageDevice
let wiped: PageDevice
beforeEach(async () => {
  device = await openPageDevice()
  wiped = await openPageDevice()
})
afterEach(async () => {
  await device.dispose()
  await wiped.dispose()
})

const submit = (d: PageDevice, id: string, task = `Task ${id}`) =>
  d.mutate.practiceLog.submit({ id: id as PracticeLogId, placement: runningPlacement.id, zone: 480, content: contentOf({ task }) })
const file = () => backupOf(device.db, profile)
const restore = (f: Blob, d = wiped) => restoreBackup(d.db, d.actor, f)
const tasks = async (d: PageDevice) => (await d.db.rows('practiceLog').toArray()).map((l) => l.task).toSorted()
const uids = async (d: PageDevice) => (await d.db.outbox.orderBy('mid').toArray()).map((i) => i.uid)
const everything = async (d: PageDevice) => Object.fromEntries(await Promise.all(d.db.tables.map(async (t) => [t.name, await t.toArray()] as const)))
const photo = async (d: PageDevice, letter: string) => {
  const bytes = new TextEncoder().encode(letter.repeat(5_000)).buffer
  const sha256 = await sha256Of(bytes)
  await keepPhoto(d.db, { sha256, type: 'image/jpeg', bytes, thumb: new TextEncoder().encode(`small ${letter}`).buffer })
  return sha256
}
const answer = async (...results: Parameters<typeof settle>[3]) => {
  const batch = await nextBatch(device.db)
  if (batch !== null) await settle(device.db, device.actor, batch, results, Date.now())
}

describe('on a device that was wiped', () => {
  test('[DV9 PU2] unsent work is in view again and goes out in its order, under the names that the server may know', async () => {
    for (const id of ['a', 'b', 'c']) await submit(device, id)
    await answer({ mid: 1, status: 'ok', merged: [] })
    expect(await restore(await file())).toEqual({ ...nothing, deeds: 3 })
    expect(await tasks(wiped)).toEqual(['Task a', 'Task b', 'Task c'])
    expect(await uids(wiped)).toEqual(await uids(device))
    expect((await nextBatch(wiped.db))?.mutations.map((m) => m.mid)).toEqual([1, 2, 3])
    const server = tinyServer()
    await syncRound(wiped.db, wiped.actor, server.ask)
    expect(server.accepted).toEqual(await uids(device))
  })

  test('what was written since the wipe keeps its place, and no number is used twice', async () => {
    await submit(device, 'a')
    await submit(wiped, 'new')
    expect(await restore(await file())).toMatchObject({ deeds: 1 })
    expect((await wiped.db.outbox.toArray()).map((i) => [i.mid, (i.args as { id: string }).id])).toEqual([[1, 'new'], [2, 'a']])
    await submit(wiped, 'later')
    expect((await nextBatch(wiped.db))?.mutations.map((m) => m.mid)).toEqual([1, 2, 3])
  })

  test('refused work, drafts and photos come back with it', async () => {
    await submit(device, 'a')
    await answer({ mid: 1, status: 'refused', refusal: refuse('placement-not-running') as never })
    await saveDraft(device.db, 'log:x', { task: 'half a wo', photos: [await photo(device, 'x')] })
    const hash = await photo(device, 'y')
    expect(await restore(await file())).toEqual({ ...nothing, refused: 1, drafts: 1, photos: 2 })
    expect(await wiped.db.sent.toArray()).toEqual(await device.db.sent.toArray())
    expect((await readDraft(wiped.db, 'log:x'))?.value).toMatchObject({ task: 'half a wo' })
    expect(await sha256Of((await bytesOf(wiped.db, hash)) ?? new ArrayBuffer(0))).toBe(hash)
    expect(new TextDecoder().decode((await readPicture(wiped.db, hash, 'thumb'))?.bytes)).toBe('small y')
    expect(await wiped.db.photoBytes.toArray()).toMatchObject([{ state: 'waiting' }, { state: 'waiting' }])
  })

  test('[RW2] what the school had accepted is not sent again, unless the school lost it', async () => {
    await submit(device, 'a')
    await answer({ mid: 1, status: 'ok', merged: [] })
    const hw = { seq: 7, nonce: 'of that time' }
    await device.take(pageOf([wire('person', liWei)], { lastMid: 1, hw }))
    expect(await device.db.sent.toArray()).toMatchObject([{ state: 'done' }])
    expect(await restore(await file())).toEqual(nothing)
    expect(await uids(wiped)).toEqual([])
    const server = tinyServer()
    server.answer(({ path, json }) => (path === '/sync/v1/pull' && json.hw?.nonce === hw.nonce ? { status: 409, body: { rewind: true, lastMid: 0, serverTime: Date.now() } } : null))
    expect(await syncRound(wiped.db, wiped.actor, server.ask)).toEqual({ end: 'rewound' })
    await syncRound(wiped.db, wiped.actor, server.ask)
    expect(server.accepted).toEqual((await device.db.sent.toArray()).map((s) => s.uid))
  })
})

describe('nothing that is there is overwritten', () => {
  test('[DV9] on the device that it came from nothing changes, however often', async () => {
    for (const id of ['a', 'b', 'c']) await submit(device, id)
    await answer({ mid: 1, status: 'refused', refusal: refuse('placement-not-running') as never })
    await saveDraft(device.db, 'log:x', { task: 'half a wo' })
    await photo(device, 'x')
    const [saved, before] = [await file(), await everything(device)]
    expect(await restore(saved, device)).toEqual(nothing)
    expect(await restore(saved, device)).toEqual(nothing)
    expect(await everything(device)).toEqual(before)
  })

  test('a second time on the wiped device neither', async () => {
    await submit(device, 'a')
    await saveDraft(device.db, 'log:x', { task: 'half a wo' })
    await photo(device, 'x')
    const saved = await file()
    await restore(saved)
    const once = await everything(wiped)
    expect(await restore(saved)).toEqual(nothing)
    expect(await everything(wiped)).toEqual(once)
  })

  test('a draft beside which another text stands goes to the lost and found', async () => {
    await saveDraft(device.db, 'reflection:new', { text: 'what I wrote before' })
    await saveDraft(wiped.db, 'reflection:new', { text: 'what I write now' })
    const saved = await file()
    expect(await restore(saved)).toEqual({ ...nothing, lost: 1 })
    expect(await restore(saved)).toEqual(nothing)
    expect((await readDraft(wiped.db, 'reflection:new'))?.value).toEqual({ text: 'what I write now' })
    expect(await wiped.db.lost.toArray()).toMatchObject([{ why: 'two-drafts', draft: { value: { text: 'what I wrote before' } } }])
  })
})

describe('a file that cannot be taken says why, and leaves all as it was', () => {
  const rejected = async (f: Blob, d = wiped) => {
    const before = await everything(d)
    const outcome = await restore(f, d)
    expect(await everything(d)).toEqual(before)
    return outcome
  }
  const cutTo = async (share: number) => {
    const whole = await file()
    return whole.slice(0, Math.floor(whole.size * share))
  }

  beforeEach(async () => {
    for (const id of ['a', 'b', 'c']) await submit(device, id)
  })

  test('[DV9] half a file, wherever it ends', async () => {
    for (const share of [0.02, 0.2, 0.5, 0.99]) expect(await rejected(await cutTo(share)), String(share)).toEqual({ ok: false, why: 'half' })
  })

  test('a damaged one', async () => {
    const bytes = new Uint8Array(await (await file()).arrayBuffer())
    bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1
    expect(await rejected(new Blob([bytes]))).toEqual({ ok: false, why: 'damaged' })
    expect(await rejected(await packBackup({ person: liWei.id, school: liWei.school }, []))).toEqual({ ok: false, why: 'damaged' })
  })

  test('another kind of file, and an empty one', async () => {
    for (const text of ['', '{"craftlog":"unsent/1"}', 'GIF89a', '\u0000'.repeat(3_000)]) expect(await rejected(new Blob([text]))).toEqual({ ok: false, why: 'no-backup' })
  })

  test('one of a newer build, by its form or by its deeds', async () => {
    const [line = '', ...rest] = (await (await file()).text()).split('\n')
    expect(await rejected(new Blob([line.replace('backup/1', 'backup/2'), '\n', ...rest]))).toEqual({ ok: false, why: 'newer' })
    await device.db.outbox.toCollection().modify({ sv: SCHEMA_VERSION + 1 })
    expect(await rejected(await file())).toEqual({ ok: false, why: 'newer' })
  })

  test("somebody else's", async () => {
    const hers = await openPageDevice(actorOf(heLan))
    expect(await rejected(await file(), hers)).toEqual({ ok: false, why: 'someone-else', name: liWei.name })
    await hers.dispose()
  })

  test('photos that were cut off cost no words', async () => {
    await photo(device, 'x')
    const whole = await file()
    expect(await restore(whole.slice(0, whole.size - 3_000))).toEqual({ ...nothing, deeds: 3, brokenPhotos: 1 })
    expect(await restore(whole)).toEqual({ ...nothing, photos: 1 })
    expect(await restore(whole.slice(0, whole.size - 3_000))).toEqual(nothing)
  })
})

describe('a file is offered', () => {
  test('when work is older than a day and in no file of the last day', async () => {
    expect(await isBackupDue(device.db)).toBe(false)
    await submit(device, 'a')
    expect(await isBackupDue(device.db, Date.now() + DAY / 2)).toBe(false)
    expect(await isBackupDue(device.db, Date.now() + DAY + 60_000)).toBe(true)
    await device.db.outbox.toCollection().modify({ at: Date.now() - 3 * DAY })
    expect(await isBackupDue(device.db)).toBe(true)
    await noteBackup(device.db)
    expect(await isBackupDue(device.db, Date.now() + DAY / 2)).toBe(false)
    expect(await isBackupDue(device.db, Date.now() + DAY + 60_000)).toBe(true)
  })

  test('for photos as for words, and not for what the school has', async () => {
    await photo(device, 'x')
    expect(await isBackupDue(device.db, Date.now() + 2 * DAY)).toBe(true)
    await device.db.photoBytes.toCollection().modify({ state: 'sent' })
    expect(await isBackupDue(device.db, Date.now() + 2 * DAY)).toBe(false)
    await submit(device, 'a')
    await answer({ mid: 1, status: 'ok', merged: [] })
    expect(await isBackupDue(device.db, Date.now() + 2 * DAY)).toBe(false)
  })
})

test('a device that was told nothing yet by the school can be restored all the same', async () => {
  await submit(device, 'a')
  const fresh = await openPageDevice()
  for (const table of fresh.db.tables) await table.clear()
  expect(await restore(await file(), fresh)).toMatchObject({ ok: true, deeds: 1 })
  expect(await fresh.db.transaction('rw', fresh.db.meta, async () => (await readMeta(fresh.db)).nextMid)).toBe(2)
  await fresh.take(pageOf([wire('person', liWei), wire('placement', runningPlacement)]))
  expect(await tasks(fresh)).toEqual(['Task a'])
  await fresh.dispose()
})
