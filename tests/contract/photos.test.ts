/** The book of photos, on both databases: who handed in what, which rows show it, and to whom it is shown. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '#domain/people.ts'
import type { UploadMetadata } from '#sync/photos.ts'
import { createPhotos, type Photos } from '#server/attachments/photos.ts'
import { addAttachment, waysToSee } from '#server/store/attachments.ts'
import { actorOf, heLan, liWei, SCHOOL, zhangGang } from '../support/people.ts'
import { jpegOf, photoOf, type Picture } from '../support/pictures.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { deviceOf, logArgs, maLin, openServerSchool, type ServerSchool, TODAY } from '../support/server-school.ts'

let postgres: TestPostgres | string = 'not started'
beforeAll(async () => {
  postgres = await startPostgres()
  if (typeof postgres === 'string') console.warn(`Photos on PostgreSQL are not tested: ${postgres}`)
}, 60_000)
afterAll(async () => {
  if (typeof postgres !== 'string') await postgres.stop()
}, 60_000)

describe.each(['SQLite', 'PostgreSQL'] as const)('[AT4] on %s', (kind) => {
  let school: ServerSchool
  let folder: string
  let photos: Photos
  beforeEach(async (test) => {
    if (kind === 'PostgreSQL' && typeof postgres === 'string') return test.skip(postgres)
    folder = await mkdtemp(join(tmpdir(), 'craftlog-photos-'))
    school = await openServerSchool(kind === 'PostgreSQL' && typeof postgres !== 'string' ? { postgres: await postgres.freshUrl() } : { folder })
    photos = createPhotos(school.store, join(folder, 'photos'))
  })
  afterEach(async () => {
    await school?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const request = (method: string, path: string, headers: Record<string, string>, body: Uint8Array<ArrayBuffer> | null = null) =>
    new Request(`http://localhost${path}`, { method, headers: { 'tus-resumable': '1.0.0', ...headers }, body })
  const handIn = async (person: Person, { sha256, type, bytes }: Picture) => {
    const said = { sha256, type, bytes: String(bytes.length) } satisfies UploadMetadata
    const metadata = Object.entries(said).map(([k, v]) => `${k} ${Buffer.from(v).toString('base64')}`)
    const begun = await photos.uploads.handle(actorOf(person), request('POST', '/api/photos/upload', { 'upload-length': said.bytes, 'upload-metadata': metadata.join(',') }), TODAY)
    const headers = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }
    return (await photos.uploads.handle(actorOf(person), request('PATCH', begun.headers.get('location') ?? '', headers, new Uint8Array(bytes)), TODAY)).status
  }
  const log = async (id: string, over: object = {}, ...shown: readonly Picture[]) => {
    const phone = deviceOf(school, liWei, `phone-of-${id}`)
    return phone.push(phone.does('practiceLog.submit', { ...logArgs(id, { photos: shown.map((p) => photoOf(p)) }), ...over }))
  }
  const seenBy = async (person: Person, p: Picture) => {
    const shown = await photos.show(actorOf(person), p.sha256, TODAY)
    shown?.stream.destroy()
    return shown === null ? null : shown.bytes
  }
  const uses = () => school.store.read((sql) => sql.selectFrom('attachment_use').select(['school', 'sha256', 'scope']).orderBy('sha256').execute())

  it('a hand-in is noted once, however often it comes, and by person', async () => {
    const p = await jpegOf(1)
    expect([await handIn(liWei, p), await handIn(liWei, p), await handIn(heLan, p)]).toEqual([204, 204, 204])
    const book = await school.store.read((sql) => sql.selectFrom('attachment').selectAll().orderBy('by').execute())
    const line = { school: SCHOOL, sha256: p.sha256, bytes: p.bytes.length, type: 'image/jpeg', at: TODAY }
    expect(book).toEqual([{ ...line, by: heLan.id }, { ...line, by: liWei.id }])
    expect(await photos.known(actorOf(zhangGang), [p.sha256])).toEqual([])
  })

  it('which rows show what is noted with the rows, or not at all', async () => {
    const [p, q] = [await jpegOf(1), await jpegOf(2)]
    await log('log-1', {}, p, q, p)
    await log('log-2', {}, p)
    expect(await uses()).toEqual([p, q].map(({ sha256 }) => ({ school: SCHOOL, sha256, scope: `u:${liWei.id}` })).toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1)))
    const refused = await jpegOf(3)
    await log('log-3', { placement: 'no-such-placement' }, refused)
    expect((await uses()).map((u) => u.sha256)).not.toContain(refused.sha256)
  })

  it('it is shown in the scope of a row that names it, if its owner has handed it in; a school is a wall', async () => {
    const p = await jpegOf(1)
    await log('log-1', {}, p)
    expect(await seenBy(zhangGang, p)).toBeNull()
    await handIn(heLan, p)
    expect(await seenBy(zhangGang, p)).toBeNull()
    await handIn(liWei, p)
    expect([await seenBy(zhangGang, p), await seenBy(liWei, p), await seenBy(heLan, p), await seenBy(maLin, p)]).toEqual([p.bytes.length, p.bytes.length, null, null])
    await handIn(maLin, p)
    expect(await seenBy(maLin, p)).toBeNull()
    expect(await school.store.readSchool(maLin.school, (sql) => waysToSee(sql, maLin.school, p.sha256))).toEqual([])
  })

  it('hundreds of photos in one push are noted', async () => {
    const phone = deviceOf(school, liWei)
    const hash = (n: number) => n.toString(16).padStart(64, '0')
    const shown = await jpegOf(1)
    const deeds = Array.from({ length: 40 }, (_, i) =>
      phone.does('practiceLog.submit', logArgs(`log-${i}`, { photos: Array.from({ length: 20 }, (__, n) => photoOf({ ...shown, sha256: hash(i * 20 + n) })) })),
    )
    await phone.push(...deeds)
    expect(await uses()).toHaveLength(800)
    await school.store.keepBooks((sql) => addAttachment(sql, { school: SCHOOL, sha256: hash(799), by: liWei.id, bytes: 1, type: 'image/jpeg', at: 0 }))
    expect(await school.store.readSchool(SCHOOL, (sql) => waysToSee(sql, SCHOOL, hash(799)))).toEqual([{ scope: `u:${liWei.id}`, type: 'image/jpeg' }])
  })
})
