import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { CompiledQuery } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PROTOCOL_VERSION, SCHEMA_VERSION } from '#sync/protocol.ts'
import { heLan, liWei } from '#tests/support/people.ts'
import { deviceOf, logArgs, openServerSchool, TODAY } from '#tests/support/server-school.ts'
import { openWebSchool, type WebSchool, withCookie } from '#tests/support/web-school.ts'
import type { Sql } from '../store/schema.ts'
import type { ServerTransaction } from '../store/server-transaction.ts'
import type { Store } from '../store/store.ts'

const CLIENT = 'phone-of-li-wei'
const submit = (mid: number, over: object = {}) => ({ mid, uid: `uid-of-${mid}-x`, name: 'practiceLog.submit', args: logArgs(`log-${mid}`, over), at: TODAY })

/** What goes wrong in the store; null while it is sound. */
interface Trouble {
  /** At the door of a write transaction. */
  readonly atStart?: () => Error | null
  /** When a row is about to be written. */
  readonly atPut?: (id: string) => Error | null
  /** When all is judged and only the commit is left. */
  readonly atCommit?: () => Error | null
}
let trouble: Trouble = {}
const burst = (error: Error | null | undefined) => {
  if (error != null) throw error
}
const worn = (sound: Store): Store => ({
  ...sound,
  write: async (writer, work) => {
    burst(trouble.atStart?.())
    return sound.write(writer, async (tx: ServerTransaction) => {
      const result = await work({
        ...tx,
        put: async (type, row) => {
          burst(trouble.atPut?.(row.id))
          return tx.put(type, row)
        },
      })
      burst(trouble.atCommit?.())
      return result
    })
  },
})

let school: WebSchool
let cookie: string
beforeEach(async () => {
  trouble = {}
  school = await openWebSchool({}, worn)
  cookie = await school.signIn(liWei)
})
afterEach(() => school.close())

const pushFrom = (clientId: string, ...mutations: readonly object[]) =>
  school.ask('POST', '/sync/v1/push', withCookie(cookie, { payload: { proto: PROTOCOL_VERSION, sv: SCHEMA_VERSION, clientId, person: liWei.id, clientTime: TODAY, mutations } }))
const push = (...mutations: readonly object[]) => pushFrom(CLIENT, ...mutations)
const statuses = async (...mutations: readonly object[]) =>
  (await push(...mutations)).json<{ results: readonly { status: string; dup?: boolean }[] }>().results.map((r) => (r.dup === true ? `${r.status} again` : r.status))
const booksOf = () =>
  school.store.read(async (sql: Sql) => ({
    lastMid: (await sql.selectFrom('client').select('last_mid').where('id', '=', CLIENT).executeTakeFirst())?.last_mid ?? null,
    known: (await sql.selectFrom('mutation').select('mid').where('client', '=', CLIENT).orderBy('mid').execute()).map((m) => m.mid),
    letters: (await sql.selectFrom('dead_letter').select('mid').execute()).length,
    logs: (await sql.selectFrom('row').select('id').where('type', '=', 'practiceLog').orderBy('id').execute()).map((r) => r.id),
  }))

const faults: readonly (readonly [string, Error])[] = [
  ['a database that is busy', Object.assign(new Error('database is locked'), { code: 'ERR_SQLITE_ERROR', errcode: 5 })],
  ['a disk that is full', Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 })],
  ['a transaction that lost a race', Object.assign(new Error('could not serialize access'), { code: '40001' })],
]

describe.each(faults)('%s', (_what, error) => {
  it('[PU6] in the middle of one deed: it waits, what came before it stands, what comes after is not judged', async () => {
    trouble = { atPut: (id) => (id === 'log-2' ? error : null) }
    const answer = await push(submit(1), submit(2), submit(3))
    expect([answer.statusCode, answer.json()]).toMatchObject([200, { results: [{ mid: 1, status: 'ok' }, { mid: 2, status: 'retry', after: expect.any(Number) }], lastMid: 1 }])
    expect(await booksOf()).toEqual({ lastMid: 1, known: [1], letters: 0, logs: ['log-1'] })
    trouble = {}
    expect(await statuses(submit(1), submit(2), submit(3))).toEqual(['ok again', 'ok', 'ok'])
    expect((await booksOf()).logs).toEqual(['log-1', 'log-2', 'log-3'])
  })

  it.each([['at the start', 'atStart'], ['at the commit', 'atCommit']] as const)('[PU6] of the whole transaction, %s: 503 in JSON with a time to come again, and nothing is taken', async (_when, where) => {
    await push(submit(1))
    trouble = { [where]: () => error }
    const answer = await push(submit(2), submit(3))
    expect([answer.statusCode, answer.headers['retry-after'], answer.headers['content-type'], answer.json()]).toEqual([
      503,
      '5',
      'application/json; charset=utf-8',
      { error: 'server-failed', retryAfter: 5 },
    ])
    expect(await booksOf()).toEqual({ lastMid: 1, known: [1], letters: 0, logs: ['log-1'] })
    trouble = {}
    expect(await statuses(submit(2), submit(3))).toEqual(['ok', 'ok'])
  })
})

describe('a deed that fails every time', () => {
  beforeEach(() => void (trouble = { atPut: (id) => (id === 'log-2' ? new TypeError('a bug of ours') : null) }))

  it('[PU6] [PU12] is found alone when the device sends one by one, costs nobody else anything, and counts once it is mended', async () => {
    for (let i = 0; i < 5; i += 1) expect(await statuses(submit(1), submit(2), submit(3))).toEqual([i === 0 ? 'ok' : 'ok again', 'retry'])
    expect(await statuses(submit(2))).toEqual(['retry'])
    expect((await push(submit(3))).json()).toMatchObject({ results: [{ mid: 3, status: 'gap', expected: 2 }], lastMid: 1 })
    const other = deviceOf({ store: worn(school.store), clock: school.clock }, liWei, 'tablet-of-li-wei')
    expect((await other.push(other.does('practiceLog.submit', logArgs('log-other'))))?.results).toMatchObject([{ status: 'ok' }])
    expect(await booksOf()).toMatchObject({ lastMid: 1, known: [1], letters: 0 })
    trouble = {}
    expect(await statuses(submit(2), submit(3))).toEqual(['ok', 'ok'])
  })

  const tries = async (times: number, minutes: number) => {
    const statusesOf = []
    for (let i = 0; i < times; i += 1) {
      statusesOf.push((await statuses(submit(2)))[0])
      school.clock.now += minutes * 60_000
    }
    return statusesOf
  }
  const otherDeviceWrites = () => pushFrom('tablet-of-li-wei', { ...submit(1), uid: 'uid-of-the-tablet', args: logArgs('log-other') })

  it('[PU6] is refused and kept whole after half an hour in which others got through, and no longer bars the way', async () => {
    await push(submit(1))
    expect(await tries(7, 5)).toEqual(Array(7).fill('retry'))
    await otherDeviceWrites()
    const last = await push(submit(2), submit(3))
    expect(last.json()).toMatchObject({ results: [{ mid: 2, status: 'refused', refusal: { because: 'server-stumbled' } }, { mid: 3, status: 'ok' }], lastMid: 3 })
    expect(await booksOf()).toMatchObject({ lastMid: 3, known: [1, 2, 3], letters: 1 })
  })

  it('[PU6] is tried on where nothing else gets through either, and where it was only a few minutes', async () => {
    await push(submit(1))
    expect(await tries(20, 10)).toEqual(Array(20).fill('retry'))
    trouble = {}
    expect(await statuses(submit(2))).toEqual(['ok'])
    trouble = { atPut: (id) => (id === 'log-3' ? new TypeError('a bug of ours') : null) }
    await otherDeviceWrites()
    for (let i = 0; i < 20; i += 1) expect(await statuses(submit(3))).toEqual(['retry'])
  })

  it('[PU12] its device goes on pulling meanwhile', async () => {
    await push(submit(1), submit(2))
    const pulled = await school.ask('POST', '/sync/v1/pull', withCookie(cookie, { payload: { proto: PROTOCOL_VERSION, sv: SCHEMA_VERSION, clientId: CLIENT, person: liWei.id, cursors: {}, hw: null, resolved: 1 } }))
    expect(pulled.json()).toMatchObject({ lastMid: 1, more: false })
  })
})

describe('the real thing, on SQLite', () => {
  const pragma = (words: string) => school.store.keepBooks((sql: Sql) => sql.executeQuery(CompiledQuery.raw(`pragma ${words}`)))
  const pages = async () => Number(((await pragma('page_count')).rows[0] as { page_count: number }).page_count)

  it('[P2] [PU6] a disk that fills up in the middle of a batch loses no deed and takes none twice', async () => {
    await push(submit(1))
    // SQLite may undo one statement or give up the whole transaction, depending on where the disk was full: a few
    // more pages at a time, so that it happens at another place each time.
    let mid = 1
    for (let room = 0; room < 24; room += 1) {
      await pragma(`max_page_count = ${(await pages()) + room}`)
      const batch = [1, 2, 3].map((n) => submit(mid + n, { whatIDid: 'words '.repeat(n === 1 ? 10 : 600), improvement: 'x'.repeat(1_900) }))
      const before = await booksOf()
      const full = await push(...batch)
      const during = await booksOf()
      if (full.statusCode === 503) expect(during).toEqual(before)
      else {
        expect(full.statusCode).toBe(200)
        const ok = full.json<{ results: { mid: number; status: string }[] }>().results.filter((r) => r.status === 'ok').map((r) => r.mid)
        expect(during.known).toEqual([...before.known, ...ok])
        expect(during.lastMid).toBe(Math.max(mid, ...ok))
      }
      await pragma('max_page_count = 1073741823')
      expect((await statuses(...batch)).map((s) => s.split(' ')[0])).toEqual(['ok', 'ok', 'ok'])
      mid += 3
    }
    const { known, logs, lastMid } = await booksOf()
    const all = Array.from({ length: mid }, (_, i) => i + 1)
    expect([lastMid, known, logs.toSorted()]).toEqual([mid, all, all.map((n) => `log-${n}`).toSorted()])
  })

  it('[PU6] a database that another program holds is answered with 503, and afterwards all is as before', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'craftlog-held-'))
    const own = await openServerSchool({ folder })
    const other = new DatabaseSync(join(folder, 'craftlog.sqlite'))
    const phone = deviceOf(own, liWei)
    const log = phone.does('practiceLog.submit', logArgs('log-1'))
    other.exec('begin immediate')
    await expect(phone.push(log)).rejects.toThrow(/locked/)
    other.exec('rollback')
    other.close()
    expect((await phone.push(log))?.results).toMatchObject([{ status: 'ok' }])
    await own.close()
    await rm(folder, { recursive: true, force: true })
  })
})

it('[P5] what is logged of a fault names the place, and nobody or nothing that was written', async () => {
  const { write } = process.stderr
  let logged = ''
  process.stderr.write = ((chunk: string | Uint8Array) => {
    logged += String(chunk)
    return true
  }) as typeof write
  const loud = await openWebSchool({ logLevel: 'info' }, worn)
  const theirs = await loud.signIn(heLan)
  trouble = { atPut: (id) => new Error(`row ${id} of he-lan: I slipped on the ladder`) }
  const write1 = { mid: 1, uid: 'uid-of-he-lan-1', name: 'reflection.write', args: { id: 'secret-1', apprentice: heLan.id, shared: false, content: { dimension: 'rigour', text: 'I slipped on the ladder', logs: [] } }, at: TODAY }
  const answer = await loud.ask('POST', '/sync/v1/push', withCookie(theirs, { payload: { proto: PROTOCOL_VERSION, sv: SCHEMA_VERSION, clientId: 'phone-of-he-lan', person: heLan.id, clientTime: TODAY, mutations: [write1] } }))
  await loud.ask('GET', '/api/dead-letters?before=phone-of-he-lan:1', withCookie(theirs))
  process.stderr.write = write
  await loud.close()
  expect(answer.json()).toMatchObject({ results: [{ status: 'retry' }] })
  expect(logged).toContain('"msg":"a mutation failed"')
  for (const word of ['he-lan', 'slipped', 'secret']) expect(logged).not.toContain(word)
})
