/** From SQLite to PostgreSQL: killed on the way it goes on, in the end both say the same, and devices notice nothing. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { moveToPostgres } from '#server/operations/move.ts'
import { openStore } from '#server/store/store.ts'
import { Trouble } from '#server/troubles.ts'
import { runCommand } from '../support/command.ts'
import { liWei, zhangGang } from '../support/people.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { type Device, deviceOf, logArgs, openServerSchool, type ServerSchool } from '../support/server-school.ts'

const MANY = 6_000
let postgres: TestPostgres | string = 'not started'
let url: string
let folder: string
let school: ServerSchool
let phone: Device
let raw: Client

beforeAll(async () => {
  postgres = await startPostgres()
  if (typeof postgres === 'string') console.warn(`The move to PostgreSQL is not tested: ${postgres}`)
}, 60_000)
afterAll(async () => {
  if (typeof postgres !== 'string') await postgres.stop()
}, 60_000)

/** Rows that no device of the test holds; odd enough to be changed by a careless copy. */
const addMany = () => {
  const db = new DatabaseSync(join(folder, 'craftlog.sqlite'))
  db.exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${MANY})
    insert into row select 'far-away', 'practiceLog', 'b-' || i, 'u:nobody', '{"i":' || i || ',"t":"转向架 🔧 é \\u0000"}', 1, 1000000 + i, 0, case when i % 2 = 0 then 'Ä' end, 1772791200000 from n`)
  db.close()
}
beforeEach(async (test) => {
  if (typeof postgres === 'string') return test.skip(postgres)
  url = await postgres.freshUrl()
  folder = await mkdtemp(join(tmpdir(), 'craftlog-move-'))
  school = await openServerSchool({ folder })
  phone = deviceOf(school, liWei)
  await phone.push(phone.does('practiceLog.submit', logArgs('log-1')), phone.does('practiceLog.submit', logArgs('log-refused', { minutes: 0 })))
  await phone.pullAll()
  addMany()
  await school.close()
  raw = new Client({ connectionString: url })
  await raw.connect()
  await raw.query(`select set_config('craftlog.school', '*', false)`)
})
afterEach(async () => {
  await raw.end()
  await rm(folder, { recursive: true, force: true })
})

const lines: string[] = []
const move = () => {
  lines.length = 0
  return moveToPostgres(folder, url, (line) => lines.push(line))
}
/** Runs the command and kills it as soon as it says how far it has come. */
const moveAndKill = async () => {
  const killed = await runCommand('move-to-postgres', ['--from', folder], { DATABASE_URL: url }, (child) =>
    child.stdout?.on('data', (chunk: Buffer) => /row: \d+ of/.test(chunk.toString()) && child.kill('SIGKILL')),
  )
  expect(killed.status).toBe(null)
  const copied = await countThere()
  expect(copied).toBeGreaterThan(0)
  expect(copied).toBeLessThan(MANY)
}
const countThere = async () => Number((await raw.query<{ n: string }>(`select count(*) as n from "row"`)).rows[0]?.n)
const says = async (work: Promise<unknown>, words: RegExp) => {
  const error: unknown = await work.then(() => null, (e: unknown) => e)
  expect(error).toBeInstanceOf(Trouble)
  expect((error as Trouble).message).toMatch(words)
}

describe('npm run move-to-postgres', () => {
  it('[RW1] [PU2] killed on the way it goes on; then devices pull and push as if nothing had been', async () => {
    await moveAndKill()
    await expect(openStore({ postgres: url })).rejects.toThrow(/a move to it has not ended/)
    const counts = await move()
    expect(lines[0]).toBe('Going on where an earlier run stopped.')
    expect(counts.get('row')).toBe(await countThere())

    const store = await openStore({ postgres: url })
    const there = { store, clock: school.clock }
    const same = deviceOf(there, liWei)
    const { cursors, hw, resolved } = phone.memory
    Object.assign(same.memory, { cursors, hw, resolved, mid: phone.memory.mid })
    expect(await same.pull()).toMatchObject({ rows: [], exits: [], drop: [], hw, lastMid: 2 })
    const [first, refused] = [phone.does('practiceLog.submit', logArgs('log-1'), { mid: 1, uid: 'device-of-li-wei-uid-1' }), phone.does('practiceLog.submit', logArgs('log-refused', { minutes: 0 }), { mid: 2, uid: 'device-of-li-wei-uid-2' })]
    expect((await same.push(first, refused, same.does('practiceLog.submit', logArgs('log-2'))))?.results.map((r) => [r.status, 'dup' in r])).toEqual([['ok', true], ['refused', true], ['ok', false]])
    expect((await deviceOf(there, zhangGang).pullAll()).filter((r) => r.type === 'practiceLog')).toHaveLength(2)
    await store.close()
  })

  it('starts over if the folder was written to in between', async () => {
    await moveAndKill()
    const store = await openStore({ folder })
    await store.keepBooks((sql) => sql.updateTable('row').set({ author: 'changed' }).where('id', '=', 'b-1').execute())
    await store.close()
    await move()
    expect(lines[0]).toMatch(/starting over/)
    expect((await raw.query(`select author from "row" where id = 'b-1'`)).rows).toEqual([{ author: 'changed' }])
  })

  it('notices a row that came out otherwise, says in which table, and starts over the next time', async () => {
    await moveAndKill()
    await raw.query(`update "row" set data = '{}' where id = 'b-7'`)
    await says(move(), /do not say the same in: row\./)
    await expect(openStore({ postgres: url })).rejects.toThrow(/a move to it has not ended/)
    await move()
    expect((await raw.query<{ data: string }>(`select data from "row" where id = 'b-7'`)).rows[0]?.data).toContain('转向架')
  })

  it('takes nothing from below a running server, and touches no school that is there', async () => {
    const running = await openStore({ folder })
    await says(move(), /data folder .* cannot be used: a server is running on it\.$/)
    await running.close()
    const other = await openServerSchool({ postgres: url })
    await says(move(), /DATABASE_URL cannot be used: a server is running on it\.$/)
    await other.close()
    await says(move(), /has a school already\. Choose an empty one\.$/)
    await says(moveToPostgres(join(folder, 'elsewhere'), url, () => undefined), /has no database to move\.$/)
  })
})
