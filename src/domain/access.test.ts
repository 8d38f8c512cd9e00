import { describe, expect, test } from 'vitest'
import {
  actorOf,
  chenHua,
  cohortOf,
  day,
  guidanceOf,
  heLan,
  liWei,
  moment,
  personOf,
  placementOf,
  sunTao,
  wangFang,
  zhangGang,
  zhaoMin,
} from '#tests/support/people.ts'
import { judgeDeed, judgeSchoolDeed, mayReadPortfolio, mayReadSchoolMatters, type PortfolioDeed, type Ties } from './access.ts'
import type { Person } from './people.ts'

const ties: Ties = { apprentice: liWei.id, placements: [placementOf()], cohorts: [cohortOf()] }
const inMay = moment('2026-05-05T09:00Z')
const afterwards = moment('2026-10-05T09:00Z')
const everyone: readonly Person[] = [liWei, heLan, zhangGang, chenHua, wangFang, zhaoMin, sunTao]
const who = (may: (p: Person) => boolean) => everyone.filter(may).map((p) => p.name)
const mayDo = (deed: PortfolioDeed, at = inMay) => who((p) => judgeDeed(actorOf(p), deed, ties, at) === null)

describe('who may do what to an apprentice', () => {
  test.each([
    ['write-log', ['Li Wei'], 'not-yours'],
    ['ask-sign-off', ['Li Wei'], 'not-yours'],
    ['write-reflection', ['Li Wei'], 'not-yours'],
    ['sign', ['Zhang Gang', 'Chen Hua'], 'not-their-mentor'],
    ['return-request', ['Zhang Gang', 'Chen Hua'], 'not-their-mentor'],
    ['withdraw-sign-off', ['Zhang Gang', 'Chen Hua'], 'not-their-mentor'],
    ['confirm-log', ['Wang Fang'], 'not-their-teacher'],
    ['endorse', ['Wang Fang'], 'not-their-teacher'],
    ['record-paper', ['Wang Fang'], 'not-their-teacher'],
    ['dispute', ['Wang Fang'], 'not-their-teacher'],
    ['visit', ['Wang Fang'], 'not-their-teacher'],
    ['assign-concern', ['Wang Fang'], 'not-their-teacher'],
    ['return-log', ['Zhang Gang', 'Chen Hua', 'Wang Fang'], 'not-their-mentor'],
    ['give-feedback', ['Zhang Gang', 'Chen Hua', 'Wang Fang'], 'not-their-mentor'],
  ] as const)('%s: %j and nobody else (%s)', (deed, allowed, reason) => {
    expect(mayDo(deed)).toEqual(allowed)
    expect(judgeDeed(actorOf(sunTao), deed, ties, inMay)?.because).toBe(reason)
  })

  test('a mentor who has left is still heard when he signs; a stranger never is', () => {
    expect(mayDo('sign', afterwards)).toEqual(['Zhang Gang', 'Chen Hua'])
  })

  test('whoever guided at one of several placements is heard', () => {
    const elsewhere = placementOf({ id: 'p2' as ReturnType<typeof placementOf>['id'], mentors: [guidanceOf(chenHua)] })
    expect(judgeDeed(actorOf(zhangGang), 'sign', { ...ties, placements: [...ties.placements, elsewhere] }, afterwards)).toBeNull()
  })

  test('a name on a placement is worth nothing without the role', () => {
    const formerMentor = { ...zhangGang, roles: ['coordinator'] as const }
    expect(judgeDeed(actorOf(formerMentor), 'sign', ties, inMay)?.because).toBe('not-their-mentor')
    expect(judgeDeed(actorOf({ ...wangFang, roles: ['mentor'] }), 'endorse', ties, inMay)?.because).toBe('not-their-teacher')
    expect(mayReadPortfolio(actorOf(formerMentor), ties, inMay)).toBe(false)
  })

  test('nobody judges himself, whatever roles and lists he is on', () => {
    const both = { ...actorOf(liWei), roles: ['apprentice', 'mentor', 'teacher'] as const }
    const own: Ties = { ...ties, placements: [placementOf({ mentors: [guidanceOf(liWei)], teacher: liWei.id })] }
    for (const deed of ['sign', 'endorse', 'confirm-log'] as const) expect(judgeDeed(both, deed, own, inMay)?.because).toBe('own-signature')
  })

  test('a role is worth nothing without a tie', () => {
    const everything = personOf('all', 'All Roles', ['apprentice', 'mentor', 'teacher', 'coordinator'])
    expect(mayReadPortfolio(actorOf(everything), ties, inMay)).toBe(false)
    expect(judgeDeed(actorOf(everything), 'endorse', ties, inMay)).not.toBeNull()
  })
})

describe('who may read', () => {
  test('the shared portfolio: the apprentice, his mentors while they guide, his teachers', () => {
    expect(who((p) => mayReadPortfolio(actorOf(p), ties, inMay))).toEqual(['Li Wei', 'Zhang Gang', 'Chen Hua', 'Wang Fang'])
    expect(who((p) => mayReadPortfolio(actorOf(p), ties, afterwards))).toEqual(['Li Wei', 'Wang Fang'])
  })

  test('a replaced mentor reads no longer from the day after his last', () => {
    const replaced = { ...ties, placements: [placementOf({ mentors: [guidanceOf(zhangGang, { until: day('2026-04-30') })] })] }
    expect(mayReadPortfolio(actorOf(zhangGang), replaced, moment('2026-04-30T09:00Z'))).toBe(true)
    expect(mayReadPortfolio(actorOf(zhangGang), replaced, inMay)).toBe(false)
  })

  test('a teacher of the class reads without a placement, and a teacher of the placement without the class', () => {
    expect(mayReadPortfolio(actorOf(wangFang), { ...ties, placements: [] }, inMay)).toBe(true)
    expect(mayReadPortfolio(actorOf(wangFang), { ...ties, cohorts: [] }, inMay)).toBe(true)
    expect(mayReadPortfolio(actorOf(wangFang), { ...ties, placements: [], cohorts: [] }, inMay)).toBe(false)
  })

  test('matters of apprentice and school never reach a mentor', () => {
    expect(who((p) => mayReadSchoolMatters(actorOf(p), ties))).toEqual(['Li Wei', 'Wang Fang'])
  })
})

describe('the school’s own deeds', () => {
  test('only a coordinator imports a plan', () => {
    expect(who((p) => judgeSchoolDeed(actorOf(p), 'import-programme') === null)).toEqual(['Zhao Min'])
    expect(judgeSchoolDeed(actorOf(wangFang), 'import-programme')?.because).toBe('role-missing')
  })

  test('coordinators and teachers read all plans', () => {
    expect(who((p) => judgeSchoolDeed(actorOf(p), 'read-programmes') === null)).toEqual(['Wang Fang', 'Zhao Min'])
  })
})
