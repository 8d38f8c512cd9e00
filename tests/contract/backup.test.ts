/** A backup of a server that runs, and the way back: from either database into either. */
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fileOf } from '#server/attachments/photo-files.ts'
import { createPhotos } from '#server/attachments/photos.ts'
import { addAttachment } from '#server/store/attachments.ts'
import { TABLES } from '#server/store/copies/tables.ts'
import { backUp } from '#server/operations/back-up.ts'
import { restore } from '#server/operations/restore-backup.ts'
import { openStore, photosIn, type Place } from '#server/store/store.ts'
import { Trouble } from '#server/troubles.ts'
import { runCommand } from '../support/command.ts'
import { actorOf, liWei, SCHOOL, zhangGang } from '../support/people.ts'
import { jpegOf, type Picture } from '../support/pictures.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { deviceOf, logArgs, openServerSchool, type ServerSchool } from '../support/server-school.ts'

let postgres: TestPostgres | string = 'not started'
beforeAll(async () => {
  postgres = await startPostgres()
  if (typeof postgres === 'string') console.warn(`Backups of PostgreSQL are not tested: ${postgres}`)
}, 60_000)
afterAll(async () => {
  if (typeof postgres !== 'string') await postgres.stop()
}, 60_000)

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'craftlog-backup-'))
  file = join(folder, 'backup.sqlite')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** As the command does it, in this process: starting dozens would take a minute. */
const backup = (place: Place, replace = false) => backUp(place, file, replace)
const take = (place: Place, from = file, terms: { readonly replace?: boolean; readonly yes?: boolean } = {}) => {
  const agree = async (question: string) => {
    if (terms.yes !== true) throw new Trouble(`asked: ${question}`)
  }
  return restore(place, from, { replace: terms.replace === true, agree, now: new Date('2026-03-06T10:00:00Z') })
}
const fails = async (work: Promise<unknown>, says: RegExp) => {
  const error: unknown = await work.then(() => null, (e: unknown) => e)
  expect(error).toBeInstanceOf(Trouble)
  expect((error as Trouble).message).toMatch(says)
}
const logsOf = async (school: Pick<ServerSchool, 'store' | 'clock'>) => {
  const rows = await deviceOf(school, zhangGang, 'a-tablet-that-looks').pullAll()
  return rows.filter((r) => r.type === 'practiceLog').map((r) => r.id)
}

/** The school has these photos of Li Wei's, as if they had been uploaded. */
const takeIn = async (school: ServerSchool, place: Place, ...pictures: readonly Picture[]) => {
  for (const { sha256, bytes, type } of pictures) {
    const file = fileOf(photosIn(place), sha256)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, bytes)
    await school.store.keepBooks((sql) => addAttachment(sql, { school: SCHOOL, sha256, by: liWei.id, bytes: bytes.length, type, at: 0 }))
  }
}

const roads = [['SQLite', 'SQLite'], ['SQLite', 'PostgreSQL'], ['PostgreSQL', 'SQLite'], ['PostgreSQL', 'PostgreSQL']] as const
describe.each(roads)('a backup of %s, taken into %s', (from, to) => {
  const fresh = async (kind: string, name: string): Promise<Place> =>
    kind === 'SQLite' || typeof postgres === 'string' ? { folder: join(folder, name) } : { postgres: await postgres.freshUrl(), files: join(folder, name) }
  let source: Place
  let target: Place
  let school: ServerSchool
  beforeEach(async (test) => {
    if (typeof postgres === 'string' && `${from}${to}`.includes('PostgreSQL')) return test.skip(postgres)
    source = await fresh(from, 'source')
    target = await fresh(to, 'target')
    school = await openServerSchool(source)
  })
  afterEach(() => school.close())

  it('[RW1] has all that was there at one moment while others write; devices know whether they know more', async () => {
    const phone = deviceOf(school, liWei)
    for (let n = 0; n < 20; n += 1) await phone.push(phone.does('practiceLog.submit', logArgs(`log-${n}`)))
    const [early, late] = [deviceOf(school, zhangGang, 'tablet-early'), deviceOf(school, zhangGang, 'tablet-late')]
    await early.pullAll()
    const writing = { on: true }
    const others = (async () => {
      for (let n = 100; writing.on; n += 1) {
        await phone.push(phone.does('practiceLog.submit', logArgs(`log-${n}`)))
        // SQLite answers at once: without a breath the test itself would hear nothing.
        await new Promise((r) => setTimeout(r, 5))
      }
    })()
    const made = await runCommand('backup', [file], 'postgres' in source ? { DATABASE_URL: source.postgres } : { CRAFTLOG_DATA: source.folder })
    writing.on = false
    await others
    expect(made).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(/bytes, whole\.\n +sync_meta +1\n/) as unknown })
    await phone.push(phone.does('practiceLog.submit', logArgs('log-after')))
    await late.pullAll()

    await take(target)
    const store = await openStore(target)
    const restored = { store, clock: school.clock }
    const logs = await logsOf(restored)
    const early20 = Array.from({ length: 20 }, (_, n) => `log-${n}`)
    expect(logs).toEqual(expect.arrayContaining(early20))
    expect(logs).not.toContain('log-after')
    // No hole: what the others wrote is there up to one of them and not beyond.
    const during = logs.filter((id) => /^log-1\d\d/.test(id)).map((id) => Number(id.slice(4)))
    expect(during).toEqual(during.map((_, i) => 100 + i))
    // A log's row and the record of its mutation are of the same moment.
    const mutations = await store.read((sql) => sql.selectFrom('mutation').where('client', '=', 'device-of-li-wei').select('mid').execute())
    expect(mutations).toHaveLength(logs.length)

    const again = (device: typeof early) => {
      const next = deviceOf(restored, zhangGang, 'x')
      return next.ask({ cursors: device.memory.cursors, hw: device.memory.hw })
    }
    expect((await again(early)).status).toBe(200)
    expect((await again(late)).status).toBe(409)
    const beyond = deviceOf(restored, liWei, 'device-of-li-wei-2')
    await beyond.push(beyond.does('practiceLog.submit', logArgs('log-new')))
    expect((await again(late)).status).toBe(409)
    await store.close()
  })

  it('brings the photos along; a second one copies only what is new, and a restore what is missing', async () => {
    const [one, two, damaged] = [await jpegOf(1), await jpegOf(2), await jpegOf(3)]
    await takeIn(school, source, one, damaged)
    const beside = join(folder, 'craftlog-photos')
    expect((await backup(source)).photos).toEqual({ folder: beside, copied: 2, there: 0, missing: 0 })
    await takeIn(school, source, two)
    expect((await backup(source, true)).photos).toEqual({ folder: beside, copied: 1, there: 2, missing: 0 })
    await writeFile(fileOf(beside, damaged.sha256), Buffer.alloc(damaged.bytes.length))
    expect((await take(target)).photos).toEqual({ folder: photosIn(target), copied: 2, there: 0, missing: 1 })
    for (const p of [one, two]) expect((await readFile(fileOf(photosIn(target), p.sha256))).equals(p.bytes)).toBe(true)
    const store = await openStore(target)
    // What did not come whole is asked for again.
    expect(await createPhotos(store, photosIn(target)).known(actorOf(liWei), [one, two, damaged].map((p) => p.sha256))).toEqual([one.sha256, two.sha256].toSorted())
    await store.close()
  })

  it('replaces a school only if told to, and never below a running server', async () => {
    await backup(source)
    const other = await openServerSchool(target)
    const phone = deviceOf(other, liWei)
    await phone.push(phone.does('practiceLog.submit', logArgs('log-of-the-other')))
    await fails(take(target, file, { replace: true, yes: true }), /cannot be used: a server is running on it\.$/m)
    expect(await logsOf(other)).toEqual(['log-of-the-other'])
    await other.close()
    await fails(take(target), /has a school already\. Say --replace/)
    await fails(take(target, file, { replace: true }), /^asked: .* has a school already, and the backup will take its place/)
    const untouched = await openStore(target)
    expect(await logsOf({ store: untouched, clock: school.clock })).toEqual(['log-of-the-other'])
    await untouched.close()

    await take(target, file, { replace: true, yes: true })
    const after = await openStore(target)
    expect(await logsOf({ store: after, clock: school.clock })).toEqual([])
    await after.close()
    if (!('folder' in target)) return
    // The old one is there whole, under a name with the date.
    expect((await readdir(target.folder)).toSorted()).toEqual(['craftlog-2026-03-06T10-00-00-000Z.sqlite', 'craftlog.lock', 'craftlog.sqlite'])
    const old = new DatabaseSync(join(target.folder, 'craftlog-2026-03-06T10-00-00-000Z.sqlite'))
    expect(old.prepare(`select id from row where type = 'practiceLog'`).all()).toEqual([{ id: 'log-of-the-other' }])
    old.close()
  })
})

describe('a backup file', () => {
  let school: ServerSchool
  const place = () => ({ folder: join(folder, 'data') })
  beforeEach(async () => {
    school = await openServerSchool(place())
  })
  afterEach(() => school.close())

  it('has every table there is', () => {
    const db = new DatabaseSync(join(place().folder, 'craftlog.sqlite'))
    const names = db.prepare(`select name from sqlite_master where type = 'table' and name not like 'kysely%' and name not like 'sqlite%'`).all()
    db.close()
    expect(names.map((n) => String(n['name'])).toSorted()).toEqual(TABLES.toSorted())
  })

  it('is one file for its owner alone, and is not written over unasked', async () => {
    await backup(place())
    expect((await readdir(folder)).toSorted()).toEqual(['backup.sqlite', 'data'])
    expect((await stat(file)).mode & 0o077).toBe(0)
    const before = await readFile(file)
    await fails(backup(place()), /is there already/)
    expect((await readFile(file)).equals(before)).toBe(true)
    await backup(place(), true)
  })

  it('that is damaged, foreign, of a newer release or not there is refused, and nothing changes', async () => {
    const target = { folder: join(folder, 'target') }
    await backup(place())
    await fails(take(target, join(folder, 'gone.sqlite')), /gone\.sqlite is not there/)
    await writeFile(join(folder, 'text'), 'x'.repeat(5_000))
    await fails(take(target, join(folder, 'text')), /is no backup of Craftlog/)
    const half = join(folder, 'half.sqlite')
    await writeFile(half, await readFile(file))
    await truncate(half, (await stat(half)).size / 2)
    await fails(take(target, half), /half\.sqlite is damaged/)
    // One letter on the disk: everything can still be counted, but an index and its table no longer say the same.
    const rotten = join(folder, 'rotten.sqlite')
    const bytes = await readFile(file)
    bytes.write('u:ma-lim', bytes.lastIndexOf('u:ma-lin'))
    await writeFile(rotten, bytes)
    await fails(take(target, rotten), /rotten\.sqlite is damaged/)
    const newer = new DatabaseSync(file)
    newer.exec(`insert into kysely_migration values ('9999-from-the-future', '')`)
    newer.close()
    await fails(take(target, file), /was written by a newer release/)
    expect(await readdir(folder)).not.toContain('target')
  })

  it('cannot go where nothing can be written, nor come from where nothing is', async () => {
    await fails(backUp(place(), join(folder, 'no-such-folder', 'x'), false), /cannot be written/)
    await fails(backup({ folder: join(folder, 'empty') }), /has nothing to back up/)
    await fails(backup({ postgres: 'postgres://x:secret@127.0.0.1:9/x' }), /cannot be used: nothing answers/)
    expect(await readdir(folder)).not.toContain('backup.sqlite')
  })

  it('that was killed in the making leaves no file of its name, and the next one is whole', async () => {
    await writeFile(`${file}.part`, 'half a backup')
    await backup(place())
    expect((await readdir(folder)).toSorted()).toEqual(['backup.sqlite', 'data'])
  })
})

describe('the commands', () => {
  const wrong = async (name: Parameters<typeof runCommand>[0], args: readonly string[], says: RegExp) => {
    const { status, stdout, stderr } = await runCommand(name, args, { CRAFTLOG_DATA: join(folder, 'data'), DATABASE_URL: '' })
    expect([status, stdout, stderr.trim().split('\n')]).toEqual([1, '', [expect.stringMatching(says)]])
  }

  it('explain themselves', async () => {
    for (const name of ['backup', 'restore', 'move-to-postgres'] as const)
      expect(await runCommand(name, ['--help'], {})).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Usage: npm run /) as unknown, stderr: '' })
  })

  it('that are used wrongly, or cannot do it, say why in one line', async () => {
    await wrong('backup', [], /^craftlog: Usage: npm run backup/)
    await wrong('restore', ['a', '--wrong'], /^craftlog: Usage: npm run restore/)
    await wrong('restore', [join(folder, 'gone')], /^craftlog: .*gone is not there\.$/)
    await wrong('move-to-postgres', [], /^craftlog: Set DATABASE_URL to the PostgreSQL database to move to\.$/)
  })

  it('ask before they replace, and without a terminal want it said', async () => {
    const school = await openServerSchool({ folder: join(folder, 'data') })
    await backup({ folder: join(folder, 'data') })
    await school.close()
    await wrong('restore', [file, '--replace'], /has a school already.* Say --yes if that is meant\.$/)
  })
})
