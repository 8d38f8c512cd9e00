import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CohortId } from '#domain/ids.ts'
import { rewindResponse, upgradeResponse } from '#sync/protocol.ts'
import { officeOf, planScope, portfolioOf, privateOf } from '#sync/scope.ts'
import { cohortOf, competencyOf, day, guidanceOf, heLan, liWei, moment, PLAN, placementOf, programmeOf, sunTao, wangFang, zhangGang, zhaoMin } from '#tests/support/people.ts'
import { deviceOf, type Device, logArgs, maLin, NEXT_DOOR, openServerSchool, type ServerSchool, TODAY } from '#tests/support/server-school.ts'
import type { Sql } from '../store/schema.ts'
import { openStore } from '../store/store.ts'

let school: ServerSchool
let phone: Device
beforeEach(async () => {
  school = await openServerSchool()
  phone = deviceOf(school, liWei)
})
afterEach(() => school.close())

const writes = async (device: Device, ...ids: readonly string[]): Promise<void> => {
  const sent = ids.map((id) => device.does('practiceLog.submit', logArgs(id)))
  for (let i = 0; i < sent.length; i += 100) await device.push(...sent.slice(i, i + 100))
}
const names = (rows: readonly { type: string; id: string }[]) => rows.map((r) => `${r.type} ${r.id}`)

describe('what a person gets', () => {
  it('[SC2] an apprentice gets his own portfolio, class and plan, and nobody else’s', async () => {
    const rows = await phone.pullAll()
    expect(new Set(names(rows))).toEqual(new Set(['programme programme-1', 'cohort cohort-2026', 'person li-wei', 'placement placement']))
    expect(Object.keys(phone.memory.cursors).toSorted()).toEqual(['co:cohort-2026', 'ref:keys:chen-hua', 'ref:keys:zhang-gang', 'ref:plan', 'u:li-wei', 'up:li-wei', 'ut:li-wei'])
  })

  it('[SC2] a mentor gets the portfolios he guides, a stranger none', async () => {
    await writes(phone, 'log-1')
    expect(names(await deviceOf(school, zhangGang).pullAll())).toContain('practiceLog log-1')
    expect(await deviceOf(school, sunTao).pullAll()).toEqual([])
  })

  it('[SC2] a teacher gets the portfolios of her class, through the class', async () => {
    const rows = await deviceOf(school, wangFang).pullAll()
    expect(names(rows)).toEqual(expect.arrayContaining(['person li-wei', 'person he-lan', 'school school', 'person zhao-min']))
  })

  it('[SC2] the office gets the school’s own rows but no portfolio', async () => {
    await writes(phone, 'log-1')
    const rows = await deviceOf(school, zhaoMin).pullAll()
    expect(names(rows)).toContain('school school')
    expect(names(rows)).not.toContain('practiceLog log-1')
  })

  it('[P5] rows of the school next door never come, whatever scopes are asked for', async () => {
    const office = deviceOf(school, zhaoMin)
    office.memory.cursors = { 'sc:next-door': 0, 'u:ma-lin': 0 }
    const page = await office.pull()
    expect([...page.drop].toSorted()).toEqual(['sc:next-door', 'u:ma-lin'])
    expect(JSON.stringify(page.rows)).not.toContain('next-door')
    expect(names(await deviceOf(school, maLin).pullAll()).toSorted()).toEqual(['person ma-lin', 'placement placement-next-door'])
  })

  it('[P5] somebody of the same id next door is somebody else', async () => {
    await school.store.write({ school: NEXT_DOOR, author: null, now: TODAY }, (tx) => tx.put('person', { ...liWei, school: NEXT_DOOR, name: 'Another Li Wei' }))
    expect((await phone.pullAll()).filter((r) => r.type === 'person')).toEqual([expect.objectContaining({ data: liWei })])
    const namesake = deviceOf(school, { ...liWei, school: NEXT_DOOR }, 'phone-of-namesake')
    expect((await namesake.pullAll()).map((r) => r.data)).toEqual([{ ...liWei, school: NEXT_DOOR, name: 'Another Li Wei' }])
  })

  it('[P5] a private reflection stays with its writer; once shared it comes to the mentor', async () => {
    const tablet = deviceOf(school, zhangGang)
    await phone.push(phone.does('reflection.write', { id: 'r-1', apprentice: liWei.id, shared: false, content: { dimension: 'rigour', text: 'I was afraid of the crane.', logs: [] } }))
    expect(names(await phone.pullAll())).toContain('reflection r-1')
    expect(names(await tablet.pullAll())).not.toContain('reflection r-1')
    await phone.push(phone.does('reflection.share', { id: 'r-1' }))
    expect(names(await tablet.pullAll())).toEqual(['reflection r-1'])
  })

  it('somebody who was retired gets nothing', async () => {
    await school.put('person', { ...liWei, active: false })
    expect((await phone.ask()).status).toBe(401)
  })
})

describe('pages', () => {
  it('[PL2] pages hold at most the limit, come in the order of the sequence, and leave nothing out', async () => {
    await writes(phone, ...Array.from({ length: 120 }, (_, i) => `log-${i}`))
    const tablet = deviceOf(school, zhangGang)
    const ids: string[] = []
    for (let more = true; more; ) {
      const page = await tablet.pull({ limit: 37 })
      expect(page.rows.length).toBeLessThanOrEqual(37)
      ids.push(...names(page.rows))
      more = page.more
    }
    expect(ids.length).toBe(new Set(ids).size)
    const logs = ids.filter((id) => id.startsWith('practiceLog '))
    expect(logs).toEqual(Array.from({ length: 120 }, (_, i) => `practiceLog log-${i}`))
  })

  it('[PL2] a page stops near 1 MB, but always brings at least one row', async () => {
    const long = 'x'.repeat(1_900)
    const big = (n: number) => programmeOf(Array.from({ length: n }, (_, i) => competencyOf(`c-${i}`, { title: { en: long } })))
    for (let version = 2; version <= 6; version += 1) await school.put('programme', { ...big(200), id: `programme-${version}` as never, version })
    await school.put('programme', { ...big(900), id: 'programme-7' as never, version: 7 })
    const sizes: number[] = []
    const ids: string[] = []
    for (let more = true; more; ) {
      const page = await phone.pull()
      expect(page.rows.length).toBeGreaterThan(0)
      sizes.push(page.rows.length > 1 ? JSON.stringify(page.rows).length : 0)
      ids.push(...page.rows.filter((r) => r.type === 'programme').map((r) => r.id))
      more = page.more
    }
    expect(Math.max(...sizes)).toBeLessThan(1_010_000)
    expect(ids).toEqual([1, 2, 3, 4, 5, 6, 7].map((v) => `programme-${v}`))
  })

  it('a pull without news brings no rows and moves no cursor back', async () => {
    await phone.pullAll()
    const before = { ...phone.memory.cursors }
    const page = await phone.pull()
    expect(page).toMatchObject({ rows: [], exits: [], drop: [], more: false })
    expect(phone.memory.cursors).toEqual(before)
  })

  it('[PL1] a page tells how far the device’s own mutations were resolved', async () => {
    await phone.push(phone.does('practiceLog.submit', logArgs('log-1')), phone.does('no.such', {}))
    expect((await phone.pull()).lastMid).toBe(2)
    expect((await deviceOf(school, liWei, 'another-phone').pull()).lastMid).toBe(0)
    expect((await deviceOf(school, heLan, `device-of-${liWei.id}`).pull()).lastMid).toBe(0)
  })

  it('a row that changed twice comes once, as it is now', async () => {
    await writes(phone, 'log-1')
    await phone.push(phone.does('practiceLog.resubmit', { id: 'log-1', set: { minutes: 30 }, was: { minutes: 90 } }))
    const logs = (await phone.pullAll()).filter((r) => r.type === 'practiceLog')
    expect(logs).toEqual([expect.objectContaining({ id: 'log-1', rev: 2, scope: portfolioOf(liWei.id), data: expect.objectContaining({ minutes: 30 }) })])
  })
})

describe('scopes that come and go', () => {
  it('[PL3] a mentor who joins later gets the whole book from its beginning, page by page, beside what he follows already', async () => {
    await school.put('placement', placementOf({ id: 'placement-he-lan' as never, apprentice: heLan.id, mentors: [guidanceOf(sunTao)] }))
    await writes(phone, ...Array.from({ length: 30 }, (_, i) => `log-${i}`))
    const tablet = deviceOf(school, sunTao)
    await tablet.pullAll()
    expect(Object.keys(tablet.memory.cursors)).toEqual(['ref:plan', 'u:he-lan'])
    const followed = tablet.memory.cursors['u:he-lan'] ?? 0

    await school.put('placement', placementOf({ mentors: [guidanceOf(zhangGang), guidanceOf(sunTao)] }))
    const ids: string[] = []
    for (let more = true; more; ) {
      const page = await tablet.pull({ limit: 7 })
      ids.push(...names(page.rows))
      // The scope he followed already never goes back while the new one catches up.
      expect(tablet.memory.cursors['u:he-lan']).toBeGreaterThanOrEqual(followed)
      more = page.more
    }
    expect(ids.filter((id) => id.startsWith('practiceLog '))).toHaveLength(30)
    expect(ids).not.toContain('placement placement-he-lan')
    expect(new Set(Object.values(tablet.memory.cursors)).size).toBe(1)
  })

  it('[PL4] when a mentor’s time ends, the portfolio is dropped and nothing of it comes any more', async () => {
    const tablet = deviceOf(school, zhangGang)
    await tablet.pullAll()
    await school.put('placement', placementOf({ mentors: [guidanceOf(zhangGang, { until: day('2026-03-07') })] }))
    await tablet.pullAll()
    expect(Object.keys(tablet.memory.cursors)).toContain('u:li-wei')
    school.clock.now = moment('2026-03-12T08:00Z')
    await writes(phone, 'log-after')
    const page = await tablet.pull()
    expect([...page.drop].toSorted()).toEqual(['ref:plan', 'u:li-wei'])
    expect(page.rows).toEqual([])
    expect(Object.keys(page.cursors)).toEqual([])
  })

  it('[PL4] a teacher who leaves the class loses its portfolios at the next pull', async () => {
    const laptop = deviceOf(school, wangFang)
    await laptop.pullAll()
    await school.put('cohort', cohortOf({ teachers: [] }))
    await school.put('placement', placementOf({ teacher: zhaoMin.id }))
    expect([...(await laptop.pull()).drop].toSorted()).toEqual(['ref:keys:chen-hua', 'ref:keys:zhang-gang', 'u:he-lan', 'u:li-wei', 'ut:he-lan', 'ut:li-wei'])
  })

  it('[PL4] a role that was taken away takes its scopes along', async () => {
    const laptop = deviceOf(school, wangFang)
    await laptop.pullAll()
    await school.put('person', { ...wangFang, roles: ['mentor'] })
    const page = await laptop.pull()
    expect(page.drop).toContain('u:li-wei')
    expect(page.drop).toContain(officeOf(liWei.school))
  })

  it('[PL5] a row that moves to another scope is named in the exits of the one it left', async () => {
    const written = { id: 'r-1', apprentice: liWei.id, shared: false, content: { dimension: 'rigour', text: 'Measured twice.', logs: [] } }
    await phone.push(phone.does('reflection.write', written))
    await phone.pullAll()
    await phone.push(phone.does('reflection.share', { id: 'r-1' }))
    const page = await phone.pull()
    expect(page.exits).toEqual([{ scope: privateOf(liWei.id), type: 'reflection', id: 'r-1' }])
    expect(page.rows).toEqual([expect.objectContaining({ id: 'r-1', scope: portfolioOf(liWei.id) })])
    expect((await phone.pull()).exits).toEqual([])
  })

  it('[PL5] a row that comes back is no longer named as gone', async () => {
    const other = { ...sunTao, roles: ['apprentice'] as const, cohort: 'cohort-2026' as CohortId }
    const laptop = deviceOf(school, wangFang)
    await laptop.pullAll()
    await school.put('person', other)
    await school.put('person', sunTao)
    const page = await laptop.pull()
    expect(page.exits.filter((e) => e.scope === officeOf(liWei.school))).toEqual([])
    expect(page.rows).toEqual([expect.objectContaining({ type: 'person', id: sunTao.id, scope: officeOf(liWei.school) })])
  })

  it('[PL5] an exit beyond the page comes with a later page', async () => {
    await phone.push(phone.does('reflection.write', { id: 'r-1', apprentice: liWei.id, shared: false, content: { dimension: 'rigour', text: 'Measured.', logs: [] } }))
    await phone.pullAll()
    await writes(phone, 'log-1', 'log-2', 'log-3')
    await phone.push(phone.does('reflection.share', { id: 'r-1' }))
    const first = await phone.pull({ limit: 4 })
    expect([first.more, first.exits]).toEqual([true, []])
    const second = await phone.pull({ limit: 4 })
    expect(second.exits).toHaveLength(1)
  })
})

describe('history', () => {
  const damage = (change: (sql: Sql) => Promise<unknown>) => school.store.keepBooks(async (sql) => void (await change(sql)))

  it('[RW1] another word at the place where the device stands is a rewind', async () => {
    await phone.pullAll()
    await damage((sql) => sql.updateTable('commit_log').set({ nonce: 'another-past' }).execute())
    const answer = await phone.ask()
    expect(answer.status).toBe(409)
    expect(rewindResponse.parse('json' in answer ? JSON.parse(answer.json) : null)).toEqual({ rewind: true, lastMid: 0, serverTime: TODAY })
  })

  it('[RW1] a place that the server has not reached is a rewind', async () => {
    await phone.pullAll()
    expect((await phone.ask({ hw: { seq: 9_999, nonce: 'x' } })).status).toBe(409)
    expect((await phone.ask({ cursors: { 'u:li-wei': 9_999 } as never })).status).toBe(409)
    expect((await phone.ask({ hw: null })).status).toBe(409)
  })

  it('[RW1] a server that knows fewer of the device’s mutations than it resolved is a rewind, and says how many it knows', async () => {
    await writes(phone, 'log-1')
    const answer = await phone.ask({ resolved: 2 })
    expect(answer).toMatchObject({ status: 409 })
    expect(JSON.parse('json' in answer ? answer.json : '')).toMatchObject({ rewind: true, lastMid: 1 })
  })

  it('[RW1] a device that has never pulled is not told to rewind', async () => {
    expect((await phone.ask()).status).toBe(200)
  })

  it('[RW1] a server restored from last night’s copy tells every device that went on since, and no other', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'craftlog-backup-'))
    const live = await openStore({ folder: join(folder, 'live') })
    const clock = { now: TODAY }
    const writer = { school: liWei.school, author: null, now: TODAY }
    await live.write(writer, async (tx) => {
      await tx.put('programme', programmeOf())
      for (const person of [liWei, zhangGang]) await tx.put('person', person)
      await tx.put('placement', placementOf())
    })
    const [early, late] = [deviceOf({ store: live, clock }, zhangGang), deviceOf({ store: live, clock }, liWei)]
    await early.pullAll()
    await live.close()
    await cp(join(folder, 'live'), join(folder, 'backup'), { recursive: true })

    const went = await openStore({ folder: join(folder, 'live') })
    const onward = deviceOf({ store: went, clock }, liWei)
    await writes(onward, 'log-lost')
    await onward.pullAll()
    await went.close()

    const restored = await openStore({ folder: join(folder, 'backup') })
    const afresh = deviceOf({ store: restored, clock }, liWei, 'another-phone')
    // As many commits as were lost: only the random word can tell the two pasts apart.
    await writes(afresh, 'log-new')
    Object.assign(late.memory, onward.memory)
    expect((await deviceOf({ store: restored, clock }, zhangGang).ask({ ...early.memory })).status).toBe(200)
    const stale = deviceOf({ store: restored, clock }, liWei)
    expect((await stale.ask({ cursors: late.memory.cursors as never, hw: late.memory.hw, resolved: 0 })).status).toBe(409)
    await restored.close()
    await rm(folder, { recursive: true, force: true })
  })
})

describe('versions', () => {
  it.each([[0], [2], [99]])('[VS1] a build with rows of version %i is told which versions may pull', async (sv) => {
    const answer = await phone.ask({ sv })
    expect(answer.status).toBe(426)
    expect(upgradeResponse.parse('json' in answer ? JSON.parse(answer.json) : null)).toEqual({ upgrade: true, minSv: 1, maxSv: 1 })
  })
})

describe('the plan of a year', () => {
  it('[PL3] the plan comes in its own scope, whole', async () => {
    const rows = await phone.pullAll()
    expect(rows.find((r) => r.type === 'programme')).toMatchObject({ scope: planScope(PLAN), data: programmeOf() })
  })
})
