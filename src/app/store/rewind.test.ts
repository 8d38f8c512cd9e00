// A restored server: what it lost goes out again or to the lost and found, whatever happens in between.
import type { PracticeLogId } from '#domain/ids.ts'
import type { PullResponse } from '#sync/protocol.ts'
import { portfolioOf, type Scope } from '#sync/scope.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cohortOf, contentOf, heLan, liWei, placementOf, programmeOf } from '#tests/support/people.ts'
import { openPageDevice, pageOf, type PageDevice, runningPlacement, wire } from '#tests/support/page-device.ts'
import { nextBatch } from './batch.ts'
import { Database } from './database.ts'
import { dismissLost } from './lost.ts'
import { readMeta, writeMeta } from './meta.ts'
import { dismiss, settle } from './outbox.ts'
import { rewind } from './rewind.ts'

let device: PageDevice
beforeEach(async () => {
  device = await openPageDevice()
  await device.take(page([...base(), wire('placement', hers), wire('person', heLan)]))
})
afterEach(() => device.dispose())

const ours = portfolioOf(liWei.id)
const hers = placementOf({ id: 'placement-he-lan' as never, apprentice: heLan.id })
const base = () => [wire('person', liWei), wire('cohort', cohortOf()), wire('programme', programmeOf()), wire('placement', runningPlacement)]
const cursors = (...scopes: string[]) => Object.fromEntries(scopes.map((s) => [s, 7])) as PullResponse['cursors']
const held = [ours, portfolioOf(heLan.id), 'co:cohort-2026', 'ref:plan']
const page = (rows: Parameters<typeof pageOf>[0], over: Partial<PullResponse> = {}) => pageOf(rows, { cursors: cursors(...held), ...over })

const meta = () => device.db.transaction('rw', device.db.meta, async () => readMeta(device.db))
const lost = async () => (await device.db.lost.toArray()).map((l) => `${l.key} ${l.why}`).toSorted()
const submit = (id: string) =>
  device.mutate.practiceLog.submit({ id: id as PracticeLogId, placement: runningPlacement.id, zone: 480, content: contentOf() })
const pushed = async () => {
  const batch = await nextBatch(device.db)
  if (batch === null) throw new Error('nothing queued')
  await settle(device.db, device.actor, batch, batch.mutations.map((m) => ({ mid: m.mid, status: 'ok', merged: [] })), Date.now())
}
/** Hands in logs, and pulls them: they are the server's rows from then on. */
const handedIn = async (...ids: string[]) => {
  for (const id of ids) await submit(id)
  await pushed()
  const rows = await device.db.rows('practiceLog').toArray()
  const revisions = await device.db.rows('logRevision').toArray()
  const wires = [...rows.map((r) => wire('practiceLog', r)), ...revisions.map((r) => wire('logRevision', r))]
  await device.take(page(wires, { lastMid: (await meta()).nextMid - 1 }))
  return wires
}

describe('[RW2] on a rewind', () => {
  test('[RW5] everything stays in view, and the cursors begin anew in the scopes that were held', async () => {
    await handedIn('a')
    await rewind(device.db, device.actor, 0)
    expect(await device.db.rows('practiceLog').count()).toBe(1)
    expect((await meta()).cursors).toEqual(Object.fromEntries(held.map((s) => [s, 0])))
    expect((await meta()).hw).toBeNull()
    expect((await nextBatch(device.db))?.mutations.map((m) => m.mid)).toEqual([1])
  })

  test('[RB1] refused work that is judged anew is back in view at once', async () => {
    await submit('a')
    const batch = await nextBatch(device.db)
    if (batch === null) throw new Error('nothing queued')
    await settle(device.db, device.actor, batch, [{ mid: 1, status: 'refused', refusal: { refused: 'invalid', because: 'placement-not-running' } }], Date.now())
    expect(await device.db.rows('practiceLog').count()).toBe(0)
    await rewind(device.db, device.actor, 0)
    expect(await device.db.rows('practiceLog').count()).toBe(1)
  })

  test('[PU4] what can no longer be counted without a gap goes out under a new name, with the uids it had', async () => {
    await handedIn('a', 'b', 'c')
    const uids = (await device.db.sent.orderBy('mid').toArray()).map((s) => s.uid)
    await device.db.sent.where('mid').equals(1).delete() // older than 30 days
    const before = (await meta()).clientId
    await rewind(device.db, device.actor, 0)
    const batch = await nextBatch(device.db)
    expect(batch?.clientId).not.toBe(before)
    expect(batch?.mutations.map((m) => [m.mid, m.uid])).toEqual([[1, uids[1]], [2, uids[2]]])
  })

  test('what was judged under a former name of this device is handed in again too, before all else', async () => {
    await handedIn('a')
    const [first] = await device.db.sent.toArray()
    await submit('b')
    const batch = await nextBatch(device.db)
    if (batch === null) throw new Error('nothing queued')
    await settle(device.db, device.actor, batch, [{ mid: 2, status: 'mid-reuse' }], Date.now())
    await rewind(device.db, device.actor, 0)
    const again = await nextBatch(device.db)
    expect(again?.mutations.map((m) => m.mid)).toEqual([1, 2])
    expect(again?.mutations[0]?.uid).toBe(first?.uid)
  })

  test('[RW2] so is what was refused under it, unless its author has put it away: a restored server may judge otherwise', async () => {
    for (const id of ['a', 'b', 'c']) await submit(id)
    const refused = { status: 'refused' as const, refusal: { refused: 'invalid' as const, because: 'placement-not-running' as const } }
    const first = await nextBatch(device.db)
    if (first === null) throw new Error('nothing queued')
    await settle(device.db, device.actor, first, [{ mid: 1, ...refused }, { mid: 2, ...refused }, { mid: 3, status: 'mid-reuse' }], Date.now())
    await dismiss(device.db, first.mutations[1]?.uid ?? '')
    await rewind(device.db, device.actor, 0)
    const again = await nextBatch(device.db)
    expect(again?.mutations.map((m) => m.uid)).toEqual([first.mutations[0]?.uid, first.mutations[2]?.uid])
  })

  test('an answer to an older question does not send it back again', async () => {
    const { turn } = await meta()
    await device.take(page([]))
    await rewind(device.db, device.actor, 0, { turn })
    expect((await meta()).cursors).toEqual(cursors(...held))
    expect(await device.db.unseen.count()).toBe(0)
  })
})

describe('[RW3] when all has been fetched anew', () => {
  test('[RW3 DV6] rows that the server no longer has are in the lost and found, whole, and no longer in view', async () => {
    await rewind(device.db, device.actor, 0)
    await device.take(page([...base(), wire('placement', hers)]))
    expect(await lost()).toEqual([`person ${heLan.id} history-lost`])
    expect((await device.db.lost.toArray())[0]).toMatchObject({ row: { type: 'person', row: heLan }, draft: null, seen: false })
    expect(await device.db.rows('person').get(heLan.id)).toBeUndefined()
    expect(await device.db.rows('placement').count()).toBe(2)
    expect(await device.db.unseen.count()).toBe(0)
  })

  test('nothing is called lost before the last page; a kill in between loses nothing of the count', async () => {
    await rewind(device.db, device.actor, 0)
    await device.take(page(base(), { more: true }))
    expect(await lost()).toEqual([])
    device.db.close()
    const again = new Database(device.db.name)
    expect((await again.unseen.toArray()).map((u) => u.key).toSorted()).toEqual([`person ${heLan.id}`, `placement ${hers.id}`])
    again.close()
    await device.db.open()
    await device.take(page([wire('placement', hers)]))
    expect(await lost()).toEqual([`person ${heLan.id} history-lost`])
  })

  test('a second rewind in between counts from the start again', async () => {
    await rewind(device.db, device.actor, 0)
    await device.take(page(base(), { more: true }))
    await rewind(device.db, device.actor, 0)
    // What the first restored server had brought, the second no longer has.
    await device.take(page([...base().filter((r) => r.type !== 'cohort'), wire('placement', hers), wire('person', heLan)]))
    expect(await lost()).toEqual(['cohort cohort-2026 history-lost'])
  })

  test('what a pending mutation makes again is not lost; nor does its own row count as the server’s', async () => {
    await handedIn('a')
    await submit('b')
    await rewind(device.db, device.actor, 0)
    await device.take(page([...base(), wire('placement', hers), wire('person', heLan)]))
    expect(await lost()).toEqual([])
    expect((await device.db.rows('practiceLog').toArray()).map((l) => l.id).toSorted()).toEqual(['a', 'b'])
    expect(await device.db.shadow.get('practiceLog a')).toMatchObject({ row: null })
    // Refused for good, it leaves the view: nothing of the old history is underneath.
    const batch = await nextBatch(device.db)
    if (batch === null) throw new Error('nothing queued')
    await settle(device.db, device.actor, batch, [{ mid: 1, status: 'refused', refusal: { refused: 'invalid', because: 'placement-not-running' } }], Date.now())
    expect((await device.db.rows('practiceLog').toArray()).map((l) => l.id)).toEqual(['b'])
  })

  test('an edit of a row that is gone there does not hold it', async () => {
    await handedIn('a')
    await device.db.sent.clear() // handed in longer ago than the device remembers
    await writeMeta(device.db, { resolved: 0 })
    await device.mutate.practiceLog.resubmit({ id: 'a' as PracticeLogId, set: { minutes: 120 }, was: { minutes: 90 } })
    await rewind(device.db, device.actor, 1)
    await device.take(page([...base(), wire('placement', hers), wire('person', heLan)], { lastMid: 1 }))
    expect(await lost()).toEqual(['logRevision a:1 history-lost', 'practiceLog a history-lost'])
    expect((await device.db.lost.get('practiceLog a'))?.row?.row).toMatchObject({ minutes: 90 })
    expect(await device.db.rows('practiceLog').count()).toBe(0)
    expect((await nextBatch(device.db))?.mutations).toHaveLength(1)
  })

  test('[P5] a dropped scope, an exit and a row that was taken away do not go there', async () => {
    const [log] = await handedIn('a')
    if (log === undefined) throw new Error('no log')
    await rewind(device.db, device.actor, 1)
    const drop = [portfolioOf(heLan.id)]
    const exits = [{ scope: ours, type: 'logRevision', id: 'a:1' }]
    await device.take(page([...base(), { ...log, data: null }], { drop, exits, lastMid: 1 }))
    expect(await lost()).toEqual([])
    expect(await device.db.rows('practiceLog').count()).toBe(0)
    expect(await device.db.rows('logRevision').count()).toBe(0)
  })

  test('[P5] what is lost of a scope goes when the scope goes', async () => {
    await rewind(device.db, device.actor, 0)
    await device.take(page([...base(), wire('placement', hers)]))
    await device.take(page([], { drop: [portfolioOf(heLan.id)] as Scope[] }))
    expect(await lost()).toEqual([])
  })

  test('a row that comes back is lost no longer', async () => {
    await rewind(device.db, device.actor, 0)
    await device.take(page([...base(), wire('placement', hers)]))
    await device.take(page([wire('person', heLan)]))
    expect(await lost()).toEqual([])
  })

  test('[DV6] its owner may put it away; after 30 days it is gone', async () => {
    await rewind(device.db, device.actor, 0)
    await device.take(page([...base(), wire('placement', hers)]))
    const key = `person ${heLan.id}`
    await dismissLost(device.db, key)
    expect((await device.db.lost.get(key))?.seen).toBe(true)
    await device.db.lost.update(key, { at: Date.now() - 29 * 86_400_000 })
    await device.take(page([]))
    expect(await device.db.lost.count()).toBe(1)
    await device.db.lost.update(key, { at: Date.now() - 31 * 86_400_000 })
    await device.take(page([]))
    expect(await device.db.lost.count()).toBe(0)
  })
})
