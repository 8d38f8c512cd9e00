import { describe, expect, it } from 'vitest'
import type { EndorsementId, EnterpriseId, GuidanceNoteId, PersonId, PlacementId, WithdrawalId } from '#domain/ids.ts'
import { chenHua, cohortOf, competencyOf, contentOf, day, DRAWINGS, guidanceOf, heLan, liWei, MEASURE, moment, PLACEMENT, placementOf, PROGRAMME, programmeOf, SECURE, seen, signOffOf, TIDINESS, wangFang, zhangGang } from '#tests/support/people.ts'
import { dayAt } from '../calendar-day.ts'
import type { PracticeLog } from '../practice-log.ts'
import type { Cell, Period, ReportTable, Subject } from './report-table.ts'
import { reportTables } from './report-tables.ts'

const log = (id: string, over: Partial<PracticeLog> = {}): PracticeLog => ({
  ...contentOf(),
  id: id as PracticeLog['id'],
  apprentice: liWei.id,
  placement: PLACEMENT,
  programme: PROGRAMME,
  state: 'confirmed',
  revision: 1,
  writtenAt: moment('2026-03-05T10:00Z'),
  submittedAt: moment('2026-03-05T10:00Z'),
  zone: 480,
  late: false,
  confirmedBy: { person: wangFang.id, name: wangFang.name, role: 'teacher' },
  otherVersions: [],
  ...over,
})

const plan = programmeOf([
  competencyOf(SECURE, { plannedMinutes: 600 }),
  competencyOf(MEASURE, { plannedMinutes: 300 }),
  competencyOf(DRAWINGS, { kind: 'knowledge' }),
  competencyOf(TIDINESS, { kind: 'character' }),
])

const subject = (over: Partial<Subject> = {}): Subject => ({
  apprentice: liWei,
  cohort: cohortOf(),
  placements: [placementOf()],
  logs: [],
  requests: [],
  signOffs: [],
  withdrawals: [],
  endorsements: [],
  feedback: [],
  guidance: [],
  programme: plan,
  programmes: new Map([[plan.id, plan]]),
  ...over,
})

const period: Period = { from: day('2026-03-01'), until: day('2026-03-31'), end: moment('2026-03-31T15:59Z'), dayOf: (at) => dayAt(at, 480) }

/** Rows by the English name of each column, empty cells left out. */
const read = (table: ReportTable, subjects: readonly Subject[], over: Partial<Period> = {}) =>
  table.rows(subjects, { ...period, ...over }).map((row) => Object.fromEntries(table.columns.flatMap((c, n): [string, Cell | undefined][] => (row[n] == null ? [] : [[c.heading['en'] ?? '', row[n]]]))))

const endorse = (signOff: string) => ({ id: `${signOff}:endorsed` as EndorsementId, signOff: signOff as never, apprentice: liWei.id, by: { person: wangFang.id, name: wangFang.name, role: 'teacher' as const }, at: moment('2026-03-20T09:00Z') })
const withdraw = (signOff: string, at = '2026-03-20T09:00Z') => ({ id: `w-${signOff}` as WithdrawalId, signOff: signOff as never, apprentice: liWei.id, because: 'Wrong apprentice.', by: { person: zhangGang.id, name: zhangGang.name, role: 'mentor' as const }, at: moment(at) })

describe('every table', () => {
  it('has both languages in every heading, as many cells as columns, and no row order that ranks', () => {
    const full = subject({ logs: [log('l-1')], signOffs: [signOffOf('s-1')] })
    for (const table of Object.values(reportTables)) {
      for (const { heading } of table.columns) expect([heading['en'], heading['zh']]).toEqual([expect.stringMatching(/\w/), expect.stringMatching(/\p{Script=Han}/u)])
      const rows = table.rows([full, subject({ apprentice: heLan })], period)
      for (const row of rows) expect(row).toHaveLength(table.columns.length)
      expect(table.rows([subject({ apprentice: heLan }), full], period)).toEqual(table.over === 'each' ? rows : expect.anything())
    }
  })

  it('of nobody is empty, and an apprentice without a plan does not spoil it', () => {
    for (const table of Object.values(reportTables)) {
      expect(table.rows([], period)).toEqual([])
      expect(() => table.rows([subject({ programme: null, programmes: new Map(), placements: [], logs: [log('l-1')], signOffs: [signOffOf('s-1')] })], period)).not.toThrow()
    }
  })
})

describe('coverage of the plan', () => {
  it('counts by kind, works a log once however many lines of the unit it practises, and holds it against the plan', () => {
    const [row] = read(reportTables.coverage, [subject({ logs: [log('l-1', { competencies: [SECURE, MEASURE] })], signOffs: [signOffOf('s-1')], endorsements: [endorse('s-1')] })])
    expect(row).toMatchObject({ Apprentice: 'Li Wei', Unit: 'B', 'Planned hours': 15, 'Practised hours': 1.5, 'Skill: planned': 2, 'Skill: practised': 2, 'Skill: signed': 1, 'Skill: endorsed': 1, 'Knowledge: practised': 0, 'Character: planned': 1 })
  })

  it('is as it stood on the last day of the period: what came later does not count, what was withdrawn later does', () => {
    const later = subject({ signOffs: [signOffOf('s-1', { at: moment('2026-03-10T09:00Z') }), signOffOf('s-2', { competency: SECURE, at: moment('2026-04-02T09:00Z') })], withdrawals: [withdraw('s-1', '2026-04-03T09:00Z')] })
    expect(read(reportTables.coverage, [later])[0]).toMatchObject({ 'Skill: signed': 1 })
    expect(read(reportTables.coverage, [later], { until: day('2026-04-30'), end: moment('2026-04-30T00:00Z') })[0]).toMatchObject({ 'Skill: signed': 1 })
  })
})

describe('hours', () => {
  it('tells those on and off the programme, and what the guard says, lifted or not', () => {
    const guarded = placementOf({ exemptions: [{ rule: 'night', because: 'Running shed.', from: day('2026-03-01'), until: day('2026-03-31') }] })
    const [row] = read(reportTables.hours, [
      subject({ placements: [guarded], logs: [log('l-1', { minutes: 540, startedAt: '14:00' as never }), log('l-2', { practisedOn: day('2026-03-07'), competencies: [], late: true }), log('l-3', { practisedOn: day('2026-04-01') })] }),
    ])
    // Thursday 14:00 to 23:00 is a day over 8 hours with one at night, which is allowed here; the 7th is a Saturday.
    expect(row).toMatchObject({ Days: 2, Logs: 2, Hours: 10.5, 'On the programme': 9, 'Off the programme': 1.5, 'Late logs': 1, 'Days over 8 h': 1, 'Night work': 0, 'Rest days worked': 1, Exempted: 1 })
  })
})

describe('logs and sign-offs', () => {
  it('a log has a line, with its codes and its measurements in words', () => {
    const measurement = { id: 'm' as never, quantity: 'Diameter', unit: 'mm', value: 130.06, nominal: 130, tolerance: { plus: 0.05, minus: 0.05 }, instrument: 'Micrometer' }
    expect(read(reportTables.logs, [subject({ logs: [log('l-2', { practisedOn: day('2026-03-06') }), log('l-1', { measurements: [measurement] }), log('l-0', { practisedOn: day('2026-02-28') })] })])).toMatchObject([
      { Date: '2026-03-05', Minutes: 90, Skills: 'measure', Enterprise: 'Rail Works', Measurements: 'Diameter 130.06 mm (130 +0.05 −0.05)', 'Out of tolerance': 1, State: { en: 'Confirmed', zh: '已确认' }, 'Confirmed by': 'Wang Fang' },
      { Date: '2026-03-06' },
    ])
  })

  it('a sign-off says who signed and endorsed, how sure that is, and that a log has changed or it was withdrawn', () => {
    const rows = read(reportTables['sign-offs'], [
      subject({ logs: [log('l-1', { revision: 2 })], signOffs: [signOffOf('s-1', { assurance: 'A', logs: [seen('l-1', 1)], comment: 'Steady.' }), signOffOf('s-2', { at: moment('2026-03-11T17:00Z') }), signOffOf('s-3', { at: moment('2026-04-02T09:00Z') })], endorsements: [endorse('s-1')], withdrawals: [withdraw('s-2')] }),
    ])
    expect(rows).toMatchObject([
      { Code: 'measure', 'Signed on': '2026-03-10', 'Signed by': 'Zhang Gang', 'Endorsed by': 'Wang Fang', 'Endorsed on': '2026-03-20', 'Log changed since': { zh: '是' }, Comment: 'Steady.' },
      // By the reader's clock it was the 12th already.
      { 'Signed on': '2026-03-12', 'Withdrawn on': '2026-03-20', 'Withdrawn because': 'Wrong apprentice.' },
    ])
    expect(rows[0]?.['Assurance']).toMatchObject({ zh: expect.stringContaining('A') as string })
  })
})

describe('mentors and competencies', () => {
  it('the ledger counts as the mentor’s own does, by enterprise and name, and bulk counts for nothing', () => {
    const guidance = [{ id: 'g' as GuidanceNoteId, apprentice: liWei.id, day: day('2026-03-10'), minutes: 45, about: '', by: { person: chenHua.id, name: chenHua.name, role: 'mentor' as const }, at: moment('2026-03-10T09:00Z') }]
    const bulk = [0, 5, 10].map((s) => signOffOf(`s-${s}`, { at: moment('2026-03-10T09:00Z') + s * 1_000 }))
    const elsewhere = placementOf({ id: 'p-2' as PlacementId, enterprise: 'a-works' as EnterpriseId, enterpriseName: 'A Works', mentors: [guidanceOf({ ...zhangGang, id: 'old-hand' as PersonId, name: 'Old Hand' })] })
    expect(read(reportTables.mentors, [subject({ placements: [placementOf(), elsewhere], signOffs: bulk, guidance })])).toMatchObject([
      { Enterprise: 'A Works', Mentor: 'Old Hand', 'Sign-offs': 0 },
      { Enterprise: 'Rail Works', Mentor: 'Chen Hua', 'Guidance minutes': 45 },
      { Enterprise: 'Rail Works', Mentor: 'Zhang Gang', Apprentices: 1, 'Sign-offs': 1, 'In bulk, not counted': 2 },
    ])
  })

  it('a line of the plan counts over the class, also the one that nobody has touched', () => {
    const rows = read(reportTables.competencies, [
      subject({ logs: [log('l-1')], signOffs: [signOffOf('s-1')] }),
      subject({ apprentice: heLan, logs: [log('l-2', { competencies: [MEASURE], notApplicable: [{ competency: DRAWINGS, because: 'No drawings here.' }] })] }),
    ])
    expect(rows.map((r) => r['Code'])).toEqual([SECURE, MEASURE, DRAWINGS, TIDINESS])
    expect(rows[1]).toMatchObject({ Apprentices: 2, Practised: 2, Signed: 1, Endorsed: 0 })
    expect(rows[2]).toMatchObject({ Practised: 0, 'Not applicable': 1 })
    expect(rows[3]).toMatchObject({ Apprentices: 2, Practised: 0 })
  })
})
