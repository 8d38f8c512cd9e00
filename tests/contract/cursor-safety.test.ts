/**
 * A reader who follows the sequence misses no commit, though eight writers of four schools in two processes' worth of
 * stores share it. Beside it a plain sequence, the obvious way, which must miss some: else this test proves nothing.
 * CRAFTLOG_LONG=1 makes it 10,000 commits.
 */
import { Client, Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SchoolId } from '#domain/ids.ts'
import type { Person } from '#domain/people.ts'
import { openStore, type Store } from '#server/store/store.ts'
import { personOf } from '../support/people.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { deviceOf, TODAY } from '../support/server-school.ts'

const WRITERS = 8
const COMMITS = process.env['CRAFTLOG_LONG'] === '1' ? 10_000 : 600
const EACH = COMMITS / WRITERS
const PATIENCE = COMMITS * 60 + 60_000

/** Other work in the transaction: some take their time, most do not. */
const linger = () => (Math.random() < 0.3 ? new Promise((r) => setTimeout(r, Math.random() * 4)) : undefined)

/** Looks again and again until the work is done, and once more after. */
const following = async (work: Promise<unknown>, look: () => Promise<void>): Promise<void> => {
  const state = { busy: true }
  const done = work.finally(() => {
    state.busy = false
  })
  while (state.busy) await look()
  await done
  await look()
}

let postgres: TestPostgres | string = 'not started'
beforeAll(async () => {
  postgres = await startPostgres()
  if (typeof postgres === 'string') console.warn(`Cursor safety is not tested: ${postgres}`)
}, 60_000)
afterAll(async () => {
  if (typeof postgres !== 'string') await postgres.stop()
}, 60_000)

describe(`${COMMITS} commits of ${WRITERS} writers, and readers who follow along`, () => {
  it('[PL8] the store: nobody misses any, neither by pull nor by the bare sequence', async (test) => {
    if (typeof postgres === 'string') return test.skip(postgres)
    const url = await postgres.freshUrl()
    const stores: readonly [Store, Store] = [await openStore({ postgres: url }), await openStore({ postgres: url })]
    const offices: readonly Person[] = Array.from({ length: 4 }, (_, i) =>
      personOf(`coordinator-${i}`, 'Office', ['coordinator'], { school: `school-${i}` as SchoolId }),
    )
    for (const office of offices)
      await stores[0].write({ school: office.school, author: null, now: TODAY }, async (tx) => {
        await tx.put('school', { id: office.school, name: 'School', demo: false })
        await tx.put('person', office)
      })
    const idOf = (w: number, n: number) => `mentor-${w}-${n}`
    const write = async (w: number) => {
      const { school } = offices[w % 4] ?? personOf('nobody', 'N', [])
      const store = stores[w < 4 ? 0 : 1]
      for (let n = 0; n < EACH; n += 1)
        await store.write({ school, author: null, now: TODAY }, async (tx) => {
          await tx.put('person', personOf(idOf(w, n), 'Mentor', ['mentor'], { school }))
          await linger()
        })
    }
    const writing = Promise.all(Array.from({ length: WRITERS }, (_, w) => write(w)))

    const [pulled, followed] = [new Set<string>(), new Set<string>()]
    const devices = offices.map((office, i) => deviceOf({ store: stores[i % 2 === 0 ? 0 : 1], clock: { now: TODAY } }, office))
    let [after, looks] = [0, 0]
    const followSequence = async () => {
      const rows = await stores[1].read((sql) => sql.selectFrom('row').where('seq', '>', after).orderBy('seq').select(['id', 'seq']).execute())
      for (const { id } of rows) followed.add(id)
      after = rows.at(-1)?.seq ?? after
      looks += 1
    }
    await Promise.all([
      following(writing, followSequence),
      ...devices.map((device) =>
        following(writing, async () => {
          for (const { id } of await device.pullAll({ limit: 50 })) pulled.add(id)
        }),
      ),
    ])
    const all = Array.from({ length: WRITERS }, (_, w) => Array.from({ length: EACH }, (_, n) => idOf(w, n))).flat()
    const missed = [pulled, followed].map((seen) => all.filter((id) => !seen.has(id)))
    console.info(`the store: ${all.length} commits, missed ${missed[0]?.length} by pull, ${missed[1]?.length} by sequence, in ${looks} looks`)
    expect(missed).toEqual([[], []])
    for (const store of stores) await store.close()
  }, PATIENCE)

  it('a plain sequence, read the same way, does miss some', async (test) => {
    if (typeof postgres === 'string') return test.skip(postgres)
    const url = await postgres.freshUrl()
    const pool = new Pool({ connectionString: url, max: WRITERS })
    const reader = new Client({ connectionString: url })
    await reader.connect()
    await reader.query('create table naive (seq bigserial primary key)')
    const write = async () => {
      const client = await pool.connect()
      for (let n = 0; n < EACH; n += 1) {
        await client.query('begin')
        await client.query('insert into naive default values')
        await linger()
        await client.query('commit')
      }
      client.release()
    }
    let [after, seen] = [0, 0]
    await following(Promise.all(Array.from({ length: WRITERS }, write)), async () => {
      const { rows } = await reader.query<{ seq: string }>('select seq from naive where seq > $1 order by seq', [after])
      seen += rows.length
      after = Number(rows.at(-1)?.seq ?? after)
    })
    console.info(`a plain sequence: ${COMMITS} commits, missed ${COMMITS - seen}`)
    expect(COMMITS - seen).toBeGreaterThan(0)
    await Promise.all([pool.end(), reader.end()])
  }, PATIENCE)
})
