import { describe, expect, test } from 'vitest'
import { chenHua, contentOf, DAY, DRAWINGS, liWei, MEASURE, moment, PLACEMENT, PROGRAMME, programmeOf, SECURE, seen, signOffOf, wangFang } from '#tests/support/people.ts'
import type { CompetencyId, PracticeLogId, WithdrawalId } from './ids.ts'
import type { PracticeLog, PracticeLogContent } from './practice-log.ts'
import { columns, type Portfolio, standings } from './progress.ts'
import { type Endorsement, endorsementIdOf, requestIdOf, type SignOff, type SignOffRequest } from './sign-off.ts'

const now = moment('2026-03-20T10:00Z')
const programme = programmeOf()

const logOf = (id: string, over: Partial<PracticeLogContent> = {}, revision = 1): PracticeLog => ({
  ...contentOf(over),
  id: id as PracticeLogId,
  apprentice: liWei.id,
  placement: PLACEMENT,
  programme: PROGRAMME,
  state: 'submitted',
  revision,
  writtenAt: now,
  submittedAt: now,
  zone: 480,
  late: false,
  confirmedBy: null,
  otherVersions: [],
})
const endorsementOf = (s: SignOff): Endorsement => ({
  id: endorsementIdOf(s.id),
  signOff: s.id,
  apprentice: s.apprentice,
  by: { person: wangFang.id, name: wangFang.name, role: 'teacher' },
  at: now,
})
const requestOf = (competency: CompetencyId, state: SignOffRequest['state'] = 'open'): SignOffRequest => ({
  id: requestIdOf(liWei.id, competency),
  apprentice: liWei.id,
  competency,
  selfLevel: 3,
  logs: [],
  note: '',
  askedAt: now,
  state,
  returned: null,
})
const portfolioOf = (over: Partial<Portfolio> = {}): Portfolio => ({ logs: [], requests: [], signOffs: [], withdrawals: [], endorsements: [], ...over })

const standOf = (competency: CompetencyId, over: Partial<Portfolio>, at = now) => {
  const found = standings(programme, portfolioOf(over), at).find((s) => s.competency === competency)
  if (found === undefined) throw new Error(`${competency} is not in the plan`)
  return found
}

describe('where an apprentice stands with a competency', () => {
  test('every competency of the plan is there, in the plan’s order, untouched at first', () => {
    const all = standings(programme, portfolioOf(), now)
    expect(all.map((s) => s.competency)).toEqual([SECURE, MEASURE, DRAWINGS, 'tidiness'])
    expect(all.every((s) => s.status === 'untouched' && s.level === null && s.latest === null)).toBe(true)
  })

  test('logs make it practised, with their minutes', () => {
    const s = standOf(MEASURE, { logs: [logOf('l1', { minutes: 30 }), logOf('l2', { minutes: 45 }), logOf('l3', { competencies: [SECURE] })] })
    expect(s).toMatchObject({ status: 'practised', practisedMinutes: 75, logs: ['l1', 'l2'] })
  })

  test('an open request makes it asked, an answered or returned one does not', () => {
    expect(standOf(MEASURE, { requests: [requestOf(MEASURE)] })).toMatchObject({ status: 'asked', asked: true })
    expect(standOf(MEASURE, { requests: [requestOf(MEASURE, 'returned')] })).toMatchObject({ status: 'untouched', asked: false })
  })

  test('asking again does not hide what is signed', () => {
    expect(standOf(MEASURE, { signOffs: [signOffOf('a')], requests: [requestOf(MEASURE)] })).toMatchObject({ status: 'signed', level: 3, asked: true })
  })

  test('the level is the highest that stands, though the latest attempt was lower', () => {
    const s = standOf(MEASURE, { signOffs: [signOffOf('a', { level: 4, at: now - 2 * DAY }), signOffOf('b', { level: 2, at: now - DAY })] })
    expect(s).toMatchObject({ level: 4, awaitsSecondFive: false })
    expect(s.latest?.id).toBe('b')
  })

  test('a single 5 is shown as 4 that awaits a second, and as 5 after it', () => {
    const first = signOffOf('a', { level: 5, at: now - 2 * DAY })
    expect(standOf(MEASURE, { signOffs: [first] })).toMatchObject({ level: 4, awaitsSecondFive: true })
    expect(standOf(MEASURE, { signOffs: [signOffOf('b', { level: 2 }), first] })).toMatchObject({ level: 4, awaitsSecondFive: true })
    expect(standOf(SECURE, { signOffs: [{ ...first, competency: SECURE }] }, now + 400 * DAY)).toMatchObject({ status: 'expired', level: 4, awaitsSecondFive: false })
    const second = signOffOf('b', { level: 5, at: now - DAY, by: { person: chenHua.id, name: chenHua.name, role: 'mentor' } })
    expect(standOf(MEASURE, { signOffs: [first, second] })).toMatchObject({ level: 5, awaitsSecondFive: false })
  })

  test('a withdrawn sign-off is as if it had not been', () => {
    const s = signOffOf('a')
    const withdrawals = [{ id: 'w' as WithdrawalId, signOff: s.id, apprentice: s.apprentice, because: 'Mistake', by: s.by, at: now }]
    expect(standOf(MEASURE, { signOffs: [s], withdrawals, endorsements: [endorsementOf(s)], logs: [logOf('l1')] })).toMatchObject({ status: 'practised', level: null })
  })
})

describe('[rule 7] dual guidance', () => {
  const [high, low] = [signOffOf('high', { level: 4, at: now - 3 * DAY }), signOffOf('low', { level: 2, at: now - 5 * DAY })]

  test('signed by the mentor alone is signed, not endorsed', () => {
    expect(standOf(MEASURE, { signOffs: [high] }).status).toBe('signed')
  })

  test('the teacher’s second signature makes it endorsed', () => {
    expect(standOf(MEASURE, { signOffs: [high], endorsements: [endorsementOf(high)] }).status).toBe('endorsed')
  })

  test('an endorsed 5 that is carried as 4 is endorsed at 4; an endorsed 2 beside it is not', () => {
    const five = signOffOf('five', { level: 5, at: now - 2 * DAY })
    expect(standOf(MEASURE, { signOffs: [low, five], endorsements: [endorsementOf(five)] })).toMatchObject({ status: 'endorsed', level: 4 })
    expect(standOf(MEASURE, { signOffs: [low, five], endorsements: [endorsementOf(low)] })).toMatchObject({ status: 'signed', level: 4 })
  })

  test('a level that lapsed does not lend its endorsement to the one that stands', () => {
    const lapsed = signOffOf('old', { competency: SECURE, level: 5, at: now - 400 * DAY })
    const stands = signOffOf('new', { competency: SECURE, level: 3, at: now - DAY })
    expect(standOf(SECURE, { signOffs: [lapsed, stands], endorsements: [endorsementOf(lapsed)] })).toMatchObject({ status: 'signed', level: 3 })
  })

  test('an endorsement of a lower level does not endorse the level that is shown', () => {
    expect(standOf(MEASURE, { signOffs: [low, high], endorsements: [endorsementOf(low)] })).toMatchObject({ status: 'signed', level: 4 })
  })
})

describe('changed since signing', () => {
  const signed = signOffOf('a', { logs: [seen('l1', 1), seen('l2', 2)] })

  test('a signature on the revisions that stand is not changed', () => {
    expect(standOf(MEASURE, { signOffs: [signed], logs: [logOf('l1'), logOf('l2', {}, 2)] }).changedSinceSigning).toBe(false)
  })

  test('a later revision of any log it saw is shown, never silently covered', () => {
    expect(standOf(MEASURE, { signOffs: [signed], logs: [logOf('l1'), logOf('l2', {}, 3)] })).toMatchObject({ changedSinceSigning: true, status: 'signed' })
  })

  test('it is shown even if the later revision no longer names the competency', () => {
    expect(standOf(MEASURE, { signOffs: [signed], logs: [logOf('l1', { competencies: [] }, 2)] }).changedSinceSigning).toBe(true)
  })

  test('a log that is not here (yet) changes nothing', () => {
    expect(standOf(MEASURE, { signOffs: [signed] }).changedSinceSigning).toBe(false)
  })
})

describe('expiry', () => {
  const lapsed = signOffOf('a', { competency: SECURE, level: 4, at: now - 366 * DAY })

  test('a lapsed sign-off is expired, with the level it had', () => {
    expect(standOf(SECURE, { signOffs: [lapsed] })).toMatchObject({ status: 'expired', level: 4 })
    expect(standOf(SECURE, { signOffs: [lapsed] }, lapsed.at + 365 * DAY)).toMatchObject({ status: 'signed' })
  })

  test('demonstrated again it stands at the level of the new sign-off alone', () => {
    expect(standOf(SECURE, { signOffs: [lapsed, signOffOf('b', { competency: SECURE, level: 2, at: now - DAY })] })).toMatchObject({ status: 'signed', level: 2 })
  })

  test('an endorsement does not outlive the sign-off it endorsed', () => {
    expect(standOf(SECURE, { signOffs: [lapsed], endorsements: [endorsementOf(lapsed)] }).status).toBe('expired')
  })

  test('a sign-off that a person must look at says so', () => {
    expect(standOf(MEASURE, { signOffs: [signOffOf('a', { needsReview: true })] }).needsReview).toBe(true)
    expect([standOf(MEASURE, { signOffs: [signOffOf('a')] }), standOf(MEASURE, {})].map((s) => s.needsReview)).toEqual([false, false])
  })
})

describe('[rule 8] plan versus actual', () => {
  const count = (over: Partial<Portfolio>) => {
    const portfolio = portfolioOf(over)
    return columns(programme, standings(programme, portfolio, now)).map((c) => `${c.kind} ${c.practised}/${c.signed}/${c.endorsed} of ${c.of}`)
  }

  test('three columns, always in the same order', () => {
    expect(count({})).toEqual(['knowledge 0/0/0 of 1', 'skill 0/0/0 of 2', 'character 0/0/0 of 1'])
  })

  test('each competency counts once a column, however often it was practised or signed', () => {
    const s = signOffOf('a')
    expect(count({ logs: [logOf('l1'), logOf('l2')], signOffs: [s, signOffOf('b')], endorsements: [endorsementOf(s)] })[1]).toBe('skill 1/1/1 of 2')
  })

  test('what has lapsed is not signed, also while it is asked for again', () => {
    const lapsed = signOffOf('a', { competency: SECURE, at: now - 400 * DAY })
    expect(count({ signOffs: [lapsed] })[1]).toBe('skill 0/0/0 of 2')
    expect(count({ signOffs: [lapsed], requests: [requestOf(SECURE)] })[1]).toBe('skill 0/0/0 of 2')
  })
})
