import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actorOf, cohortOf, day, guidanceOf, heLan, liWei, moment, personOf, placementOf, programmeOf, wangFang, zhangGang, zhaoMin } from '#tests/support/people.ts'
import { mayReadPortfolio, mayReadSchoolMatters } from '#domain/access.ts'
import { addDays } from '#domain/calendar-day.ts'
import type { Cohort } from '#domain/cohort.ts'
import type { CohortId, PlacementId, PlanId, ReflectionId } from '#domain/ids.ts'
import { type Person, type Role, ROLES } from '#domain/people.ts'
import type { Papers, Placement } from '#domain/placement.ts'
import type { Reflection } from '#domain/reflection.ts'
import { type Grant, grantsOf, portfolioOf, privateOf, schoolMattersOf, scope, scopeOf, scopesHeld } from './scope.ts'

interface World {
  readonly people: readonly Person[]
  readonly cohorts: readonly Cohort[]
  readonly placements: readonly Placement[]
}

const scopesIn = (world: World, person: Person, at: number) => {
  const grants: readonly Grant[] = [
    ...world.people.flatMap((p) => grantsOf('person', p)),
    ...world.cohorts.flatMap((c) => grantsOf('cohort', c)),
    ...world.placements.flatMap((p) => grantsOf('placement', p)),
    ...grantsOf('programme', programmeOf()),
    ...grantsOf('school', { id: liWei.school, name: 'School', demo: false }),
  ]
  return scopesHeld(person, at, async (holders) => grants.filter((g) => holders.includes(g.holder)))
}
const tiesIn = (world: World, apprentice: Person) => ({
  apprentice: apprentice.id,
  placements: world.placements.filter((p) => p.apprentice === apprentice.id),
  cohorts: world.cohorts.filter((c) => c.id === apprentice.cohort),
})

const NAMES = ['ann', 'bo', 'cao', 'deng', 'eva', 'fu'] as const
const COHORTS = ['c1', 'c2'] as const
const START = day('2026-03-01')

const someDay = fc.integer({ min: -5, max: 40 }).map((n) => addDays(START, n))
const someName = fc.constantFrom(...NAMES)
const somePerson = (id: string) =>
  fc.record({ roles: fc.uniqueArray(fc.constantFrom<Role>(...ROLES), { minLength: 1 }), cohort: fc.option(fc.constantFrom(...COHORTS)) }).map(({ roles, cohort }) =>
    // A class is an apprentice's; nobody else has one.
    personOf(id, id, roles, { cohort: roles.includes('apprentice') ? (cohort as CohortId | null) : null }),
  )
const idOf = (name: string) => personOf(name, name, ['mentor']).id
const someCohort = (id: string) => fc.uniqueArray(someName).map((teachers) => cohortOf({ id: id as CohortId, teachers: teachers.map(idOf) }))
const someGuidance = fc
  .record({ who: someName, from: someDay, until: fc.option(someDay) })
  .map(({ who, from, until }) => guidanceOf(personOf(who, who, ['mentor']), { from, until }))
const PAPER = { signedOn: START, by: 'Works' }
const somePapers: fc.Arbitrary<Papers> = fc
  .record({ minor: fc.boolean(), agreement: fc.constantFrom(PAPER, null), guardianConsent: fc.constantFrom({ signedOn: START }, null), isApproved: fc.boolean() })
  .map(({ isApproved, ...papers }) => ({ ...papers, approved: isApproved ? { by: idOf('eva'), name: 'eva', at: 0 } : null }))
const somePlacement = fc
  .record({ n: fc.nat(), apprentice: someName, teacher: someName, mentors: fc.array(someGuidance, { maxLength: 4 }), start: someDay, end: someDay, papers: fc.option(somePapers) })
  .map(({ n, apprentice, teacher, mentors, start, end, papers }) =>
    placementOf({ id: `p${n}` as PlacementId, apprentice: idOf(apprentice), teacher: idOf(teacher), mentors, start, end, ...(papers === null ? {} : { papers }) }),
  )
const someWorld: fc.Arbitrary<World> = fc.record({
  people: fc.tuple(...NAMES.map(somePerson)),
  cohorts: fc.tuple(...COHORTS.map(someCohort)),
  placements: fc.array(somePlacement, { maxLength: 6 }),
})

describe('[SC1] the scopes that a person holds are what the rules of access let her read', () => {
  test('for any people, classes, placements and moments', async () => {
    const seen = { held: 0, not: 0 }
    await fc.assert(
      fc.asyncProperty(someWorld, fc.integer({ min: -6 * 24, max: 42 * 24 }), async (world, hours) => {
        const at = moment(`${START}T00:00Z`) + hours * 3_600_000
        for (const person of world.people) {
          const held = new Set<string>(await scopesIn(world, person, at))
          for (const apprentice of world.people) {
            const ties = tiesIn(world, apprentice)
            const may = mayReadPortfolio(actorOf(person), ties, at)
            seen[may ? 'held' : 'not'] += 1
            expect(held.has(portfolioOf(apprentice.id)), `${person.name} → u:${apprentice.name}`).toBe(may)
            expect(held.has(schoolMattersOf(apprentice.id)), `${person.name} → ut:${apprentice.name}`).toBe(mayReadSchoolMatters(actorOf(person), ties))
            expect(held.has(privateOf(apprentice.id)), `${person.name} → up:${apprentice.name}`).toBe(person.id === apprentice.id && person.roles.includes('apprentice'))
          }
        }
      }),
      { numRuns: 300 },
    )
    // A property over worlds in which nobody may read anything would prove nothing.
    expect(Math.min(seen.held, seen.not)).toBeGreaterThan(1_000)
  })
})

describe('a school on an ordinary day', () => {
  const world: World = { people: [liWei, heLan, zhangGang, wangFang, zhaoMin], cohorts: [cohortOf()], placements: [placementOf({ mentors: [guidanceOf(zhangGang, { until: day('2026-04-30') })] })] }
  const inApril = moment('2026-04-10T09:00Z')
  const inMay = moment('2026-05-10T09:00Z')

  test('an apprentice holds his own three scopes, his class and his plan, the keys of his mentors, and nothing of a classmate', async () => {
    expect(await scopesIn(world, liWei, inApril)).toEqual(['co:cohort-2026', 'ref:keys:zhang-gang', 'ref:plan', 'u:li-wei', 'up:li-wei', 'ut:li-wei'])
  })

  test('a mentor holds the portfolio and the plan while he guides, and nothing after', async () => {
    expect(await scopesIn(world, zhangGang, inApril)).toEqual(['ref:plan', 'u:li-wei'])
    expect(await scopesIn(world, zhangGang, inMay)).toEqual([])
  })

  test('first and last day of a mentor count in full, at every clock on earth', async () => {
    const turns = ['2026-02-28T09:59Z', '2026-02-28T10:00Z', '2026-05-01T11:59Z', '2026-05-01T12:00Z'].map(moment)
    const held = await Promise.all(turns.map((at) => scopesIn(world, zhangGang, at)))
    expect(held.map((scopes) => scopes.length > 0)).toEqual([false, true, true, false])
  })

  test('a teacher holds the portfolios and school matters of her class, but nobody’s private rows', async () => {
    expect(await scopesIn(world, wangFang, inMay)).toEqual(['co:cohort-2026', 'ref:keys:zhang-gang', 'ref:plan', 'sc:school', 'u:he-lan', 'u:li-wei', 'ut:he-lan', 'ut:li-wei'])
  })

  test('the office holds classes, plans and the school, and no portfolio', async () => {
    expect(await scopesIn(world, zhaoMin, inMay)).toEqual(['co:cohort-2026', 'ref:plan', 'sc:school'])
  })

  test('who loses a role loses what came with it', async () => {
    expect(await scopesIn(world, { ...wangFang, roles: ['coordinator'] }, inMay)).toEqual(['co:cohort-2026', 'ref:plan', 'sc:school'])
    expect(await scopesIn(world, { ...zhangGang, roles: ['teacher'] }, inApril)).toEqual(['co:cohort-2026', 'ref:plan', 'sc:school'])
  })
})

describe('where a row lives', () => {
  const reflection: Reflection = {
    id: 'r1' as ReflectionId,
    apprentice: liWei.id,
    dimension: 'rigour',
    text: 'I measured twice.',
    logs: [],
    shared: false,
    writtenAt: 1,
    changedAt: 1,
    otherVersions: [],
  }

  test('a private reflection lives where only its writer can look, and moves when it is shared', () => {
    expect(scopeOf('reflection', reflection)).toBe('up:li-wei')
    expect(scopeOf('reflection', { ...reflection, shared: true })).toBe('u:li-wei')
  })

  test('people who guide are known to the staff, an apprentice to those around him', () => {
    expect(scopeOf('person', liWei)).toBe('u:li-wei')
    expect(scopeOf('person', zhangGang)).toBe('sc:school')
  })

  test('plans live with their versions, whoever uses them', () => {
    expect(scopeOf('programme', { ...programmeOf(), plan: 'other' as PlanId })).toBe('ref:other')
  })

  test('a scope is one of six sorts and a name', () => {
    expect(['u:a', 'ut:a', 'up:a', 'co:a', 'ref:a', 'sc:a'].every((s) => scope.safeParse(s).success)).toBe(true)
    expect(['u:', 'x:a', 'teachers:c1', 'u:a b', `u:${'a'.repeat(101)}`].some((s) => scope.safeParse(s).success)).toBe(false)
  })
})
