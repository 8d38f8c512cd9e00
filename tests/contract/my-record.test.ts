/** A record made on a device and taken into an empty school says the same there, row by row and photo by photo. */
import 'fake-indexeddb/auto'
import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ConcernEventId, ConcernId, FeedbackId, MeasurementId, ReflectionId } from '#domain/ids.ts'
import { RECORD_TYPES, type RecordChoice, type RecordFile, type RecordRows, type RecordType } from '#domain/record-file.ts'
import { SCHEMA_VERSION, PROTOCOL_VERSION, type PullResponse } from '#sync/protocol.ts'
import { fileOf } from '#server/attachments/photo-files.ts'
import { importRecord } from '#server/records/import-record-file.ts'
import { pull } from '#server/replication/pull.ts'
import { rowsOfType } from '#server/store/rows.ts'
import { openStore, photosIn } from '#server/store/store.ts'
import { gatherDocuments, gatherRecord } from '../../src/app/features/record/my-record.ts'
import { recordBlob } from '../../src/app/features/record/record-blob.ts'
import { Database } from '../../src/app/store/database.ts'
import { applyPage } from '../../src/app/store/inbound.ts'
import { readMeta } from '../../src/app/store/meta.ts'
import { keepPhoto } from '../../src/app/store/photos.ts'
import { actorOf, day, ENTERPRISE, liWei, MEASURE, moment, PLACEMENT, provisionalOf, SCHOOL, seen, signOffOf, wangFang, zhangGang } from '../support/people.ts'
import { jpegOf, photoOf, type Picture } from '../support/pictures.ts'
import { deviceOf, logArgs, openServerSchool, type ServerSchool, TODAY } from '../support/server-school.ts'

const CLI = fileURLToPath(new URL('../../src/server/import-record.ts', import.meta.url))
const EVERYTHING: RecordChoice = { reflections: 'all', concerns: true, photos: true }
const profile = { school: SCHOOL, schoolName: 'Rail School', person: liWei.id }
const by = (p: typeof zhangGang, role: 'mentor' | 'teacher') => ({ person: p.id, name: p.name, role })

let school: ServerSchool
let db: Database
let folder: string
let picture: Picture

const fill = async () => {
  const phone = deviceOf(school, liWei, 'phone-of-li-wei')
  await phone.push(
    phone.does('practiceLog.submit', logArgs('log-1', { task: 'Axle seat', photos: [photoOf(picture)], measurements: [{ id: 'm1' as MeasurementId, quantity: 'Diameter', unit: 'mm', value: 130.02, nominal: 130, tolerance: { plus: 0.05, minus: 0.05 }, instrument: 'micrometer' }] })),
    phone.does('practiceLog.submit', logArgs('log-2', { task: 'Brake pads' })),
  )
  await school.put('signOff', signOffOf('signed', { logs: [seen('log-1', 1)] }), signOffOf('taken-back', { competency: MEASURE }))
  await school.put('endorsement', { id: 'signed:endorsed' as never, signOff: 'signed' as never, apprentice: liWei.id, by: by(wangFang, 'teacher'), at: moment('2026-03-11T09:00Z') })
  await school.put('withdrawal', { id: 'w' as never, signOff: 'taken-back' as never, apprentice: liWei.id, because: 'Wrong apprentice', by: by(zhangGang, 'mentor'), at: moment('2026-03-11T10:00Z') })
  await school.put('provisionalSignOff', provisionalOf('claim:0'), provisionalOf('claim:1', { answer: { confirmed: false, by: by(zhangGang, 'mentor'), at: moment('2026-03-11T09:00Z'), because: 'That was not me.' } }))
  const reflection = { apprentice: liWei.id, dimension: 'rigour', logs: [], writtenAt: TODAY, changedAt: TODAY, otherVersions: [] } as const
  await school.put('reflection', { ...reflection, id: 'open' as ReflectionId, text: 'I measured twice.', shared: true }, { ...reflection, id: 'secret' as ReflectionId, text: 'I was afraid.', shared: false })
  const feedback = { apprentice: liWei.id, field: null, returns: false, by: by(wangFang, 'teacher'), at: TODAY }
  await school.put('feedback', { ...feedback, id: 'f1' as FeedbackId, about: { kind: 'practiceLog', id: 'log-1', revision: 1 }, text: 'Clean work.' }, { ...feedback, id: 'f2' as FeedbackId, about: { kind: 'reflection', id: 'secret', revision: null }, text: 'Said while it was shared.' })
  await school.put('concern', { id: 'c' as ConcernId, apprentice: liWei.id, placement: PLACEMENT, category: 'pay', audience: 'school', text: 'No pay in March.', raisedAt: TODAY, zone: 480, receivedAt: TODAY, due: null, state: 'answered' })
  await school.put('concernEvent', { id: 'ce' as ConcernEventId, concern: 'c' as ConcernId, apprentice: liWei.id, audience: 'school', kind: 'answered', text: 'It comes on Friday.', by: by(wangFang, 'teacher'), at: TODAY })
}

/** What others noted of him: a week, an hour of guidance, and two visits, one of them about his concern. */
const note = async () => {
  const item = { mark: 'shown', words: 'Asks before he cuts.' } as never
  await school.put('observation', { id: 'o' as never, apprentice: liWei.id, week: day('2026-03-09'), items: { ethics: item, skills: item, behaviour: item, style: item, awareness: item }, by: by(zhangGang, 'mentor'), at: TODAY })
  await school.put('guidanceNote', { id: 'g' as never, apprentice: liWei.id, day: day('2026-03-10'), minutes: 40, about: 'Reading a micrometer', by: by(zhangGang, 'mentor'), at: TODAY })
  const visit = { trip: 't' as never, apprentice: liWei.id, placement: PLACEMENT, enterprise: ENTERPRISE, enterpriseName: 'Works', state: 'done', by: by(wangFang, 'teacher'), at: TODAY, wentBy: by(wangFang, 'teacher'), cancelled: null, changedAt: TODAY, otherVersions: [], plannedFor: day('2026-03-10'), kind: 'on-site', purpose: '', wentOn: day('2026-03-10'), agreed: '', followUpOn: null } as const
  await school.put('visit', { ...visit, id: 'v1' as never, notes: 'A tidy place.', concerns: [] }, { ...visit, id: 'v2' as never, notes: 'We spoke of March.', concerns: ['c' as ConcernId] })
}

/** The phone hears everything that it may hold. */
const sync = async () => {
  const { clientId } = await db.transaction('rw', db.meta, async () => readMeta(db))
  const answer = await pull(school.store, { school: SCHOOL, person: liWei.id }, { proto: PROTOCOL_VERSION, sv: SCHEMA_VERSION, clientId, person: liWei.id, cursors: {}, hw: null, resolved: 0 }, school.clock.now)
  if (answer.status !== 200) throw new Error(`pull answered ${answer.status}`)
  await applyPage(db, actorOf(liWei), clientId, JSON.parse(answer.json) as PullResponse)
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'craftlog-record-'))
  school = await openServerSchool()
  picture = await jpegOf(1)
  await fill()
  await note()
  db = new Database(`record-${folder}`)
  await sync()
  const bytes = new Uint8Array(picture.bytes).buffer
  await keepPhoto(db, { sha256: picture.sha256, type: picture.type, bytes, thumb: bytes })
})
afterEach(async () => {
  await db.delete()
  await school.close()
  await rm(folder, { recursive: true, force: true })
})

const record = async (chosen = EVERYTHING) => {
  const signatures = { ...(await gatherDocuments(db, liWei.id)), school: null }
  const { file } = await recordBlob(db, profile, { rows: await gatherRecord(db, liWei.id, chosen), signatures }, chosen)
  return file.text()
}
const read = async (chosen = EVERYTHING) => JSON.parse(await record(chosen)) as RecordFile
const data = () => join(folder, 'data')
const withStore = async <T>(work: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>): Promise<T> => {
  const store = await openStore({ folder: data() })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
const importText = (text: string) => withStore((store) => importRecord(store, photosIn({ folder: data() }), text, TODAY))
/** As whoever runs a server does it. */
const byCommand = async (text: string) => {
  const file = join(folder, 'record.json')
  await writeFile(file, text)
  const { PATH = '' } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, file], { encoding: 'utf8', env: { PATH, CRAFTLOG_DATA: data() } })
  return { status, stdout, stderr }
}
const byId = (rows: readonly { readonly id: string }[]) => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
const arrived = (type: RecordType) => withStore(async (store) => byId(await store.read((sql) => rowsOfType(sql, SCHOOL, type))))
const original = async (type: RecordType) => byId((await school.store.read((sql) => rowsOfType(sql, SCHOOL, type))).filter((row) => !('apprentice' in row) || row.apprentice === liWei.id))

describe('a record', () => {
  it('goes into an empty school with equal rows and the same photos', async () => {
    const made = await read()
    for (const type of RECORD_TYPES) if (type !== 'ownChecklist' && type !== 'signOffRequest' && type !== 'dispute') expect(made.rows[type].length, type).toBeGreaterThan(0)
    expect(await importText(await record())).toMatchObject({ ok: true, founded: true, there: 0, photos: { kept: 1, refused: 0 } })
    for (const type of RECORD_TYPES) {
      const there = await original(type)
      expect(await arrived(type), type).toEqual(type === 'person' ? there.filter((p) => p.id === liWei.id) : there)
    }
    expect(await readFile(fileOf(photosIn({ folder: data() }), picture.sha256))).toEqual(picture.bytes)
    // A second time nothing is new.
    expect(await importText(await record())).toMatchObject({ ok: true, founded: false, written: 0 })
  })

  it('goes into a school of another name, as its own', async () => {
    await withStore((store) => store.write({ school: 'new' as typeof SCHOOL, author: null, now: 0 }, (tx) => tx.put('school', { id: 'new' as typeof SCHOOL, name: 'New School', demo: false })))
    expect(await importText(await record())).toMatchObject({ ok: true, founded: false, there: 0 })
    const [person] = await withStore((store) => store.read((sql) => rowsOfType(sql, 'new' as typeof SCHOOL, 'person')))
    expect(person).toEqual({ ...liWei, school: 'new' })
  })

  it('holds what was signed with codes from paper, and why it came to nothing', async () => {
    const { rows } = await read({ reflections: 'none', concerns: false, photos: false })
    expect(rows.provisionalSignOff.map((p) => [p.id, p.answer?.because])).toEqual([['claim:0', undefined], ['claim:1', 'That was not me.']])
  })

  it('of an older version lacks the kinds of row that came later, and is taken in', async () => {
    const { dispute: _, provisionalSignOff: __, observation: ___, guidanceNote: ____, visit: _____, ...rows } = (await read()).rows
    expect(await importText(JSON.stringify({ ...(await read()), rows }))).toMatchObject({ ok: true, founded: true })
    expect([await arrived('provisionalSignOff'), (await arrived('signOff')).length]).toEqual([[], 2])
  })

  it('holds of private words only what was chosen, and nothing that tells of the rest', async () => {
    const shared = await read({ reflections: 'shared', concerns: false, photos: false })
    const told = (rows: RecordRows) => [rows.reflection.map((r) => r.id), rows.feedback.map((f) => f.id), rows.concern.length + rows.concernEvent.length, rows.visit.map((v) => v.id)]
    expect(told(shared.rows)).toEqual([['open'], ['f1'], 0, ['v1']])
    expect(shared.photos).toEqual([])
    expect(told((await read({ reflections: 'none', concerns: true, photos: true })).rows)).toEqual([[], ['f1'], 2, ['v1', 'v2']])
    expect(JSON.stringify(shared)).not.toMatch(/afraid|No pay|while it was shared|spoke of March/)
    expect(JSON.stringify((await read()).rows)).not.toContain('_scope')
  })

  it('says which photos it lacks', async () => {
    await db.photoBytes.clear()
    expect(await read()).toMatchObject({ photos: [], missingPhotos: [picture.sha256] })
  })
})

describe('an import', () => {
  const changed = async (change: (r: RecordFile) => void) => {
    const made = await read()
    change(made)
    return JSON.stringify(made)
  }

  it.each([
    ['half a file', async () => (await record()).slice(0, 5_000), { code: 'not-json' }],
    ['another file', async () => '{"craftlog":"programme/1"}', { code: 'not-a-record' }],
    ['a file of a newer version', () => changed((r) => Object.assign(r, { craftlog: 'record/2' })), { code: 'newer' }],
    ['a row that was spoilt', () => changed((r) => Object.assign(r.rows.practiceLog[0] ?? {}, { minutes: -5 })), { code: 'wrong-field', where: 'rows.practiceLog.0.minutes' }],
    ['a row of somebody else', () => changed((r) => Object.assign(r.rows.logRevision[0] ?? {}, { apprentice: 'he-lan' })), { code: 'of-somebody-else', where: 'logRevision log-1:1' }],
  ])('writes nothing of %s, and says why', async (_what, text, problem) => {
    expect(await importText(await text())).toEqual({ ok: false, problem })
    expect(await arrived('practiceLog')).toEqual([])
  })

  it('writes nothing where something else is there already', async () => {
    await importText(await record())
    const before = await arrived('practiceLog')
    const other = await changed((r) => {
      Object.assign(r.rows.practiceLog[0] ?? {}, { task: 'Something else' })
      r.rows.feedback.push({ ...(r.rows.feedback[0] as never as object), id: 'new' } as never)
    })
    expect(await importText(other)).toEqual({ ok: false, problem: { code: 'differs', rows: ['practiceLog log-1'] } })
    expect([await arrived('practiceLog'), (await arrived('feedback')).map((f) => f.id)]).toEqual([before, ['f1', 'f2']])
  })

  it('leaves out a photo that is not what its name says, and nothing else', async () => {
    const other = (await jpegOf(2)).bytes.toString('base64')
    for (const base64 of [other, Buffer.from('no picture').toString('base64')])
      expect(await importText(await changed((r) => Object.assign(r.photos[0] ?? {}, { base64 })))).toMatchObject({ ok: true, photos: { kept: 0, refused: 1 } })
  })

  it('by command says in a line or two what became of it', async () => {
    const { status, stdout, stderr } = await byCommand(await record())
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^Li Wei: \d+ rows taken into Rail School, which is new here; 0 were there already\.\n1 photos\.\n$/)
    const again = await byCommand(await changed((r) => Object.assign(r.rows.practiceLog[0] ?? {}, { task: 'Something else' })))
    expect([again.status, again.stdout]).toEqual([1, ''])
    expect(again.stderr).toBe('craftlog: Nothing was written: practiceLog log-1 is there already and says something else.\n')
  })
})
