/** The office's directory and its log say the same on both databases, and both follow the rows. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person, SchoolNumber } from '#domain/people.ts'
import type { Papers } from '#domain/placement.ts'
import { addAccountIfFree } from '#server/store/accounts.ts'
import { addAudit, auditBefore } from '#server/store/audit.ts'
import { apprenticesAt, apprenticesIn, pageOf, peopleNumbered } from '#server/store/entries.ts'
import { addJoinCode, endJoinCodesOf, joinCodeBy, openCodesOf } from '#server/store/join-codes.ts'
import type { ServerTransaction } from '#server/store/server-transaction.ts'
import type { Place } from '#server/store/store.ts'
import { COHORT, day, ENTERPRISE, heLan, liWei, personOf, PLACEMENT, placementOf, SCHOOL } from '../support/people.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { maLin, NEXT_DOOR, openServerSchool, type ServerSchool, TODAY } from '../support/server-school.ts'

let postgres: TestPostgres | string = 'not started'
const folders: string[] = []
beforeAll(async () => {
  postgres = await startPostgres()
}, 60_000)
afterAll(async () => {
  if (typeof postgres !== 'string') await postgres.stop()
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
}, 60_000)

const places: readonly (readonly [string, () => Promise<Place | null>])[] = [
  [
    'SQLite',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'craftlog-office-'))
      folders.push(folder)
      return { folder }
    },
  ],
  ['PostgreSQL', async () => (typeof postgres === 'string' ? null : { postgres: await postgres.freshUrl() })],
]

describe.each(places)('on %s', (_, placeOf) => {
  const promise = (title: string, work: (school: ServerSchool) => Promise<void>) =>
    it(title, async (test) => {
      const place = await placeOf()
      if (place === null) return test.skip(String(postgres))
      const school = await openServerSchool(place)
      try {
        await work(school)
      } finally {
        await school.close()
      }
    }, 30_000)
  const today = day('2026-03-06')
  const find = (school: ServerSchool, type: 'person' | 'placement', query: object, most = 50) => school.store.readSchool(SCHOOL, (sql) => pageOf(sql, SCHOOL, type, query, today, most))

  promise('what is searched is found as it was typed, page after page, whatever signs are in it', async (school) => {
    await school.put('person', ...['50%_er', 'Ｗáng Wěi', '王伟', "O'Neil \\ Sons"].map((name, n) => personOf(`p-${n}`, name, ['apprentice'])))
    const found = async (search: string) => (await find(school, 'person', { search })).ids
    expect([await found('50%'), await found('0_e'), await found('wáng'), await found('伟'), await found("o'n \\"), await found('50_')]).toEqual([['p-0'], [], ['p-1'], ['p-2'], ['p-3'], []])
    const first = await find(school, 'person', {}, 3)
    const second = await find(school, 'person', { after: first.ids[2] }, 50)
    expect([first.total, first.more, second.more, new Set([...first.ids, ...second.ids]).size]).toEqual([first.total, true, false, first.total])
  })

  promise('how a placement stands follows its papers and its days; it is listed under its apprentice’s newest name', async (school) => {
    const papers: Papers = { minor: false, agreement: null, guardianConsent: null, approved: null }
    await school.put('placement', placementOf({ id: 'prepared' as never, apprentice: heLan.id, papers }), placementOf({ id: 'later' as never, apprentice: heLan.id, start: day('2026-05-01') }), placementOf({ id: 'over' as never, apprentice: heLan.id, end: day('2026-03-05') }))
    await school.put('person', { ...liWei, name: 'Zhou Li' })
    const states = await Promise.all((['prepared', 'ready', 'running', 'ended'] as const).map(async (state) => (await find(school, 'placement', { state })).ids))
    expect(states).toEqual([['prepared'], ['later'], [PLACEMENT], ['over']])
    expect((await find(school, 'placement', { search: 'zhou' })).ids).toEqual([PLACEMENT])
    const counted = await school.store.readSchool(SCHOOL, async (sql) => [await apprenticesAt(sql, SCHOOL, [ENTERPRISE], today), [...(await apprenticesIn(sql, SCHOOL, [COHORT]))]])
    expect(counted).toEqual([[{ enterprise: ENTERPRISE, post: null, n: 2 }], [[COHORT, 2]]])
  })

  promise('a username is one person’s on the whole server, a code one person’s until it ends, a number found however it was written', async (school) => {
    const write = <T>(of: typeof SCHOOL, work: (tx: ServerTransaction) => Promise<T>) => school.store.write({ school: of, author: null, now: TODAY }, work)
    const account = (p: Person) => ({ person: p.id, school: p.school, username: 'one.name', password_hash: 'h', created: TODAY })
    expect([await write(NEXT_DOOR, ({ sql }) => addAccountIfFree(sql, account(maLin))), await write(SCHOOL, ({ sql }) => addAccountIfFree(sql, account(liWei)))]).toEqual([true, false])
    const code = (digest: string, p: Person) => ({ digest, school: SCHOOL, person: p.id, made: TODAY, expires: TODAY + 1, used: null, ended: null })
    await write(SCHOOL, async ({ sql }) => {
      for (const c of [code('a', liWei), code('b', heLan)]) await addJoinCode(sql, c)
      await endJoinCodesOf(sql, SCHOOL, heLan.id, TODAY)
    })
    const open = (now: number) => school.store.readSchool(SCHOOL, async (sql) => [...(await openCodesOf(sql, SCHOOL, [liWei.id, heLan.id], now))])
    expect([await open(TODAY), await open(TODAY + 1)]).toEqual([[[liWei.id, TODAY + 1]], []])
    expect(await school.store.read((sql) => joinCodeBy(sql, 'b'))).toEqual({ ...code('b', heLan), ended: TODAY })
    await school.put('person', { ...liWei, schoolNumber: 'Ａ-1' as SchoolNumber })
    expect((await school.store.readSchool(SCHOOL, (sql) => peopleNumbered(sql, SCHOOL, ['a-1', 'a-2']))).map((p) => p.id)).toEqual([liWei.id])
  })

  promise('the log is read newest first and changed by nobody', async (school) => {
    const line = (id: string, at: number) => ({ school: SCHOOL, id, at, person: 'p', name: '', deed: 'd', type: 't', subject: id === 'c' ? 's2' : 's', subject_name: '', was: null, is: null, body_hash: '' })
    await school.store.write({ school: SCHOOL, author: null, now: TODAY }, async ({ sql }) => {
      for (const l of [line('a', 1), line('b', 2), line('c', 2)]) await addAudit(sql, l)
    })
    const read = (subject: string | null, before: { at: number; id: string } | null) => school.store.readSchool(SCHOOL, async (sql) => (await auditBefore(sql, SCHOOL, subject, before, 10)).map((l) => l.id))
    expect([await read(null, null), await read(null, { at: 2, id: 'c' }), await read('s', null)]).toEqual([['c', 'b', 'a'], ['b', 'a'], ['b', 'a']])
    await expect(school.store.keepBooks((sql) => sql.updateTable('audit').set({ name: 'x' }).execute())).rejects.toThrow('only added to')
    await expect(school.store.keepBooks((sql) => sql.deleteFrom('audit').execute())).rejects.toThrow('only added to')
  })
})
