import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chenHua, competencyOf, DAY, HOUR, liWei, MEASURE, moment, programmeOf, SECURE, signOffOf, wangFang, zhangGang } from '#tests/support/people.ts'
import { type Level, LEVELS } from './competency.ts'
import type { SignOffId, WithdrawalId } from './ids.ts'
import { competenciesOf } from './programme.ts'
import {
  carriedLevel,
  endorsementIdOf,
  expiresAt,
  isExpired,
  lastValidDay,
  openSafetyPrerequisites,
  requestIdOf,
  type SignatureBook,
  type SignOff,
  standing,
  type Withdrawal,
} from './sign-off.ts'

const by = (p: { id: SignOff['by']['person']; name: string }): SignOff['by'] => ({ person: p.id, name: p.name, role: 'mentor' })
const bookOf = (...signOffs: readonly SignOff[]): SignatureBook => ({ signOffs, withdrawals: [], endorsements: [] })
const withdrawalOf = (s: SignOff): Withdrawal => ({
  id: `${s.id}-back` as WithdrawalId,
  signOff: s.id,
  apprentice: s.apprentice,
  because: 'Wrong apprentice.',
  by: s.by,
  at: s.at + HOUR,
})
const monday = moment('2026-03-09T09:00Z')

describe('the level that sign-offs carry', () => {
  test('nothing signed carries nothing', () => {
    expect(carriedLevel([])).toBeNull()
  })

  test('a failed attempt never lowers a level', () => {
    const anyLevel = fc.constantFrom(...LEVELS)
    fc.assert(
      fc.property(fc.array(anyLevel, { minLength: 1, maxLength: 8 }), anyLevel, fc.integer({ min: 0, max: 90 * DAY }), (levels, then, after) => {
        const before = levels.map((level, n) => signOffOf(`s${n}`, { level, at: monday + n * DAY }))
        const later = signOffOf('later', { level: then, at: monday + levels.length * DAY + after })
        expect(carriedLevel([...before, later])).toBeGreaterThanOrEqual(carriedLevel(before) as Level)
      }),
    )
  })

  test('the order in which sign-offs arrive makes no difference', () => {
    const some = fc.array(fc.record({ level: fc.constantFrom(...LEVELS), at: fc.integer({ min: 0, max: 5 * DAY }), who: fc.constantFrom(zhangGang, chenHua) }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(some, (all) => {
        const signed = all.map(({ level, at, who }, n) => signOffOf(`s${n}`, { level, at: monday + at, by: by(who) }))
        expect(carriedLevel(signed.toReversed())).toBe(carriedLevel(signed))
      }),
    )
  })
})

describe('level 5', () => {
  const five = (id: string, over: Partial<SignOff> = {}) => signOffOf(id, { level: 5, at: monday, ...over })

  test('a single 5 is carried as 4', () => {
    expect(carriedLevel([five('a')])).toBe(4)
    expect(carriedLevel([five('a'), signOffOf('b', { level: 3 })])).toBe(4)
  })

  test('two assessors make it 5, even in the same hour', () => {
    expect(carriedLevel([five('a'), five('b', { by: by(chenHua) })])).toBe(5)
  })

  test('two occasions of one assessor make it 5', () => {
    expect(carriedLevel([five('a'), five('b', { at: monday + DAY })])).toBe(5)
    expect(carriedLevel([five('a'), five('b', { at: monday + 12 * HOUR })])).toBe(5)
    expect(carriedLevel([five('a', { at: moment('2026-03-09T16:30+08:00') }), five('b', { at: moment('2026-03-10T08:00+08:00') })])).toBe(5)
  })

  test('twice in one shift is one occasion, also where midnight UTC falls into the shift', () => {
    expect(carriedLevel([five('a'), five('b', { at: monday + 8 * HOUR })])).toBe(4)
    // 07:50 and 08:10 in Beijing are two days in Greenwich.
    expect(carriedLevel([five('a', { at: moment('2026-03-09T07:50+08:00') }), five('b', { at: moment('2026-03-09T08:10+08:00') })])).toBe(4)
  })

  test('a lower level of somebody else is no second 5', () => {
    expect(carriedLevel([five('a'), signOffOf('b', { level: 4, by: by(chenHua), at: monday + DAY })])).toBe(4)
  })
})

describe('safety prerequisites', () => {
  const all = competenciesOf(programmeOf())
  const measure = all.find((c) => c.id === MEASURE) ?? competencyOf('missing')
  const secured = signOffOf('s1', { competency: SECURE, level: 2, at: monday })

  test('one that nobody signed is open', () => {
    expect(openSafetyPrerequisites(measure, all, bookOf(), monday)).toEqual([SECURE])
  })

  test('a sign-off closes it until its validity ends', () => {
    expect(openSafetyPrerequisites(measure, all, bookOf(secured), monday + 365 * DAY)).toEqual([])
    expect(openSafetyPrerequisites(measure, all, bookOf(secured), monday + 365 * DAY + 1)).toEqual([SECURE])
  })

  test('a withdrawn sign-off opens it again', () => {
    expect(openSafetyPrerequisites(measure, all, { ...bookOf(secured), withdrawals: [withdrawalOf(secured)] }, monday)).toEqual([SECURE])
  })

  test('a sheet of paper closes it once a second teacher has endorsed it, not before', () => {
    const teacher = { person: wangFang.id, name: wangFang.name, role: 'teacher' } as const
    const onPaper: SignOff = { ...secured, assurance: 'C', paper: { by: teacher, at: monday, signedOn: '2026-03-02' as never, log: 'log' as never, revision: 1, photo: 'a'.repeat(64) } }
    const endorsed = { id: endorsementIdOf(onPaper.id), signOff: onPaper.id, apprentice: liWei.id, by: { ...teacher, person: 'another-teacher' as never }, at: monday }
    expect(openSafetyPrerequisites(measure, all, bookOf(onPaper), monday)).toEqual([SECURE])
    expect(openSafetyPrerequisites(measure, all, { ...bookOf(onPaper), endorsements: [endorsed] }, monday)).toEqual([])
  })

  test('a prerequisite that is not about safety bars nothing', () => {
    const order = competencyOf('order', { prerequisites: [{ competency: SECURE, safety: false }] })
    expect(openSafetyPrerequisites(order, [...all, order], bookOf(), monday)).toEqual([])
  })
})

describe('what stands', () => {
  test('a withdrawn sign-off does not stand; the others do, earliest first', () => {
    const [a, b, c] = [signOffOf('a', { at: monday + 2 * DAY }), signOffOf('b', { at: monday }), signOffOf('c', { at: monday + DAY })]
    const other = signOffOf('d', { competency: SECURE })
    const book = { ...bookOf(a, b, c, other), withdrawals: [withdrawalOf(c)] }
    expect(standing(book, MEASURE).map((s) => s.id)).toEqual(['b', 'a'])
  })

  test('reading what stands changes no record', () => {
    const book = bookOf(signOffOf('a', { at: 2 }), signOffOf('b', { at: 1 }))
    standing(book, MEASURE)
    expect(book.signOffs.map((s) => s.id)).toEqual(['a', 'b'])
  })
})

describe('validity', () => {
  const lapses = { validDays: 30 }

  test('a sign-off stands through its last moment, then lapses', () => {
    expect(expiresAt({ at: monday }, lapses)).toBe(monday + 30 * DAY)
    expect(isExpired({ at: monday }, lapses, monday + 30 * DAY)).toBe(false)
    expect(isExpired({ at: monday }, lapses, monday + 30 * DAY + 1)).toBe(true)
    expect(lastValidDay({ at: monday }, lapses)).toBe('2026-04-08')
  })

  test('without a validity it stands for good', () => {
    expect(isExpired({ at: 0 }, { validDays: null }, 8_640_000_000_000_000)).toBe(false)
    expect(expiresAt({ at: 0 }, { validDays: null })).toBeNull()
    expect(lastValidDay({ at: 0 }, { validDays: null })).toBeNull()
  })
})

test('two devices that ask, or that endorse, name the same record', () => {
  expect(requestIdOf(liWei.id, MEASURE)).toBe('li-wei:measure')
  expect(endorsementIdOf('s1' as SignOffId)).toBe('s1:endorsed')
})
