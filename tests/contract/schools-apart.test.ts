/** The second wall: even a query that forgets its school gets no row of another one. Real PostgreSQL, ordinary role. */
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DeviceKeyId } from '#domain/ids.ts'
import { addAudit } from '#server/store/audit.ts'
import { addAttachment } from '#server/store/attachments.ts'
import { addJoinCode } from '#server/store/join-codes.ts'
import { replaceCodes } from '#server/store/one-time-codes.ts'
import { addLeaves, keepCheckpoint } from '#server/store/signature-tree.ts'
import { keepReceipt, keepSchoolKey } from '#server/store/signing-books.ts'
import { openStore } from '#server/store/store.ts'
import { liWei, SCHOOL } from '../support/people.ts'
import { jpegOf, photoOf } from '../support/pictures.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { deviceOf, logArgs, maLin, NEXT_DOOR, openServerSchool, type ServerSchool, TODAY } from '../support/server-school.ts'

let postgres: TestPostgres | string = 'not started'
let url = ''
let school: ServerSchool
let raw: Client

/** Every table that has rows of a school gets some of both. */
const fillEveryTable = async () => {
  for (const [person, over] of [[liWei, {}], [maLin, { placement: 'placement-next-door' }]] as const) {
    const phone = deviceOf(school, person)
    const picture = await jpegOf(1)
    const log = { ...logArgs(`log-of-${person.id}`, { competencies: [], photos: [photoOf(picture)] }), ...over }
    await phone.push(
      phone.does('practiceLog.submit', log),
      phone.does('practiceLog.resubmit', { id: log.id, set: { ownDefects: 'one scratch' }, was: { ownDefects: '' } }),
      phone.does('practiceLog.submit', { ...log, id: 'refused', content: { ...log.content, minutes: 0 } }),
      phone.does('reflection.write', { id: 'r-1', apprentice: person.id, shared: false, content: { dimension: 'rigour', text: 'Measured.', logs: [] } }),
      phone.does('reflection.share', { id: 'r-1' }),
    )
    await school.store.keepBooks(async (sql) => {
      const owner = { person: person.id, school: person.school }
      await sql.insertInto('account').values({ ...owner, username: person.id, password_hash: '', created: TODAY }).execute()
      await addAttachment(sql, { school: person.school, sha256: picture.sha256, by: person.id, bytes: picture.bytes.length, type: picture.type, at: TODAY })
      await keepSchoolKey(sql, { school: person.school, public_key: 'p', private_key: 's', since: TODAY })
      await keepReceipt(sql, person.school, 'k' as DeviceKeyId, 'l', TODAY)
      await addLeaves(sql, [{ school: person.school, place: 0, type: 'signOff', id: 's', rev: 1, seq: 1, leaf: '' }])
      await addAudit(sql, { school: person.school, id: `deed-of-${person.id}`, at: TODAY, person: person.id, name: '', deed: 'd', type: 't', subject: 's', subject_name: '', was: null, is: null, body_hash: '' })
      await replaceCodes(sql, person.school, person.id, ['check'], TODAY)
      await addJoinCode(sql, { digest: person.id, school: person.school, person: person.id, made: TODAY, expires: TODAY, used: null, ended: null })
      await keepCheckpoint(sql, person.school, 1, 'c', TODAY)
      await sql.insertInto('session').values({ ...owner, token_hash: person.id, created: TODAY, last_seen: TODAY, expires: TODAY }).execute()
    })
  }
}
/** What a raw connection sees of each table, as [table, schools]. */
const seen = async (): Promise<readonly (readonly [string, readonly string[]])[]> => {
  const found = []
  for (const table of await schoolTables()) {
    const { rows } = await raw.query<{ school: string }>(`select distinct school from "${table}" order by school`)
    found.push([table, rows.map((r) => r.school)] as const)
  }
  return found
}
const schoolTables = async (): Promise<readonly string[]> => {
  const { rows } = await raw.query<{ name: string }>(
    `select table_name as name from information_schema.columns where column_name = 'school' and table_schema = 'public' order by 1`,
  )
  return rows.map((r) => r.name)
}
/** Runs in a transaction that says whose rows it is about, and is undone. */
const about = async <T>(setting: string | null, work: () => Promise<T>): Promise<T> => {
  await raw.query('begin')
  try {
    if (setting !== null) await raw.query(`select set_config('craftlog.school', $1, true)`, [setting])
    return await work()
  } finally {
    await raw.query('rollback')
  }
}

beforeAll(async () => {
  postgres = await startPostgres()
  if (typeof postgres === 'string') return console.warn(`Row-level security is not tested: ${postgres}`)
  url = await postgres.freshUrl()
  school = await openServerSchool({ postgres: url })
  await fillEveryTable()
  raw = new Client({ connectionString: url })
  await raw.connect()
}, 60_000)
afterAll(async () => {
  if (typeof postgres === 'string') return
  await raw.end()
  await school.close()
  await postgres.stop()
}, 60_000)

describe('[P5] PostgreSQL itself keeps the schools apart', () => {
  const promise = (title: string, work: () => Promise<void>) =>
    it(title, async (test) => (typeof postgres === 'string' ? test.skip(postgres) : work()))

  promise('every table that says whose its rows are is behind the wall, its owner too', async () => {
    const { rows } = await raw.query<{ name: string }>(`select relname as name from pg_class where relrowsecurity and relforcerowsecurity order by 1`)
    expect(rows.map((r) => r.name)).toEqual(await schoolTables())
    expect(rows.length).toBeGreaterThanOrEqual(9)
  })

  promise('who says no school sees none, who says one sees that one, in every table', async () => {
    const tables = await schoolTables()
    const all = (...schools: readonly string[]) => tables.map((t) => [t, schools])
    expect(await seen()).toEqual(all())
    expect(await about(null, seen)).toEqual(all())
    expect(await about('', seen)).toEqual(all())
    expect(await about('no-such-school', seen)).toEqual(all())
    expect(await about(NEXT_DOOR, seen)).toEqual(all(NEXT_DOOR))
    expect(await about('*', seen)).toEqual(all(NEXT_DOOR, SCHOOL))
    // What was said ended with its transaction.
    expect(await seen()).toEqual(all())
  })

  promise('nobody changes, removes or adds a row of another school', async () => {
    for (const table of await schoolTables())
      await about(NEXT_DOOR, async () => {
        const changed = await raw.query(`update "${table}" set school = school where school = $1`, [SCHOOL])
        const gone = await raw.query(`delete from "${table}" where school = $1`, [SCHOOL])
        expect([table, changed.rowCount, gone.rowCount]).toEqual([table, 0, 0])
        await expect(raw.query(`update "${table}" set school = $1`, [SCHOOL])).rejects.toThrow(table === 'audit' ? /only added to/ : /row-level security/)
      })
    const adds = () => raw.query(`insert into "session" select 'token', person, $1, 0, 0, 0 from account limit 1`, [SCHOOL])
    await expect(about(NEXT_DOOR, adds)).rejects.toThrow(/row-level security/)
  })

  promise('the store’s doors say whose rows they are about', async () => {
    const visible = async (read: typeof school.store.read) => read(async (sql) => new Set((await sql.selectFrom('row').select('school').execute()).map((r) => r.school)))
    expect(await visible((work) => school.store.readSchool(NEXT_DOOR, work))).toEqual(new Set([NEXT_DOOR]))
    expect(await visible(school.store.read)).toEqual(new Set([NEXT_DOOR, SCHOOL]))
    const reaches = school.store.write({ school: NEXT_DOOR, author: null, now: TODAY }, async (tx) => {
      expect(await tx.sql.selectFrom('row').where('school', '=', SCHOOL).select('id').execute()).toEqual([])
      await tx.sql.insertInto('client').values({ id: 'x', school: SCHOOL, person: liWei.id, last_mid: 0, last_seen: 0, sv: 1 }).execute()
    })
    await expect(reaches).rejects.toThrow(/row-level security/)
  })

  promise('a superuser is told that the wall does not bind him', async () => {
    expect(school.store.cautions).toEqual([])
    const free = await openStore({ postgres: typeof postgres === 'string' ? '' : postgres.asSuperuser(url) })
    expect(free.cautions).toEqual([expect.stringMatching(/superuser/)])
    await free.close()
  })
})
