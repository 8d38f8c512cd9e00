import type { PracticeLogId } from '#domain/ids.ts'
import { portfolioOf } from '#sync/scope.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openPageDevice, pageOf, type PageDevice, runningPlacement, wire } from '#tests/support/page-device.ts'
import { contentOf, liWei } from '#tests/support/people.ts'
import { nextBatch } from './batch.ts'
import { askAnew, Database, type Meta } from './database.ts'
import { readDraft, saveDraft } from './drafts.ts'
import { sendAgain, settle } from './outbox.ts'
import { rewind } from './rewind.ts'

const log = (id: string) => id as PracticeLogId
const submit = (d: PageDevice, id: string, task = 'Axle seat') =>
  d.mutate.practiceLog.submit({ id: log(id), placement: runningPlacement.id, zone: 480, content: contentOf({ task }) })

let device: PageDevice
beforeEach(async () => {
  device = await openPageDevice()
})
afterEach(() => device.dispose())

const tasks = async () => (await device.db.rows('practiceLog').toArray()).map((l) => `${l.task} r${l.revision}`).toSorted()
const batch = async () => {
  const b = await nextBatch(device.db)
  if (b === null) throw new Error('nothing queued')
  return b
}
const answered = async (results: Parameters<typeof settle>[3]) => settle(device.db, device.actor, await batch(), results, Date.now())

describe('a write on the device', () => {
  test('[DV1] is a row, a shadow and a queued mutation, and wakes the sender', async () => {
    expect(await submit(device, 'a')).toBeNull()
    expect(await tasks()).toEqual(['Axle seat r1'])
    expect(await device.db.outbox.toArray()).toMatchObject([{ mid: 1, name: 'practiceLog.submit', state: 'queued' }])
    expect(await device.db.shadow.get('practiceLog a')).toMatchObject({ row: null })
    expect(device.woken()).toBe(1)
  })

  test('[DV1] that fails halfway leaves nothing', async () => {
    const broken = () => {
      throw new Error('the disk went away')
    }
    device.db.outbox.hook('creating', broken)
    await expect(submit(device, 'a')).rejects.toThrow('the disk went away')
    device.db.outbox.hook('creating').unsubscribe(broken)
    expect(await tasks()).toEqual([])
    expect(await device.db.shadow.count()).toBe(0)
    expect(await submit(device, 'b')).toBeNull()
    expect((await batch()).mutations.map((m) => m.mid)).toEqual([1])
  })

  test('[DV2] that its own mutator refuses is not queued, and says why', async () => {
    const refusal = await device.mutate.practiceLog.submit({
      id: log('a'),
      placement: runningPlacement.id,
      zone: 480,
      content: contentOf({ minutes: -5 }),
    })
    expect(refusal).toMatchObject({ because: 'fields-invalid', fields: [{ path: 'content.minutes', error: 'too-small' }] })
    expect(await tasks()).toEqual([])
    expect(await device.db.outbox.count()).toBe(0)
    expect(device.woken()).toBe(0)
  })

  test('[DV3] numbers count without a gap', async () => {
    for (const id of ['a', 'b', 'c']) await submit(device, id)
    await submit(device, 'a') // refused: the id is taken
    await submit(device, 'd')
    expect((await batch()).mutations.map((m) => m.mid)).toEqual([1, 2, 3, 4])
  })

  test('is there after the store is closed and opened again; so is a draft [DV4]', async () => {
    await submit(device, 'a')
    await saveDraft(device.db, 'log:x', { task: 'half a wo' })
    device.db.close()
    const again = new Database(device.db.name)
    expect(await again.rows('practiceLog').count()).toBe(1)
    expect(await again.outbox.count()).toBe(1)
    expect((await readDraft(again, 'log:x'))?.value).toEqual({ task: 'half a wo' })
    again.close()
    await device.db.open()
  })
})

describe('what comes back', () => {
  test('[RB2] accepted work stays in view until its rows have come', async () => {
    await submit(device, 'a')
    await answered([{ mid: 1, status: 'ok', merged: [] }])
    expect(await tasks()).toEqual(['Axle seat r1'])
    // A first page that does not hold the row yet, though the server has judged it.
    await device.take(pageOf([], { more: true, lastMid: 1 }))
    expect(await tasks()).toEqual(['Axle seat r1'])
    const row = await device.db.rows('practiceLog').get('a')
    if (row === undefined) throw new Error('gone')
    const { _scope, ...server } = row
    await device.take(pageOf([wire('practiceLog', { ...server, task: 'Axle seat, as the server has it' })], { lastMid: 1 }))
    expect(await tasks()).toEqual(['Axle seat, as the server has it r1'])
    expect(await device.db.outbox.count()).toBe(0)
    expect(await device.db.shadow.count()).toBe(0)
    expect(await device.db.sent.toArray()).toMatchObject([{ mid: 1, state: 'done' }])
  })

  test('[RB3] refused work leaves the view and is parked with its text and reason', async () => {
    await submit(device, 'a', 'First')
    await submit(device, 'b', 'Second')
    await answered([
      { mid: 1, status: 'refused', refusal: { refused: 'invalid', because: 'placement-not-running' } },
      { mid: 2, status: 'ok', merged: [] },
    ])
    expect(await tasks()).toEqual(['Second r1'])
    const [parked] = await device.db.sent.toArray()
    expect(parked).toMatchObject({ state: 'parked', refusal: { because: 'placement-not-running' }, args: { content: { task: 'First' } } })
    await sendAgain(device.db, device.actor, parked?.uid ?? '')
    expect(await tasks()).toEqual(['First r1', 'Second r1'])
    expect((await batch()).mutations.map((m) => m.mid)).toEqual([3])
  })

  test('[RB1] pending work is done again on top of what the server sends', async () => {
    await submit(device, 'a')
    await answered([{ mid: 1, status: 'ok', merged: [] }])
    const row = await device.db.rows('practiceLog').get('a')
    if (row === undefined) throw new Error('gone')
    const { _scope, ...server } = row
    await device.take(pageOf([wire('practiceLog', server)], { lastMid: 1 }))
    expect(await device.mutate.practiceLog.resubmit({ id: log('a'), set: { minutes: 120 }, was: { minutes: 90 } })).toBeNull()
    // Meanwhile somebody returned it; the server's row changes under the pending edit.
    await device.take(pageOf([wire('practiceLog', { ...server, state: 'returned', task: 'Renamed elsewhere' })], { lastMid: 1 }))
    expect(await device.db.rows('practiceLog').get('a')).toMatchObject({ minutes: 120, task: 'Renamed elsewhere', state: 'submitted', revision: 2 })
    expect(await device.db.shadow.get('practiceLog a')).toMatchObject({ row: { minutes: 90, state: 'returned' } })
  })

  test('[PL4] a scope that is no longer held leaves the device whole', async () => {
    await submit(device, 'a')
    await answered([{ mid: 1, status: 'ok', merged: [] }])
    const row = await device.db.rows('practiceLog').get('a')
    if (row === undefined) throw new Error('gone')
    const { _scope, ...server } = row
    await device.take(pageOf([wire('practiceLog', server)], { lastMid: 1 }))
    await device.take(pageOf([], { drop: [portfolioOf(liWei.id)], lastMid: 1 }))
    expect(await tasks()).toEqual([])
    expect(await device.db.rows('placement').count()).toBe(0)
    expect(await device.db.rows('logRevision').count()).toBe(0)
    expect(await device.db.rows('programme').count()).toBe(1)
  })

  test('[PL6] a page that cannot be stored changes nothing, cursors included', async () => {
    const before = await device.db.meta.toArray()
    const bad = { ...wire('person', { ...liWei, name: 'New name' }), data: { name: 'a row without an id' } }
    await expect(device.take(pageOf([wire('person', { ...liWei, name: 'Other name' }), bad]))).rejects.toThrow()
    expect((await device.db.rows('person').get(liWei.id))?.name).toBe('Li Wei')
    expect(await device.db.meta.toArray()).toEqual(before)
  })

  test('[PL7] rows of an unknown kind are skipped', async () => {
    await device.take(pageOf([{ type: 'hologram', id: 'h', scope: portfolioOf(liWei.id), rev: 1, data: { id: 'h' } }, wire('person', { ...liWei, name: 'Known' })]))
    expect((await device.db.rows('person').get(liWei.id))?.name).toBe('Known')
  })

  test('[PL7] [VS4] a build that knows more kinds of row asks for everything once more, and keeps what waits', async () => {
    await submit(device, 'a')
    await device.take(pageOf([wire('person', { ...liWei, name: 'Known' })], { cursors: { [portfolioOf(liWei.id)]: 7 } }))
    await device.db.transaction('rw', device.db.meta, (tx) => askAnew(tx))
    const meta = (await device.db.meta.get('sync'))?.value as Meta
    expect([meta.cursors[portfolioOf(liWei.id)], meta.hw !== null, (await batch()).mutations.length]).toEqual([0, true, 1])
    expect((await device.db.rows('person').get(liWei.id))?.name).toBe('Known')
  })

  test('[PU3] a cloned profile takes a new name and counts its queue anew', async () => {
    await submit(device, 'a')
    await submit(device, 'b')
    const before = await batch()
    await answered([{ mid: 1, status: 'mid-reuse' }])
    const after = await batch()
    expect(after.clientId).not.toBe(before.clientId)
    expect(after.mutations.map((m) => m.mid)).toEqual([1, 2])
    expect(await tasks()).toEqual(['Axle seat r1', 'Axle seat r1'])
  })

  test('[RW2] after a restored backup, what the server no longer knows is queued again', async () => {
    for (const id of ['a', 'b', 'c']) await submit(device, id)
    await answered([1, 2, 3].map((mid) => ({ mid, status: 'ok' as const, merged: [] })))
    const rows = await device.db.rows('practiceLog').toArray()
    await device.take(pageOf(rows.slice(0, 2).map(({ _scope, ...r }) => wire('practiceLog', r)), { lastMid: 2 }))
    await rewind(device.db, device.actor, 1)
    expect((await batch()).mutations.map((m) => m.mid)).toEqual([2, 3])
    expect(await tasks()).toHaveLength(3)
  })
})
