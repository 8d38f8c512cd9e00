import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import validate from 'xapi-validation'
import type { EndorsementId, PersonId, WithdrawalId } from '#domain/ids.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import type { ReportRequest } from '#sync/reports.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { COHORT, cohortOf, competencyOf, contentOf, day, heLan, liWei, MEASURE, moment, PLACEMENT, placementOf, PROGRAMME, programmeOf, provisionalOf, seen, signOffOf, wangFang, zhangGang } from '#tests/support/people.ts'
import { jpegOf, photoOf } from '#tests/support/pictures.ts'
import { fileOf } from '../attachments/photo-files.ts'
import { type PortfolioTexts, type ReportOrder, RightsChanged, type Source } from './order.ts'
import { writeReport } from './write-report.ts'

let folder: string
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'craftlog-reports-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

const log = (id: string, over: Partial<PracticeLog> = {}): PracticeLog => ({
  ...contentOf(),
  id: id as PracticeLog['id'],
  apprentice: liWei.id,
  placement: PLACEMENT,
  programme: PROGRAMME,
  state: 'submitted',
  revision: 1,
  writtenAt: moment('2026-03-05T10:00Z'),
  submittedAt: moment('2026-03-05T10:00Z'),
  zone: 480,
  late: false,
  confirmedBy: null,
  otherVersions: [],
  ...over,
})
const teacher = { person: wangFang.id, name: wangFang.name, role: 'teacher' as const }

type Rows = { readonly [T in RowType]?: readonly RowOf<T>[] }
const texts = (rows: Rows, more: Partial<PortfolioTexts> = {}): PortfolioTexts => ({
  rows: Object.entries(rows).flatMap(([type, all]) => all.map((row) => ({ type: type as RowType, data: JSON.stringify(row) }))),
  photos: [],
  withReflections: false,
  ...more,
})
const sourceOf = (portfolios: Readonly<Record<string, PortfolioTexts | null>>, programme = programmeOf()): Source => ({
  portfolio: async (of) => portfolios[of] ?? null,
  row: async (type) => JSON.stringify(type === 'programme' ? programme : cohortOf()),
})

let files = 0
const orderOf = (request: Partial<ReportRequest>, apprentices: readonly PersonId[] = [liWei.id]): ReportOrder => ({
  request: { report: 'statements', format: 'json', about: { kind: 'cohort', id: COHORT }, from: day('2026-03-01'), until: day('2026-03-31'), language: 'en', timeZone: 'Asia/Shanghai', reflections: false, photos: false, ...request },
  name: 'Rail vehicles 2026',
  schoolId: 'school',
  schoolName: '云岭铁道职业学院',
  apprentices,
  now: moment('2026-04-01T00:00Z'),
  home: 'https://school.example',
  file: join(folder, `file-${(files += 1)}`),
  photos: join(folder, 'photos'),
})
const write = async (order: ReportOrder, source: Source) => {
  const bytes = await writeReport(order, source, () => undefined)
  const file = await readFile(order.file)
  expect(file.length).toBe(bytes)
  return file
}

describe('xAPI statements', () => {
  const portfolio = texts({
    person: [liWei],
    placement: [placementOf()],
    practiceLog: [log('l-1', { state: 'confirmed', confirmedBy: teacher }), log('l-2', { competencies: [], revision: 2 }), log('l-3', { state: 'returned' }), log('l-4', { practisedOn: day('2026-04-01') })],
    signOff: [signOffOf('s-1', { logs: [seen('l-1', 1)], assurance: 'A', comment: '稳。' }), signOffOf('s-2', { at: moment('2026-03-11T09:00Z') })],
    endorsement: [{ id: 's-1:endorsed' as EndorsementId, signOff: 's-1' as never, apprentice: liWei.id, by: teacher, at: moment('2026-03-20T09:00Z') }],
    withdrawal: [{ id: 'w' as WithdrawalId, signOff: 's-2' as never, apprentice: liWei.id, because: 'Wrong apprentice.', by: { person: zhangGang.id, name: zhangGang.name, role: 'mentor' }, at: moment('2026-03-12T09:00Z') }],
  })
  const statements = async () => JSON.parse((await write(orderOf({}), sourceOf({ [liWei.id]: portfolio }))).toString('utf8')) as readonly { readonly id: string; readonly verb: { readonly id: string }; readonly object: { readonly id: string } }[]

  it('are valid, name what was submitted, confirmed, signed, endorsed and withdrawn, and nothing that was returned', async () => {
    const all = await statements()
    expect(all.flatMap((s) => validate(s).map((w) => [s.verb.id, w]))).toEqual([])
    const [first, confirmed, second, signed, endorsed, other, voided] = all
    expect(all.map((s) => s.verb.id.split('/').at(-1))).toEqual(['submit', 'approve', 'submit', 'progressed', 'approve', 'progressed', 'voided'])
    expect([confirmed?.object.id, endorsed?.object.id, voided?.object.id]).toEqual([first?.id, signed?.id, other?.id])
    expect(second?.object.id).toBe('https://school.example/logs/l-2')
  })

  it('bear the same ids in every export, and hold no e-mail address and no score', async () => {
    const [once, again] = [await statements(), await statements()]
    expect(again).toEqual(once)
    expect(new Set(once.map((s) => s.id)).size).toBe(once.length)
    expect(JSON.stringify(once)).not.toMatch(/mbox|"score"/)
  })

  it('of a class without work are an empty list that still is one', async () => {
    expect(JSON.parse((await write(orderOf({}, []), sourceOf({}))).toString('utf8'))).toEqual([])
  })
})

it('whoever is no longer the reader’s ends the report', async () => {
  await expect(write(orderOf({}, [liWei.id, heLan.id]), sourceOf({ [liWei.id]: texts({ person: [liWei] }) }))).rejects.toThrow(RightsChanged)
})

it('a file that cannot be written ends it with an error, and not never', async () => {
  const order = { ...orderOf({}), file: join(folder, 'nowhere', 'file') }
  await expect(writeReport(order, sourceOf({ [liWei.id]: texts({ person: [liWei] }) }), () => undefined)).rejects.toThrow('ENOENT')
})

const run = promisify(execFile)
const poppler = await run('pdftotext', ['-v']).then(() => true, () => false)
if (!poppler) process.stderr.write('skipped: no pdftotext (poppler-utils) here, so nobody reads the words of the printed record back\n')

describe.skipIf(!poppler)('the printed record', () => {
  const plan = programmeOf([competencyOf(MEASURE, { title: { en: 'Measures an axle seat', zh: '测量轴颈直径' } }), competencyOf('other')])
  const reflection = { id: 'r' as never, apprentice: liWei.id, dimension: 'refinement' as const, text: '慢就是快。', logs: [], shared: true, writtenAt: moment('2026-03-06T08:00Z'), changedAt: moment('2026-03-06T08:00Z'), otherVersions: [] }
  const wordsOf = async (order: ReportOrder, source: Source) => {
    await write(order, source)
    const [{ stdout: words }, { stdout: info }] = [await run('pdftotext', ['-layout', order.file, '-']), await run('pdfinfo', [order.file])]
    return { words, pages: Number(/Pages:\s+(\d+)/.exec(info)?.[1]) }
  }

  it('holds what there is about an apprentice, in both languages, and every word of a long log over its pages', async () => {
    const picture = await jpegOf(1)
    await mkdir(dirname(fileOf(join(folder, 'photos'), picture.sha256)), { recursive: true })
    await writeFile(fileOf(join(folder, 'photos'), picture.sha256), picture.bytes)
    const long = Array.from({ length: 400 }, (_, n) => `第${n}次测量 step-${n}`).join('，')
    const portfolio = texts(
      {
        person: [liWei],
        placement: [placementOf()],
        practiceLog: [
          log('l-1', { whatIDid: long, photos: [photoOf(picture)], measurements: [{ id: 'm' as never, quantity: '轴颈直径', unit: 'mm', value: 130.06, nominal: 130, tolerance: { plus: 0.05, minus: 0.05 }, instrument: '千分尺' }] }),
          log('l-2', { task: 'A zero\u200bwidth, an emoji 🙂 and عربي', ownDefects: 'Burr left on.' }),
        ],
        signOff: [
          signOffOf('s-1', { comment: '手很稳。'.repeat(400), assurance: 'B' }),
          signOffOf('s-2', { at: moment('2026-03-09T11:00Z'), assurance: 'C', paper: { by: { ...teacher, name: 'Zhou Lin' }, at: moment('2026-03-10T11:00Z'), signedOn: day('2026-03-09'), log: 'l-1' as never, revision: 1, photo: picture.sha256 } }),
        ],
        provisionalSignOff: [
          provisionalOf('c:0', { competency: 'other' as never, heardAt: moment('2026-03-25T08:00Z') }),
          provisionalOf('c:1'),
          provisionalOf('c:2', { answer: { confirmed: false, by: { ...teacher, role: 'mentor' }, at: moment('2026-03-11T08:00Z'), because: 'It was not me.' } }),
        ],
        reflection: [reflection, { ...reflection, id: 'r-2' as never, shared: false, text: 'Private thought.' }],
      },
      { photos: [picture.sha256], withReflections: true },
    )
    const { words, pages } = await wordsOf(orderOf({ report: 'record', format: 'pdf', reflections: true, photos: true }), sourceOf({ [liWei.id]: portfolio }, plan))
    for (const said of ['Li Wei', 'Record of practice · 实训档案', '云岭铁道职业学院', 'Rail Works', 'Measures an axle seat', 'B, by a code', 'out of tolerance', '慢就是快。', 'Burr left on.', 'step-0', 'step-399']) expect(words).toContain(said)
    const flat = words.replaceAll(/\s+/g, ' ')
    for (const said of ['These are no signatures and count towards nothing.', '2026-04-08', 'Lapsed on 2026-03-24', 'Declined, because: It was not me.', 'C, on paper', 'Put down by', 'On paper · 纸质签认']) expect(flat).toContain(said)
    // Counted nowhere: of two lines one is signed, and it is not the one that was only typed.
    expect(flat).toContain('Skill · 技能 2 1 1 0')
    expect([...words.matchAll(/step-\d+/g)]).toHaveLength(400)
    // The end of a page may stand in the middle of one.
    expect(words.replaceAll(/\s/g, '').match(/手很稳。/g)?.length).toBeGreaterThanOrEqual(398)
    expect(words).not.toContain('Private thought')
    expect(pages).toBeGreaterThan(2)
    const { stdout } = await run('pdfimages', ['-list', join(folder, `file-${files}`)])
    expect(stdout).toContain('jpeg')
  })

  it('of a class stands one after the other, each counted from 1; in Chinese the plan speaks Chinese', async () => {
    const portfolios = { [liWei.id]: texts({ person: [liWei], practiceLog: [log('l-1')] }), [heLan.id]: texts({ person: [heLan] }) }
    const { words } = await wordsOf(orderOf({ report: 'record', format: 'pdf', language: 'zh' }, [liWei.id, heLan.id]), sourceOf(portfolios, plan))
    expect(words.indexOf('Li Wei')).toBeLessThan(words.indexOf('He Lan'))
    expect(words).toContain('测量轴颈直径')
    expect(words).not.toContain('Measures an axle seat')
    expect(words.match(/^\s+1$/gm)).toHaveLength(2)
  })

  it('of nobody is a page that says so', async () => {
    const { words, pages } = await wordsOf(orderOf({ report: 'record', format: 'pdf' }, []), sourceOf({}))
    expect([pages, words.includes('nobody in this class')]).toEqual([1, true])
  })
})
