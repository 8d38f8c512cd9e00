import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chenHua, DAY, day, HOUR, liWei, MEASURE, moment, SECURE, signOffOf, zhangGang } from '#tests/support/people.ts'
import { dayAt } from './calendar-day.ts'
import type { Feedback } from './feedback.ts'
import type { FeedbackId, GuidanceNoteId, TokenId, WithdrawalId } from './ids.ts'
import { BULK_MS, type LedgerRows, type LedgerSpan, mentorLedger } from './mentor-ledger.ts'
import type { GuidanceNote } from './observation.ts'
import { requestIdOf, type SignOff, type SignOffRequest, type Withdrawal } from './sign-off.ts'

const NOON = moment('2026-03-10T12:00Z')
const SECOND = 1_000
const by = { person: zhangGang.id, name: zhangGang.name, role: 'mentor' } as const
const deputy = { person: chenHua.id, name: chenHua.name, role: 'mentor' } as const
const march: LedgerSpan = { from: day('2026-03-01'), until: day('2026-03-31'), dayOf: (at) => dayAt(at, 8 * 60) }
const nothing: LedgerRows = { guidance: [], signOffs: [], withdrawals: [], requests: [], feedback: [] }
const ledger = (rows: Partial<LedgerRows>, span = march) => mentorLedger(zhangGang.id, span, { ...nothing, ...rows })
const ids = (rows: readonly { readonly id: string }[]) => rows.map((r) => r.id)

const guided = (id: string, over: Partial<GuidanceNote> = {}): GuidanceNote => ({ id: id as GuidanceNoteId, apprentice: liWei.id, day: day('2026-03-10'), minutes: 30, about: '', by, at: NOON, ...over })
const withdrawalOf = (s: SignOff): Withdrawal => ({ id: `w-${s.id}` as WithdrawalId, signOff: s.id, apprentice: s.apprentice, because: 'Another bogie.', by, at: s.at + HOUR })
const asked = (askedAt: number, over: Partial<SignOffRequest> = {}): SignOffRequest => ({
  id: requestIdOf(liWei.id, over.competency ?? MEASURE),
  apprentice: liWei.id,
  competency: MEASURE,
  selfLevel: 3,
  logs: [],
  note: '',
  askedAt,
  state: 'answered',
  returned: null,
  ...over,
})
const said = (id: string, over: Partial<Feedback> = {}): Feedback => ({
  id: id as FeedbackId,
  apprentice: liWei.id,
  about: { kind: 'practiceLog', id: 'log', revision: 1 },
  field: null,
  text: 'Nearly.',
  returns: false,
  by,
  at: NOON,
  ...over,
})
const ticks = (...after: readonly number[]) => after.map((ms, n) => signOffOf(`s${n}`, { at: NOON + ms }))

describe('guidance', () => {
  test('minutes are summed over the days of the span, his own only', () => {
    const guidance = [guided('a'), guided('b', { day: day('2026-03-31'), minutes: 45 }), guided('c', { day: day('2026-04-01') }), guided('d', { by: deputy })]
    expect(ledger({ guidance })).toMatchObject({ guidanceMinutes: 75, guidance: [{ id: 'a' }, { id: 'b' }] })
  })
})

describe('sign-offs', () => {
  test('count on the day of the mentor\'s wall, and until they are withdrawn', () => {
    const late = signOffOf('late', { at: moment('2026-03-31T15:59Z') })
    const april = signOffOf('april', { at: moment('2026-03-31T16:00Z') })
    const gone = signOffOf('gone', { at: NOON })
    expect(ids(ledger({ signOffs: [april, late, gone, signOffOf('other', { by: deputy })], withdrawals: [withdrawalOf(gone)] }).signOffs)).toEqual(['late'])
  })

  test('put down from paper are counted on their day, in bulk with nothing, and as no answer that somebody waited for', () => {
    const paper = { by: { ...deputy, role: 'teacher' as const }, at: NOON + HOUR, signedOn: day('2026-03-10'), log: 'log' as never, revision: 1, photo: 'a'.repeat(64) }
    const onPaper = [0, 1, 2].map((n) => signOffOf(`p${n}`, { at: NOON, assurance: 'C', paper }))
    const found = ledger({ signOffs: [...onPaper, signOffOf('s', { at: NOON + SECOND })], requests: [asked(NOON - HOUR)] })
    expect([ids(found.signOffs), ids(found.inBulk), found.answers, found.medianWaitMs]).toEqual([['p0', 'p1', 'p2', 's'], [], [], null])
  })

  test('ticked less than 20 seconds after the one before do not count, whomever they are for', () => {
    const signOffs = ticks(0, BULK_MS - 1, 2 * BULK_MS - 2, 3 * BULK_MS - 2)
    const found = ledger({ signOffs })
    expect(ids(found.signOffs)).toEqual(['s0', 's3'])
    expect(ids(found.inBulk)).toEqual(['s1', 's2'])
  })

  test('on one signed document are one act; a second document seconds later is not looked at', () => {
    const on = (id: string, line: number) => ({ token: { id: id as TokenId, line } })
    const signOffs = [
      signOffOf('a0', { at: NOON, ...on('a', 0) }),
      signOffOf('a1', { at: NOON, ...on('a', 1) }),
      signOffOf('b0', { at: NOON + 5 * SECOND, ...on('b', 0) }),
      signOffOf('b1', { at: NOON + 5 * SECOND, ...on('b', 1) }),
    ]
    const found = ledger({ signOffs })
    expect(ids(found.signOffs)).toEqual(['a0', 'a1'])
    expect(ids(found.inBulk)).toEqual(['b0', 'b1'])
  })

  test('follow one of the day before the span, and one of another mentor is none before', () => {
    const midnight = moment('2026-02-28T16:00Z')
    const before = signOffOf('before', { at: midnight - SECOND })
    const first = signOffOf('first', { at: midnight })
    expect(ids(ledger({ signOffs: [before, first] }).inBulk)).toEqual(['first'])
    expect(ids(ledger({ signOffs: [{ ...before, by: deputy }, first] }).signOffs)).toEqual(['first'])
  })

  test('a tick that was withdrawn does not make the next one a judgement', () => {
    const [first, second] = ticks(0, SECOND) as [SignOff, SignOff]
    expect(ledger({ signOffs: [first, second], withdrawals: [withdrawalOf(first)] })).toMatchObject({ signOffs: [], inBulk: [{ id: second.id }] })
    expect(ledger({ signOffs: [first, second], withdrawals: [withdrawalOf(second)] })).toMatchObject({ signOffs: [{ id: first.id }], inBulk: [] })
  })
})

describe('the time from request to answer', () => {
  test('is the median of what he signed and what he handed back', () => {
    const returned = { by, at: NOON, because: 'Do it once more.' }
    const requests = [asked(NOON - HOUR), asked(NOON - 5 * HOUR, { competency: SECURE, state: 'returned', returned })]
    const found = ledger({ requests, signOffs: [signOffOf('s', { at: NOON })] })
    expect(found.answers.map((a) => [a.how, a.waitedMs])).toEqual([['signed', HOUR], ['returned', 5 * HOUR]])
    expect(found.medianWaitMs).toBe(3 * HOUR)
  })

  test('counts nothing that another answered first, that waits, or that was signed beside each other', () => {
    const mine = signOffOf('mine', { at: NOON })
    expect(ledger({ requests: [asked(NOON - HOUR)], signOffs: [mine, signOffOf('his', { by: deputy, at: NOON - SECOND })] }).answers).toEqual([])
    expect(ledger({ requests: [asked(NOON - HOUR, { state: 'open' })], signOffs: [mine] }).answers).toEqual([])
    expect(ledger({ requests: [asked(NOON)], signOffs: [mine] }).answers).toEqual([])
    expect(ledger({}).medianWaitMs).toBeNull()
  })
})

describe('logs', () => {
  test('are counted once, however much is said on them, and not where he speaks as a teacher', () => {
    const feedback = [
      said('f1', { returns: true }),
      said('f2', { at: NOON - HOUR }),
      said('f3', { about: { kind: 'competency', id: MEASURE, revision: null } }),
      said('f4', { about: { kind: 'practiceLog', id: 'other', revision: 1 }, by: { ...by, role: 'teacher' } }),
    ]
    expect(ledger({ feedback }).logs).toEqual([{ log: 'log', apprentice: liWei.id, at: NOON - HOUR, comments: 2, returned: true }])
  })
})

describe('brought to level 5', () => {
  const five = (id: string, over: Partial<SignOff> = {}) => signOffOf(id, { level: 5, at: NOON, ...over })
  test('by two occasions, or together with another assessor, in the span in which it became 5', () => {
    expect(ledger({ signOffs: [five('a')] }).broughtToFive).toEqual([])
    expect(ledger({ signOffs: [five('a'), five('b', { at: NOON + DAY })] }).broughtToFive).toEqual([{ apprentice: liWei.id, competency: MEASURE, at: NOON + DAY }])
    expect(ledger({ signOffs: [five('a'), five('b', { by: deputy, at: NOON + HOUR })] }).broughtToFive).toHaveLength(1)
    expect(ledger({ signOffs: [five('a'), five('b', { at: NOON + 30 * DAY })] }).broughtToFive).toEqual([])
    expect(ledger({ signOffs: [five('a', { at: NOON - 20 * DAY }), five('b', { at: NOON - 15 * DAY }), five('c')] }).broughtToFive).toEqual([])
  })

  test('a five of others alone, a five ticked in bulk and a five withdrawn are none of his', () => {
    const his = (id: string, at: number) => five(id, { by: deputy, at })
    expect(ledger({ signOffs: [his('a', NOON), his('b', NOON + DAY), five('c', { at: NOON + 2 * DAY })] }).broughtToFive).toEqual([])
    const tick = signOffOf('tick', { competency: SECURE, at: NOON + DAY - SECOND })
    expect(ledger({ signOffs: [his('a', NOON), tick, five('b', { at: NOON + DAY })] }).broughtToFive).toEqual([])
    const second = five('b', { at: NOON + DAY })
    expect(ledger({ signOffs: [five('a'), second], withdrawals: [withdrawalOf(second)] }).broughtToFive).toEqual([])
  })
})

const someSignOff = fc.record({ n: fc.nat(200), at: fc.integer({ min: 0, max: 60 }), own: fc.boolean(), level: fc.constantFrom(3 as const, 5 as const), skill: fc.constantFrom(MEASURE, SECURE), token: fc.option(fc.constantFrom('t1', 't2')) })
const someRows = fc.record({
  signOffs: fc.uniqueArray(someSignOff, { selector: (s) => s.n, maxLength: 14 }).map((all) =>
    all.map(({ n, at, own, level, skill, token }) =>
      signOffOf(`s${n}`, { at: NOON + at * 7 * SECOND * 300 ** (n % 2), level, competency: skill, by: own ? by : deputy, ...(token === null ? {} : { token: { id: token as TokenId, line: n % 8 } }) }),
    ),
  ),
  guidance: fc.array(fc.integer({ min: 5, max: 600 }), { maxLength: 6 }).map((all) => all.map((minutes, n) => guided(`g${n}`, { minutes }))),
  requests: fc.array(fc.integer({ min: 0, max: 48 }), { maxLength: 2 }).map((all) => all.map((h, n) => asked(NOON - h * HOUR, { competency: n === 0 ? MEASURE : SECURE }))),
  feedback: fc.array(fc.record({ log: fc.constantFrom('a', 'b'), returns: fc.boolean() }), { maxLength: 6 }).map((all) => all.map((f, n) => said(`f${n}`, { returns: f.returns, about: { kind: 'practiceLog', id: f.log, revision: 1 } }))),
})

describe('whatever the rows', () => {
  test('they count the same in any order, and again', () => {
    fc.assert(
      fc.property(someRows, fc.func(fc.nat()), (rows, key) => {
        const shuffled = <R extends { readonly id: string }>(all: readonly R[]): readonly R[] => all.toSorted((a, b) => key(a.id) - key(b.id))
        expect(ledger({ guidance: shuffled(rows.guidance), signOffs: shuffled(rows.signOffs), requests: shuffled(rows.requests), feedback: shuffled(rows.feedback) })).toEqual(ledger(rows))
      }),
    )
  })

  test('a withdrawn sign-off leaves, and no other comes or goes by it', () => {
    fc.assert(
      fc.property(someRows.filter((r) => r.signOffs.length > 0), fc.nat(), (rows, n) => {
        const gone = rows.signOffs[n % rows.signOffs.length] as SignOff
        const before = ledger(rows)
        const after = ledger({ ...rows, withdrawals: [withdrawalOf(gone)] })
        expect(after.signOffs).toEqual(before.signOffs.filter((s) => s.id !== gone.id))
        expect(after.inBulk).toEqual(before.inBulk.filter((s) => s.id !== gone.id))
        expect(after.answers.length).toBeLessThanOrEqual(before.answers.length)
      }),
    )
  })

  test('days side by side add up to the span that holds them', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const parts = [ledger(rows, { ...march, until: day('2026-03-10') }), ledger(rows, { ...march, from: day('2026-03-11') })]
        const whole = ledger(rows)
        expect(parts.flatMap((p) => p.signOffs)).toEqual(whole.signOffs)
        expect(parts.reduce((sum, p) => sum + p.guidanceMinutes, 0)).toBe(whole.guidanceMinutes)
        expect(parts.flatMap((p) => p.answers)).toEqual(whole.answers)
      }),
    )
  })
})
