// Fencing: who was overtaken, or answers an older question, changes nothing.
import type { PracticeLogId } from '#domain/ids.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { contentOf, liWei } from '#tests/support/people.ts'
import { openPageDevice, pageOf, type PageDevice, runningPlacement, wire } from '#tests/support/page-device.ts'
import { nextBatch } from './batch.ts'
import { applyPage } from './inbound.ts'
import { beat, lastBeat, Overtaken, takeLead } from './lead.ts'
import { readMeta } from './meta.ts'
import { parkTooLarge, settle } from './outbox.ts'
import { rewind } from './rewind.ts'

let device: PageDevice
beforeEach(async () => {
  device = await openPageDevice()
})
afterEach(() => device.dispose())

const meta = () => device.db.transaction('rw', device.db.meta, async () => readMeta(device.db))
const everything = async () => JSON.stringify(await Promise.all(device.db.tables.map((t) => t.toArray())))

test('[TB2] who was overtaken moves no cursor, settles nothing, does not go back', async () => {
  await device.mutate.practiceLog.submit({ id: 'a' as PracticeLogId, placement: runningPlacement.id, zone: 480, content: contentOf() })
  const batch = await nextBatch(device.db)
  if (batch === null) throw new Error('nothing queued')
  const old = await takeLead(device.db)
  const lead = await takeLead(device.db)
  const { clientId } = await meta()
  const before = await everything()
  const page = pageOf([wire('person', { ...liWei, name: 'Renamed' })])
  await expect(applyPage(device.db, device.actor, clientId, page, { lead: old })).rejects.toThrow(Overtaken)
  await expect(settle(device.db, device.actor, batch, [{ mid: 1, status: 'ok', merged: [] }], 1, old)).rejects.toThrow(Overtaken)
  await expect(parkTooLarge(device.db, device.actor, batch, 1, old)).rejects.toThrow(Overtaken)
  await expect(rewind(device.db, device.actor, 0, { lead: old })).rejects.toThrow(Overtaken)
  await expect(beat(device.db, old)).rejects.toThrow(Overtaken)
  expect(await everything()).toBe(before)
  expect(await applyPage(device.db, device.actor, clientId, page, { lead })).toBe(true)
  expect((await device.db.rows('person').get(liWei.id))?.name).toBe('Renamed')
})

test('a beat and a takeover are both heard', async () => {
  const token = await takeLead(device.db)
  const heard = [await lastBeat(device.db)]
  await beat(device.db, token)
  heard.push(await lastBeat(device.db))
  await takeLead(device.db)
  heard.push(await lastBeat(device.db))
  expect(new Set(heard).size).toBe(3)
})

test('[TB3] a page that answers an older question is not taken, token or not', async () => {
  const { clientId, turn } = await meta()
  await device.take(pageOf([wire('person', { ...liWei, name: 'Newer' })]))
  const before = await everything()
  expect(await applyPage(device.db, device.actor, clientId, pageOf([wire('person', { ...liWei, name: 'Older' })]), { turn })).toBe(false)
  expect(await everything()).toBe(before)
})
