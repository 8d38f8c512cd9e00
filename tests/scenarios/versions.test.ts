/** Builds of different times meet: an older store under a newer program, an older page and a newer server, and the reverse. */
// First, because it brings the IndexedDB that the store looks for when it is loaded.
import { type Between, type NodeDevice, openNodeDevice } from '#tests/support/node-device.ts'
import Dexie from 'dexie'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReflectionId } from '#domain/ids.ts'
import { PROTOCOL_VERSION } from '#sync/protocol.ts'
import type { RowOf } from '#sync/rows.ts'
import { SCHOOL } from '#tests/support/people.ts'
import { outboxWithStates } from '../../src/app/record/outbox-states.ts'
import { dieAfter } from './between.ts'
import { type LiveSchool, logOf, openLiveSchool } from './live-school.ts'
import { expectAgreement, settleAndAgree } from './oracle.ts'

let school: LiveSchool
beforeAll(async () => {
  school = await openLiveSchool()
}, 60_000)
afterAll(() => school.close())

/** The tables and the meta of release 0.1.0, copied out of it; never edited. */
const RELEASE_0_1_0 = {
  tables: {
    school: 'id, _scope',
    enterprise: 'id, _scope',
    person: 'id, _scope, cohort',
    programme: 'id, _scope, plan',
    cohort: 'id, _scope',
    placement: 'id, _scope, apprentice',
    practiceLog: 'id, _scope, state, [apprentice+practisedOn], *competencies',
    logRevision: 'id, _scope, log',
    signOffRequest: 'id, _scope, state, apprentice',
    signOff: 'id, _scope, apprentice, [apprentice+competency]',
    withdrawal: 'id, _scope, signOff, apprentice',
    endorsement: 'id, _scope, signOff, apprentice',
    feedback: 'id, _scope, about.id, apprentice',
    reflection: 'id, _scope, apprentice, writtenAt',
    shadow: 'key',
    outbox: 'mid, state',
    sent: 'uid, mid, state, judgedAt',
    drafts: 'key',
    meta: 'key',
  },
  meta: ['clientId', 'nextMid', 'resolved', 'cursors', 'hw', 'clockOffset', 'firstSyncDone', 'lastSyncAt'],
} as const

/** Writes what a device holds as the old release held it. @returns the name of the old store */
const asOldStore = async (device: NodeDevice): Promise<string> => {
  const old = new Dexie(`${device.db.name}-of-0.1.0`)
  old.version(1).stores(RELEASE_0_1_0.tables)
  for (const table of Object.keys(RELEASE_0_1_0.tables)) if (table !== 'meta') await old.table(table).bulkPut(await device.db.table(table).toArray())
  await old.table('outbox').bulkPut([...(await outboxWithStates(device.db))])
  const meta = await device.meta()
  await old.table('meta').put({ key: 'sync', value: Object.fromEntries(RELEASE_0_1_0.meta.map((field) => [field, meta[field]])) })
  old.close()
  return old.name
}

test('fault 23: a store of release 0.1.0 with work in every state opens under this program, and all of it arrives, once [VS4] [P1]', async () => {
  const who = await school.enrol()
  const phone = await school.deviceOf(who)
  const log = (id: string) => logOf(who, `${who.id}-${id}`)
  await phone.sync()
  await phone.does((m) => m.practiceLog.submit(log('done')))
  await phone.enqueue('practiceLog.submit', { ...log('parked'), content: null })
  await phone.sync()
  await phone.does((m) => m.practiceLog.submit(log('accepted')))
  await expect(phone.round(dieAfter('pull'))).rejects.toThrow()
  await phone.does((m) => m.practiceLog.submit(log('queued')))
  await phone.does((m) => m.practiceLog.resubmit({ id: log('accepted').id, set: { minutes: 100 }, was: { minutes: 90 } }))
  await phone.db.drafts.put({ key: 'log:new', value: { task: 'half a wo' }, savedAt: Date.now() })
  expect((await outboxWithStates(phone.db)).map((i) => i.state)).toEqual(['acked', 'queued', 'queued'])

  const updated = openNodeDevice(await school.signIn(who), school.proxy.url, await asOldStore(phone), [...phone.deeds])
  expect((await updated.db.outbox.toArray()).map((i) => [i.mid, i.uid])).toEqual((await phone.db.outbox.toArray()).map((i) => [i.mid, i.uid]))
  // Rows of kinds that 0.1.0 skipped lie behind its cursors.
  expect([Object.keys((await updated.meta()).cursors).length > 0, Object.values((await updated.meta()).cursors).every((seq) => seq === 0)]).toEqual([true, true])
  await updated.does((m) => m.practiceLog.submit(log('after')))
  await settleAndAgree(school, updated)
  expect(await updated.db.rows('practiceLog').count()).toBe(4)
  expect((await updated.db.sent.toArray()).filter((s) => s.state === 'parked').map((s) => s.refusal?.because)).toEqual(['fields-invalid'])
  expect((await updated.db.drafts.toArray()).map((d) => d.value)).toEqual([{ task: 'half a wo' }])
})

test('fault 23: what release 0.1.0 had queued again below its highest judged number is sent, and the new program asks whose history this is [VS4] [RW1] [P1]', async () => {
  const who = await school.enrol()
  const phone = await school.deviceOf(who)
  await phone.sync()
  for (const id of ['a', 'b', 'c']) await phone.does((m) => m.practiceLog.submit(logOf(who, `${who.id}-${id}`)))
  await phone.sync()
  const name = await asOldStore(phone)
  const old = await new Dexie(name).open()
  const [{ clientId: _, judgedAt: __, refusal: ___, ...last } = {}] = await old.table<Record<string, unknown>>('sent').where('mid').equals(3).toArray()
  await old.table('sent').where('mid').equals(3).delete()
  await old.table('outbox').put({ ...last, state: 'queued' })
  old.close()
  const updated = openNodeDevice(await school.signIn(who), school.proxy.url, name, [...phone.deeds])
  expect(await updated.round()).toEqual({ end: 'rewound' })
  expect(await outboxWithStates(updated.db)).toMatchObject([{ mid: 3, state: 'acked' }])
  await settleAndAgree(school, updated)
  expect(await updated.db.lost.count()).toBe(0)
})

/** Release 0.1.0 as it spoke: its requests by hand, its parser's words by hand. */
const oldPhone = async (who: Parameters<LiveSchool['signIn']>[0]) => {
  const { cookie } = await school.signIn(who)
  const speaker = { proto: 1, sv: 1, clientId: `old-phone-of-${who.id}`, person: who.id }
  const ask = async (path: 'push' | 'pull', body: object) => {
    const headers = { cookie, 'content-type': 'application/json' }
    const answer = await fetch(`${school.server.url}/sync/v1/${path}`, { method: 'POST', headers, body: JSON.stringify({ ...speaker, ...body }) })
    return { status: answer.status, json: (await answer.json()) as Record<string, unknown> }
  }
  return {
    push: (...mutations: readonly (readonly [number, string, unknown])[]) =>
      ask('push', { clientTime: Date.now(), mutations: mutations.map(([mid, name, args]) => ({ mid, uid: `${speaker.clientId}-${mid}`, name, args, at: Date.now() })) }),
    pull: (cursors: object = {}, hw: unknown = null, resolved = 0) => ask('pull', { cursors, hw, resolved }),
  }
}

test('fault 24: a page of release 0.1.0 pushes and pulls here, and hears only words that it knows [VS1] [P6]', async () => {
  const who = await school.enrol()
  const old = await oldPhone(who)
  const id = `${who.id}-old` as ReflectionId
  const content = { dimension: 'rigour', text: 'Measured twice.', logs: [] }
  const pushed = await old.push(
    [1, 'practiceLog.submit', logOf(who, `${who.id}-a`)],
    [2, 'practiceLog.submit', logOf(who, `${who.id}-b`, { minutes: 0 })],
    [3, 'reflection.write', { id, apprentice: who.id, shared: false, content }],
    [4, 'reflection.remove', { id, was: { ...content, text: 'Something else.' } }],
  )
  expect(pushed).toMatchObject({
    status: 200,
    json: {
      results: [
        { mid: 1, status: 'ok', merged: [] },
        { mid: 2, status: 'refused', refusal: { refused: 'invalid', because: 'fields-invalid', fields: [{ path: 'content.minutes', error: 'too-small' }] } },
        { mid: 3, status: 'ok', merged: [] },
        // "Changed meanwhile" came later.
        { mid: 4, status: 'refused', refusal: { refused: 'conflict', because: 'revision-changed' } },
      ],
      lastMid: 4,
    },
  })
  const page = await old.pull()
  expect(page.status).toBe(200)
  expect(Object.keys(page.json).toSorted()).toEqual(['cursors', 'drop', 'exits', 'hw', 'lastMid', 'more', 'rows', 'serverTime'])
  expect(await old.pull(page.json['cursors'] as object, page.json['hw'], 4)).toMatchObject({ status: 200, json: { rows: [], drop: [], exits: [], more: false } })
  const phone = await school.deviceOf(who)
  await phone.sync()
  await expectAgreement(school, phone)
})

test('fault 24: fields and kinds of row that this build does not know survive its edits, on the device and here [PL7] [P6]', async () => {
  const who = await school.enrol()
  const phone = await school.deviceOf(who)
  await phone.sync()
  const { id } = logOf(who, `${who.id}-a`)
  await phone.does((m) => m.practiceLog.submit(logOf(who, id)))
  await phone.sync()
  // A newer server writes a field more, and a kind of row that nobody here has heard of.
  const row = await school.get('practiceLog', id)
  await school.put('practiceLog', { ...row, weather: 'rain' } as unknown as RowOf<'practiceLog'>)
  await school.store().write({ school: SCHOOL, author: null, now: Date.now() }, async (tx) => {
    const by = { person: who.id, name: who.name, role: 'mentor' } as const
    const about = { kind: 'practiceLog', id, revision: 1 } as const
    const like = { id: `${id}-h`, apprentice: who.id, about, field: null, text: '.', returns: false, by, at: 0 }
    await tx.put('feedback', like as unknown as RowOf<'feedback'>)
  })
  // Rows are written at the end of a transaction, so it takes a second one.
  await school.store().write({ school: SCHOOL, author: null, now: Date.now() }, async (tx) => {
    await tx.sql.updateTable('row').set({ type: 'hologram' }).where('id', '=', `${id}-h`).execute()
  })
  await phone.sync()
  expect(await phone.db.rows('practiceLog').get(id)).toMatchObject({ weather: 'rain' })
  await phone.does((m) => m.practiceLog.resubmit({ id, set: { minutes: 100 }, was: { minutes: 90 } }))
  expect(await phone.db.rows('practiceLog').get(id)).toMatchObject({ weather: 'rain', minutes: 100 })
  await phone.sync()
  expect(await school.get('practiceLog', id)).toMatchObject({ weather: 'rain', minutes: 100, revision: 2 })
  const page = await (await oldPhone(who)).pull()
  expect((page.json['rows'] as { type: string }[]).some((r) => r.type === 'hologram')).toBe(true)
})

/** This build as if it were of another time. */
const speaking =
  (change: { readonly proto?: number; readonly sv?: number }): Between =>
  (ask) =>
  (path, schema, q) =>
    ask(path, schema, { ...q, json: { ...(q.json as object), ...change } })

test('fault 24: a page newer than its server (one that was rolled back) keeps its work until it is understood again [VS1] [VS2] [P6]', async () => {
  const who = await school.enrol()
  const phone = await school.deviceOf(who)
  await phone.sync()
  await phone.does((m) => m.practiceLog.submit(logOf(who, `${who.id}-a`)))
  const before = await phone.db.outbox.toArray()
  for (const change of [{ proto: PROTOCOL_VERSION + 1 }, { sv: 99 }]) {
    expect((await phone.round(speaking(change))).end).toBe('needs-update')
    expect(await phone.db.outbox.toArray()).toEqual(before)
    expect(await phone.db.rows('practiceLog').count()).toBe(1)
  }
  await settleAndAgree(school, phone)
})
