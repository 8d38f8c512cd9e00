/** What one process commits, the others on the same data hear: by NOTIFY on PostgreSQL, by looking on SQLite. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PersonId } from '#domain/ids.ts'
import { officeOf, portfolioOf, privateOf } from '#sync/scope.ts'
import type { Commit } from '#server/store/server-transaction.ts'
import { openStore, type Store } from '#server/store/store.ts'
import { heLan, liWei, personOf, SCHOOL, zhangGang } from '../support/people.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { deviceOf, logArgs, NEXT_DOOR, openServerSchool, type ServerSchool, TODAY } from '../support/server-school.ts'

const ears = (store: Store): readonly Commit[] => {
  const heard: Commit[] = []
  store.onCommit((commit) => heard.push(commit))
  return heard
}
const submits = async (school: Pick<ServerSchool, 'store' | 'clock'>, id: string) => {
  const phone = deviceOf(school, liWei, `phone-for-${id}`)
  await phone.push(phone.does('practiceLog.submit', logArgs(id)))
}
/** A loaded machine takes its time. */
const soon = { timeout: 10_000 }
const everything = [SCHOOL, NEXT_DOOR].map((school) => ({ school, scopes: new Set(), grantsChanged: true }))

describe('on PostgreSQL', () => {
  let postgres: TestPostgres | string = 'not started'
  let url: string
  let school: ServerSchool
  let other: Store
  beforeAll(async () => {
    postgres = await startPostgres()
    if (typeof postgres === 'string') console.warn(`NOTIFY is not tested: ${postgres}`)
  }, 60_000)
  afterAll(async () => {
    if (typeof postgres !== 'string') await postgres.stop()
  }, 60_000)
  beforeEach(async (test) => {
    if (typeof postgres === 'string') return test.skip(postgres)
    url = await postgres.freshUrl()
    school = await openServerSchool({ postgres: url })
    other = await openStore({ postgres: url })
  })
  afterEach(async () => {
    await other.close()
    await school.close()
  })

  it('[LV1 LV4] another process hears of a commit with what it touched, and nobody hears his own twice', async () => {
    const [here, there] = [ears(school.store), ears(other)]
    await submits(school, 'log-1')
    const [first, second] = [{ school: SCHOOL, scopes: new Set([portfolioOf(liWei.id)]), grantsChanged: false }, { school: SCHOOL, scopes: new Set([officeOf(SCHOOL)]), grantsChanged: false }]
    await expect.poll(() => there, soon).toEqual([first])
    // What the other says comes after all that this one said.
    await other.write({ school: SCHOOL, author: null, now: TODAY }, (tx) => tx.put('person', { ...zhangGang, name: 'Zhang Gang the Elder' }))
    await expect.poll(() => here, soon).toContainEqual(second)
    expect([here, there]).toEqual([[first, second], [first, second]])
  })

  it('what was undone in the very last moment is not told', async () => {
    const there = ears(other)
    // The place that the next commit wants is taken, so that it fails after all its work.
    await school.store.keepBooks(async (sql) => {
      const { seq } = await sql.selectFrom('sync_meta').select('seq').executeTakeFirstOrThrow()
      await sql.insertInto('commit_log').values({ seq: seq + 1, nonce: 'taken', at: TODAY }).execute()
    })
    const undone = { ...heLan, name: 'Somebody Else' }
    await expect(school.put('person', undone)).rejects.toThrow(/commit_log/)
    await other.write({ school: SCHOOL, author: null, now: TODAY }, async (tx) => {
      await tx.put('person', liWei)
      await tx.put('person', zhangGang)
    })
    await school.put('person', zhangGang)
    const told = () => there.map((c) => [...c.scopes])
    await expect.poll(told, soon).toContainEqual([officeOf(SCHOOL)])
    expect(told()).toEqual([[portfolioOf(liWei.id), officeOf(SCHOOL)], [officeOf(SCHOOL)]])
  })

  it('a commit with more scopes than a notification bears is told as the whole school', async () => {
    const there = ears(other)
    const many = Array.from({ length: 300 }, (_, i) => personOf(`apprentice-with-a-long-name-${i}`, 'A', ['apprentice']))
    await school.put('person', ...many)
    await expect.poll(() => there, soon).toEqual([everything[0]])
    expect(Buffer.byteLength(JSON.stringify(many.map((p) => privateOf(p.id as PersonId))))).toBeGreaterThan(8_000)
  })

  it('an ear that was cut off comes back, and then everybody is to look, since it may have missed some', async () => {
    const there = ears(other)
    const superuser = new Client({ connectionString: typeof postgres === 'string' ? '' : postgres.asSuperuser(url) })
    await superuser.connect()
    const cut = await superuser.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%'`)
    expect(cut.rowCount).toBe(2)
    await submits(school, 'log-missed')
    await expect.poll(() => there, soon).toEqual(expect.arrayContaining(everything))
    const before = there.length
    await submits(school, 'log-heard')
    await expect.poll(() => there.length, soon).toBe(before + 1)
    await superuser.end()
  })
})

describe('on SQLite', () => {
  it('another process that wrote is noticed, and one’s own writing is not taken for it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'craftlog-news-'))
    const school = await openServerSchool({ folder })
    const here = ears(school.store)
    await submits(school, 'log-1')
    await new Promise((r) => setTimeout(r, 2_500))
    expect(here.map((c) => c.grantsChanged)).toEqual([false])
    const other = await openStore({ folder })
    await submits({ ...school, store: other }, 'log-2')
    await expect.poll(() => here.slice(1), soon).toEqual(everything)
    await other.close()
    await school.close()
    await rm(folder, { recursive: true, force: true })
  })
})
