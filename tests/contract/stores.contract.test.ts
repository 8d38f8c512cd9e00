/** One suite, two databases: whatever the server promises, it promises on SQLite and on PostgreSQL. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SchoolId } from '#domain/ids.ts'
import type { Person } from '#domain/people.ts'
import type { Placement } from '#domain/placement.ts'
import type { Scope } from '#sync/scope.ts'
import { portfolioOf, privateOf } from '#sync/scope.ts'
import { schools } from '#server/store/rows.ts'
import type { Sql } from '#server/store/schema.ts'
import { openStore, type Place } from '#server/store/store.ts'
import { guidanceOf, heLan, liWei, placementOf, sunTao, wangFang, zhangGang } from '../support/people.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { deviceOf, logArgs, maLin, openServerSchool, type ServerSchool, TODAY } from '../support/server-school.ts'

let postgres: TestPostgres | string = 'not started'
beforeAll(async () => {
  postgres = await startPostgres()
  if (typeof postgres === 'string') console.warn(`The PostgreSQL half of the contract is skipped: ${postgres}`)
}, 60_000)
afterAll(async () => {
  if (typeof postgres !== 'string') await postgres.stop()
}, 60_000)

describe.each(['SQLite', 'PostgreSQL'] as const)('the store on %s', (kind) => {
  let school: ServerSchool
  let place: Place
  let folder: string
  beforeEach(async (test) => {
    if (kind === 'PostgreSQL' && typeof postgres === 'string') return test.skip(postgres)
    folder = await mkdtemp(join(tmpdir(), 'craftlog-contract-'))
    place = kind === 'PostgreSQL' && typeof postgres !== 'string' ? { postgres: await postgres.freshUrl() } : { folder }
    school = await openServerSchool(place)
  })
  afterEach(async () => {
    await school.close()
    await rm(folder, { recursive: true, force: true })
  })
  const writer = { school: liWei.school, author: null, now: TODAY }

  it('gives back what was put, byte for byte, and by scope', async () => {
    const words = 'Bogie 转向架 🔧👩🏽‍🏭 مرحبا e\u0301 \\ " \' ; -- \u2028'
    await school.put('person', { ...liWei, name: words.slice(0, 60) })
    expect(await school.get('person', liWei.id)).toEqual({ ...liWei, name: words.slice(0, 60) })
    await school.store.write(writer, async (tx) => {
      expect(await tx.inScope('placement', portfolioOf(liWei.id))).toEqual([placementOf()])
      expect(await tx.get('placement', 'placement-next-door')).toBeUndefined()
      expect(await tx.get('person', "x' or '1'='1")).toBeUndefined()
    })
  })

  it('undoes an attempt that was not to be kept, and a transaction that failed, whole', async () => {
    await school.store.write(writer, async (tx) => {
      await tx.attempt(() => tx.put('person', { ...liWei, name: 'Undone' }), () => false)
      await tx.attempt(() => tx.put('person', { ...heLan, name: 'Kept' }))
      await tx.attempt(async () => { throw new Error('no') }).catch(() => undefined)
    })
    const failing = school.store.write(writer, async (tx) => {
      await tx.put('person', { ...heLan, name: 'Undone' })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect([(await school.get('person', liWei.id))?.name, (await school.get('person', heLan.id))?.name]).toEqual(['Li Wei', 'Kept'])
  })

  it('[PU2] [PU4] [PU5] counts each mutation once, names a gap, keeps a refusal', async () => {
    const phone = deviceOf(school, liWei)
    const [one, two, three] = [phone.does('practiceLog.submit', logArgs('log-1')), phone.does('practiceLog.submit', logArgs('log-2', { minutes: 0 })), phone.does('practiceLog.submit', logArgs('log-3'))]
    expect((await phone.push(one, three))?.results.map((r) => r.status)).toEqual(['ok', 'gap'])
    expect((await phone.push(one, two, three))?.results.map((r) => [r.status, 'dup' in r])).toEqual([['ok', true], ['refused', false], ['ok', false]])
    expect((await phone.push(one, two, three))?.results.map((r) => [r.status, 'dup' in r])).toEqual([['ok', true], ['refused', true], ['ok', true]])
  })

  it('[PU6] takes nothing in when the database refuses a statement at the very end, and goes on', async () => {
    const broken = school.store.write(writer, async (tx) => {
      await tx.put('person', { ...heLan, name: 'Undone' })
      await tx.sql.insertInto('client').values({ id: 'x', school: 's', person: null as never, last_mid: 0, last_seen: 0, sv: 1 }).execute()
    })
    await expect(broken).rejects.toThrow()
    await school.put('person', { ...liWei, name: 'Goes on' })
    expect([(await school.get('person', liWei.id))?.name, (await school.get('person', heLan.id))?.name]).toEqual(['Goes on', 'He Lan'])
  })

  it('many versions of one row in one transaction: the last stands, each of the others is in the history, its grants follow', async () => {
    const guides = (mentors: readonly Person[]) => placementOf({ mentors: mentors.map((m) => guidanceOf(m)) })
    await school.store.write(writer, async (tx) => {
      await tx.put('placement', guides([sunTao]))
      expect(await tx.inScope('placement', portfolioOf(liWei.id))).toEqual([guides([sunTao])])
      await tx.attempt(() => tx.put('placement', guides([])), () => false)
      expect(await tx.get('placement', placementOf().id)).toEqual(guides([sunTao]))
      await tx.put('placement', guides([zhangGang, sunTao]))
      for (const name of ['One', 'Two']) await tx.put('person', { ...heLan, id: 'new-person' as never, name })
      await tx.remove('person', heLan.id)
      await tx.put('person', { ...heLan, name: 'Back' })
    })
    const found = (id: string) =>
      school.store.read(async (sql: Sql) => ({
        now: await sql.selectFrom('row').where('id', '=', id).select(['rev', 'data', 'seq', 'deleted']).executeTakeFirst(),
        before: await sql.selectFrom('row_history').where('id', '=', id).orderBy('rev').select(['rev', 'data', 'seq', 'deleted']).execute(),
        grants: (await sql.selectFrom('grant_').where('source_id', '=', id).where('scope', '=', portfolioOf(liWei.id)).orderBy('holder').select('holder').execute()).map((g) => g.holder),
      }))
    const mentors = (data: string | null | undefined) => (JSON.parse(data ?? '') as Placement).mentors.map((m) => m.person)
    const placed = await found(placementOf().id)
    expect([placed.now?.rev, mentors(placed.now?.data), placed.before.map((v) => [v.rev, mentors(v.data)])]).toEqual([3, [zhangGang.id, sunTao.id], [[1, placementOf().mentors.map((m) => m.person)], [2, [sunTao.id]]]])
    expect(placed.grants).toEqual(expect.arrayContaining([sunTao.id, zhangGang.id]))
    const fresh = await found('new-person')
    expect([fresh.now?.rev, JSON.parse(fresh.now?.data ?? '').name, fresh.before.map((v) => [v.rev, JSON.parse(v.data ?? '').name])]).toEqual([2, 'Two', [[1, 'One']]])
    const back = await found(heLan.id)
    expect([back.now?.rev, back.now?.deleted, back.before.map((v) => [v.rev, v.deleted])]).toEqual([3, 0, [[1, 0], [2, 1]]])
    const places = await school.store.read((sql: Sql) => sql.selectFrom('row').select('seq').execute())
    expect(new Set(places.map((p) => p.seq)).size).toBe(places.length)
  })

  it('[PL2] [PL3] [PL4] [PL5] pages, backfills, drops and names exits', async () => {
    const phone = deviceOf(school, liWei)
    await phone.push(...Array.from({ length: 40 }, (_, i) => phone.does('practiceLog.submit', logArgs(`log-${i}`))))
    await phone.push(phone.does('reflection.write', { id: 'r-1', apprentice: liWei.id, shared: false, content: { dimension: 'rigour', text: 'Measured.', logs: [] } }))
    expect((await phone.pullAll({ limit: 9 })).filter((r) => r.type === 'practiceLog')).toHaveLength(40)
    await phone.push(phone.does('reflection.share', { id: 'r-1' }))
    expect((await phone.pull()).exits).toEqual([{ scope: privateOf(liWei.id), type: 'reflection', id: 'r-1' }])
    const tablet = deviceOf(school, sunTao)
    expect(await tablet.pullAll()).toEqual([])
    await school.put('placement', placementOf({ mentors: [guidanceOf(zhangGang), guidanceOf(sunTao)] }))
    expect((await tablet.pullAll({ limit: 9 })).filter((r) => r.type === 'practiceLog')).toHaveLength(40)
    await school.put('placement', placementOf({ mentors: [guidanceOf(zhangGang)] }))
    expect((await tablet.pull()).drop).toContain('u:li-wei')
  })

  it('[PU3] [P5] a device name that is taken in another school is answered as one of another person', async () => {
    const phone = deviceOf(school, liWei, 'one-name')
    await phone.push(phone.does('practiceLog.submit', logArgs('log-1')))
    const other = deviceOf(school, maLin, 'one-name')
    expect((await other.push(other.does('practiceLog.submit', { ...logArgs('log-2', { competencies: [] }), placement: 'placement-next-door' })))?.results.map((r) => r.status)).toEqual(['mid-reuse'])
    expect((await phone.pull()).lastMid).toBe(1)
  })

  it('[RW1] tells another past from its own', async () => {
    const phone = deviceOf(school, liWei)
    await phone.pullAll()
    expect((await phone.ask()).status).toBe(200)
    expect((await phone.ask({ hw: { seq: phone.memory.hw?.seq ?? 0, nonce: 'elsewhere' } })).status).toBe(409)
  })

  it('keeps everything over a restart', async () => {
    const phone = deviceOf(school, liWei)
    await phone.push(phone.does('practiceLog.submit', logArgs('log-1')))
    const again = await openStore(place)
    const other = deviceOf({ store: again, clock: school.clock }, liWei)
    expect((await other.pull()).lastMid).toBe(1)
    await again.close()
  })

  it('two who found a school at the same moment find one', async () => {
    const found = (id: string) =>
      school.store.found({ school: id as SchoolId, author: null, now: TODAY }, async (tx) => {
        if ((await schools(tx.sql)).some((s) => s.name === 'New')) return 'late'
        await tx.put('school', { id: id as SchoolId, name: 'New', demo: false })
        return 'first'
      })
    expect((await Promise.all(['a', 'b', 'c', 'd'].map((id) => found(`new-${id}`)))).toSorted()).toEqual(['first', 'late', 'late', 'late'])
  })

  it('[PL8] a reader who follows along while many write, in two schools, misses no row', async () => {
    const phones = Array.from({ length: 8 }, (_, i) => (i % 2 === 0 ? deviceOf(school, liWei, `phone-${i}-of-li-wei`) : deviceOf(school, maLin, `phone-${i}-of-ma-lin`)))
    const work = { writing: true }
    const writers = Promise.all(
      phones.map(async (phone, p) => {
        for (let n = 0; n < 15; n += 1) {
          const placement = p % 2 === 0 ? {} : { placement: 'placement-next-door' }
          const content = { competencies: [] }
          await phone.push(phone.does('practiceLog.submit', { ...logArgs(`log-${p}-${n}`, content), ...placement }))
        }
      }),
    ).finally(() => {
      work.writing = false
    })
    const reader = deviceOf(school, zhangGang)
    const seen = new Set<string>()
    const look = async () => {
      for (const row of await reader.pullAll()) if (row.type === 'practiceLog') seen.add(row.id)
    }
    while (work.writing) await look()
    await writers
    await look()
    const missing = Array.from({ length: 8 }, (_, p) => p).filter((p) => p % 2 === 0).flatMap((p) => Array.from({ length: 15 }, (_, n) => `log-${p}-${n}`)).filter((id) => !seen.has(id))
    expect(missing).toEqual([])
    expect([...seen].filter((id) => /^log-[1357]-/.test(id))).toEqual([])
  })

  it('[P2] edits of one row by many devices at once each count', async () => {
    const first = deviceOf(school, liWei)
    await first.push(first.does('practiceLog.submit', logArgs('log-1')))
    const devices = Array.from({ length: 6 }, (_, i) => deviceOf(school, liWei, `device-${i}-of-li-wei`))
    await Promise.all(devices.map((d) => d.push(d.does('practiceLog.resubmit', { id: 'log-1', set: { ownDefects: 'one scratch' }, was: { ownDefects: '' } }))))
    expect((await school.get('practiceLog', 'log-1'))?.revision).toBe(7)
  })

  it('writers who wait for each other, however many, keep no reader and no other school waiting', async () => {
    let letGo: () => void = () => undefined
    const held = new Promise<void>((resolve) => (letGo = resolve))
    const waiting = Array.from({ length: 15 }, (_, n) =>
      school.store.write(writer, async (tx) => {
        if (n === 0) await held
        await tx.put('person', { ...liWei, name: `Name ${n}` })
      }),
    )
    expect((await school.get('person', liWei.id))?.name).toBe('Li Wei')
    // SQLite has one writer for all schools.
    if (kind === 'PostgreSQL') await school.store.write({ ...writer, school: maLin.school }, (tx) => tx.put('person', { ...maLin, name: 'Passed them' }))
    letGo()
    await Promise.all(waiting)
    expect((await school.get('person', liWei.id))?.name).toBe('Name 14')
  })

  it.each([100, 2_500])('[PL11] a pull without news, over two scopes of each of %i apprentices, brings nothing and says so', async (many) => {
    await school.put('person', ...Array.from({ length: many }, (_, i) => ({ ...liWei, id: `apprentice-${i}` as never })))
    const laptop = deviceOf(school, wangFang)
    await laptop.pullAll()
    expect(Object.keys(laptop.memory.cursors as Record<Scope, number>).length).toBeGreaterThan(2 * many)
    const page = await laptop.pull()
    expect([page.rows, page.more, page.drop]).toEqual([[], false, []])
  })
})
