/** The school's server is restored from a backup that is older than what its devices know. */
import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FeedbackId } from '#domain/ids.ts'
import type { Person } from '#domain/people.ts'
import type { NodeDevice } from '#tests/support/node-device.ts'
import { Died, dieAfter, inPagesOf } from './between.ts'
import { guides, type LiveSchool, logOf, openLiveSchool } from './live-school.ts'
import { expectAgreement, rowsOnDevice, settleAndAgree } from './oracle.ts'

let school: LiveSchool
const file = () => join(school.server.folder, 'craftlog.sqlite')
const backUp = async () => {
  const open = new DatabaseSync(file())
  await backup(open, `${file()}.backup`)
  open.close()
}
const restore = () =>
  school.whileClosed(() => {
    for (const end of ['-wal', '-shm']) rmSync(`${file()}${end}`, { force: true })
    copyFileSync(`${file()}.backup`, file())
  })

const says = (mentor: NodeDevice, about: Person, id: string, log: string) =>
  mentor.does((m) =>
    m.feedback.give({ id: `${about.id}-${id}` as FeedbackId, apprentice: about.id, about: { kind: 'practiceLog', id: log, revision: 1 }, field: null, text: `Said ${id}.` }),
  )

/** An apprentice's phone and two mentors' tablets, with some work. @returns what to do after the backup was made */
const beforeTheBackup = async () => {
  const [mentor, leaver] = [await school.hire('mentor'), await school.hire('mentor')]
  const who = await school.enrol({ mentors: [guides(mentor), guides(leaver)] })
  const [phone, tablet, leaving] = [await school.deviceOf(who), await school.deviceOf(mentor), await school.deviceOf(leaver)]
  const log = (id: string) => logOf(who, `${who.id}-${id}`)
  for (const device of [phone, tablet, leaving]) await device.sync()
  await phone.does((m) => m.practiceLog.submit(log('a')))
  await phone.enqueue('practiceLog.submit', { ...log('bad'), content: null })
  await phone.sync()
  await tablet.sync()
  await says(tablet, who, 'before', log('a').id)
  await tablet.sync()
  return async () => {
    await phone.does((m) => m.practiceLog.submit(log('b')))
    await phone.does((m) => m.practiceLog.resubmit({ id: log('a').id, set: { minutes: 100 }, was: { minutes: 90 } }))
    await phone.enqueue('practiceLog.submit', { ...log('worse'), content: null })
    await phone.sync()
    for (const device of [tablet, leaving]) await device.sync()
    await says(tablet, who, 'kept', log('b').id)
    await says(leaving, who, 'lost', log('b').id)
    for (const device of [tablet, leaving, phone, tablet]) await device.sync()
    await leaving.dispose()
    // Not sent yet when it happens.
    await phone.does((m) => m.practiceLog.submit(log('waiting')))
    return { who, phone, tablet, log }
  }
}
type Circle = Awaited<ReturnType<Awaited<ReturnType<typeof beforeTheBackup>>>>

let circles: readonly Circle[] = []
let other: Person
let others: NodeDevice
beforeAll(async () => {
  school = await openLiveSchool()
  other = await school.enrol()
  others = await school.deviceOf(other)
  await others.sync()
  const work = [await beforeTheBackup(), await beforeTheBackup(), await beforeTheBackup()]
  await backUp()
  const done: Circle[] = []
  for (const more of work) done.push(await more())
  circles = done
  await restore()
}, 120_000)
afterAll(() => school.close())
const circle = (n: number): Circle => {
  const found = circles[n]
  if (found === undefined) throw new RangeError(`there is no circle ${n}`)
  return found
}

const lostOn = async ({ db }: NodeDevice) => (await db.lost.toArray()).map((l) => [l.why, l.row?.type, (l.row?.row as { id: string } | undefined)?.id])

const expectAllBack = async ({ who, phone, tablet, log }: Circle): Promise<void> => {
  await settleAndAgree(school, phone, tablet)
  for (const device of [phone, tablet]) {
    const rows = await rowsOnDevice(device)
    for (const id of ['a', 'b', 'waiting']) expect(rows).toHaveProperty([`practiceLog ${log(id).id}`])
    for (const id of ['before', 'kept']) expect(rows).toHaveProperty([`feedback ${who.id}-${id}`])
    expect(rows).not.toHaveProperty([`feedback ${who.id}-lost`])
    expect(await lostOn(device)).toEqual([['history-lost', 'feedback', `${who.id}-lost`]])
  }
  expect(await school.get('practiceLog', log('a').id)).toMatchObject({ minutes: 100, revision: 2 })
  expect((await phone.db.sent.toArray()).filter((s) => s.state === 'parked')).toHaveLength(2)
}

test('fault 33: after a restored backup own work returns, once, and what others lost is in the lost and found [RW1] [RW2] [RW3] [DV6]', async () => {
  const all = circle(0)
  expect((await all.phone.round()).end).toBe('rewound')
  await expectAllBack(all)
})

test('fault 33: the same when the restored server has grown past what the devices had read [RW1] [RW2] [RW3]', async () => {
  const all = circle(1)
  const { hw } = await all.phone.meta()
  await others.sync()
  const last = async () => (await school.store().read((sql) => sql.selectFrom('commit_log').orderBy('seq', 'desc').limit(1).select('seq').executeTakeFirst()))?.seq ?? 0
  for (let n = 0; (await last()) <= (hw?.seq ?? 0); n += 1) {
    for (let m = 0; m < 10; m += 1) await others.does(({ practiceLog }) => practiceLog.submit(logOf(other, `${other.id}-${n}-${m}`)))
    await others.sync()
  }
  await expectAllBack(all)
  await expectAgreement(school, others)
})

test('fault 33: a device that dies while it fetches everything anew, and a second restore meanwhile, lose nothing more [RW2] [RW3] [PL6]', async () => {
  const all = circle(2)
  expect((await all.phone.round()).end).toBe('rewound')
  const diesInPages = inPagesOf(2, async (page) => {
    if (page === 3) throw new Died('between two pages')
  })
  await expect(all.phone.sync(diesInPages)).rejects.toThrow(Died)
  const phone = await all.phone.restart()
  await restore()
  await expect(phone.sync(dieAfter('push'))).rejects.toThrow(Died)
  await expectAllBack({ ...all, phone: await phone.restart() })
})
