// What leaves a person's scopes leaves her device, and nothing pending brings it back; her own words stay.
import type { PracticeLogId } from '#domain/ids.ts'
import { portfolioOf } from '#sync/scope.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { actorOf, cohortOf, contentOf, liWei, programmeOf, wangFang } from '#tests/support/people.ts'
import { openPageDevice, pageOf, type PageDevice, runningPlacement, wire } from '#tests/support/page-device.ts'
import { readDraft, saveDraft } from './drafts.ts'

const LOG = 'log-1' as PracticeLogId
const ours = portfolioOf(liWei.id)
let pupil: PageDevice
let device: PageDevice
/** Wang Fang's device, with a log of Li Wei's on it. */
beforeEach(async () => {
  pupil = await openPageDevice()
  await pupil.mutate.practiceLog.submit({ id: LOG, placement: runningPlacement.id, zone: 480, content: contentOf() })
  const log = await pupil.db.rows('practiceLog').get(LOG)
  if (log === undefined) throw new Error('no log')
  const { _scope, ...row } = log
  device = await openPageDevice(actorOf(wangFang))
  await device.take(pageOf([wire('person', liWei), wire('cohort', cohortOf()), wire('programme', programmeOf()), wire('placement', runningPlacement), wire('practiceLog', row)]))
})
afterEach(async () => {
  await device.dispose()
  await pupil.dispose()
})

test('[PL4] the shadow of a row that left does not bring it back; the mutation waits for the server’s word', async () => {
  expect(await device.mutate.practiceLog.confirm({ id: LOG, revision: 1 })).toBeNull()
  expect(await device.db.shadow.count()).toBe(1)
  await device.take(pageOf([], { drop: [ours] }))
  expect(await device.db.rows('practiceLog').count()).toBe(0)
  expect(await device.db.shadow.count()).toBe(0)
  await device.take(pageOf([wire('cohort', cohortOf())]))
  expect(await device.db.rows('practiceLog').count()).toBe(0)
  expect(await device.db.outbox.toArray()).toMatchObject([{ name: 'practiceLog.confirm', state: 'queued' }])
})

test('[DV6] a draft about something that left is in the lost and found; others stay', async () => {
  await saveDraft(device.db, `comment:practiceLog:${LOG}:${liWei.id}`, 'Well measured, but')
  await saveDraft(device.db, `judgement ${liWei.id} measure`, { level: 3 })
  await saveDraft(device.db, 'comment:practiceLog:log-12:he-lan', 'Another')
  await device.take(pageOf([], { drop: [ours] }))
  expect((await device.db.lost.toArray()).map(({ why, draft, row }) => ({ why, draft, row }))).toEqual([
    { why: 'scope-left', row: null, draft: { key: `comment:practiceLog:${LOG}:${liWei.id}`, value: 'Well measured, but' } },
    { why: 'scope-left', row: null, draft: { key: `judgement ${liWei.id} measure`, value: { level: 3 } } },
  ])
  expect(await device.db.drafts.toCollection().primaryKeys()).toEqual(['comment:practiceLog:log-12:he-lan'])
  expect((await readDraft(device.db, 'comment:practiceLog:log-12:he-lan'))?.value).toBe('Another')
})

test('[DV6] what is lost a second time does not write over the first', async () => {
  const key = `judgement ${liWei.id} measure`
  for (const [savedAt, value] of [[1, 'First'], [2, 'Second']] as const) {
    await device.db.drafts.put({ key, value, savedAt })
    await device.take(pageOf([wire('person', liWei)]))
    await device.take(pageOf([], { drop: [ours] }))
  }
  expect((await device.db.lost.toArray()).map((l) => l.draft?.value)).toEqual(['First', 'Second'])
})
