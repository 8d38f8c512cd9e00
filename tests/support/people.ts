/**
 * The people that tests speak of, and what they have to do with each other: Li Wei is an apprentice at the bogie
 * workshop; Zhang Gang is his mentor, Chen Hua the deputy; Wang Fang teaches his class; Zhao Min runs the office.
 * Sun Tao is a mentor elsewhere and a stranger here, He Lan an apprentice of the same class.
 */
import type { CalendarDay, Instant } from '#domain/calendar-day.ts'
import type { Cohort } from '#domain/cohort.ts'
import type { Competency } from '#domain/competency.ts'
import type { CohortId, CompetencyId, EnterpriseId, PersonId, PlacementId, PlanId, PracticeLogId, ProgrammeId, SchoolId, SignOffId, UnitId } from '#domain/ids.ts'
import type { Actor, Person, Role } from '#domain/people.ts'
import type { Guidance, Placement } from '#domain/placement.ts'
import type { PracticeLogContent } from '#domain/practice-log.ts'
import type { Programme } from '#domain/programme.ts'
import type { ProvisionalSignOff } from '#domain/provisional.ts'
import type { SignOff } from '#domain/sign-off.ts'

export const day = (d: string) => d as CalendarDay
/** A moment, written as people write it: `2026-03-05T10:00Z`. */
export const moment = (iso: string): Instant => Date.parse(iso)
export const HOUR = 3_600_000
export const DAY = 24 * HOUR

export const SCHOOL = 'school' as SchoolId
export const COHORT = 'cohort-2026' as CohortId
export const PLAN = 'plan' as PlanId
export const PROGRAMME = 'programme-1' as ProgrammeId
export const ENTERPRISE = 'works' as EnterpriseId
export const PLACEMENT = 'placement' as PlacementId

export const personOf = (id: string, name: string, roles: readonly Role[], over: Partial<Person> = {}): Person => ({
  id: id as PersonId,
  school: SCHOOL,
  name,
  roles,
  cohort: null,
  enterprise: null,
  active: true,
  ...over,
})

export const liWei = personOf('li-wei', 'Li Wei', ['apprentice'], { cohort: COHORT })
export const heLan = personOf('he-lan', 'He Lan', ['apprentice'], { cohort: COHORT })
export const zhangGang = personOf('zhang-gang', 'Zhang Gang', ['mentor'], { enterprise: ENTERPRISE })
export const chenHua = personOf('chen-hua', 'Chen Hua', ['mentor'], { enterprise: ENTERPRISE })
export const wangFang = personOf('wang-fang', 'Wang Fang', ['teacher'])
export const zhaoMin = personOf('zhao-min', 'Zhao Min', ['coordinator'])
export const sunTao = personOf('sun-tao', 'Sun Tao', ['mentor'])

export const actorOf = (p: Person): Actor => ({ person: p.id, school: p.school, name: p.name, roles: p.roles })

export const guidanceOf = (p: Person, over: Partial<Guidance> = {}): Guidance => ({
  person: p.id,
  name: p.name,
  as: 'mentor',
  from: day('2026-03-01'),
  until: null,
  ...over,
})

/** March to August 2026, with Zhang Gang and Chen Hua. */
export const placementOf = (over: Partial<Placement> = {}): Placement => ({
  id: PLACEMENT,
  school: SCHOOL,
  apprentice: liWei.id,
  cohort: COHORT,
  enterprise: ENTERPRISE,
  enterpriseName: 'Rail Works',
  post: 'Bogie workshop',
  programme: PROGRAMME,
  plan: PLAN,
  mentors: [guidanceOf(zhangGang), guidanceOf(chenHua, { as: 'deputy' })],
  teacher: wangFang.id,
  teacherName: wangFang.name,
  start: day('2026-03-01'),
  end: day('2026-08-31'),
  weeklyHours: 40,
  ...over,
})

export const cohortOf = (over: Partial<Cohort> = {}): Cohort => ({
  id: COHORT,
  school: SCHOOL,
  name: 'Rail vehicles 2026',
  programme: PROGRAMME,
  teachers: [wangFang.id],
  start: day('2026-02-01'),
  end: day('2029-01-31'),
  ...over,
})

export const competencyOf = (id: string, over: Partial<Competency> = {}): Competency => ({
  id: id as CompetencyId,
  code: id,
  title: { en: `Competency ${id}` },
  kind: 'skill',
  craft: [],
  standard: null,
  prerequisites: [],
  validDays: null,
  plannedMinutes: null,
  ...over,
})

export const SECURE = 'secure' as CompetencyId
export const MEASURE = 'measure' as CompetencyId
export const DRAWINGS = 'drawings' as CompetencyId
export const TIDINESS = 'tidiness' as CompetencyId

/** Securing a vehicle is the safety prerequisite of measuring an axle seat, and lapses after a year. */
export const programmeOf = (competencies?: readonly Competency[]): Programme => ({
  id: PROGRAMME,
  plan: PLAN,
  school: SCHOOL,
  version: 1,
  title: { en: 'Bogie maintenance' },
  languages: ['en'],
  source: '',
  units: [
    {
      id: 'unit' as UnitId,
      code: 'B',
      title: { en: 'Wheelsets' },
      competencies: competencies ?? [
        competencyOf(SECURE, { validDays: 365 }),
        competencyOf(MEASURE, { prerequisites: [{ competency: SECURE, safety: true }] }),
        competencyOf(DRAWINGS, { kind: 'knowledge' }),
        competencyOf(TIDINESS, { kind: 'character' }),
      ],
    },
  ],
})

export const contentOf = (over: Partial<PracticeLogContent> = {}): PracticeLogContent => ({
  task: 'Axle seat',
  practisedOn: day('2026-03-05'),
  minutes: 90,
  whatIDid: 'Measured the axle seat at three places.',
  competencies: [MEASURE],
  measurements: [],
  attempts: null,
  ownDefects: '',
  improvement: '',
  notApplicable: [],
  ...over,
})

/** Zhang Gang signs that Li Wei measures at level 3. */
export const signOffOf = (id: string, over: Partial<SignOff> = {}): SignOff => ({
  id: id as SignOffId,
  apprentice: liWei.id,
  competency: MEASURE,
  placement: PLACEMENT,
  programme: PROGRAMME,
  level: 3,
  facts: { takeovers: 0, prompts: 0, defects: 0 },
  comment: '',
  logs: [],
  by: { person: zhangGang.id, name: zhangGang.name, role: 'mentor' },
  at: moment('2026-03-10T09:00Z'),
  needsReview: false,
  ...over,
})

export const seen = (log: string, revision: number) => ({ log: log as PracticeLogId, revision })

/** Typed with a code of Zhang Gang, and heard by the school a minute later. */
export const provisionalOf = (id: string, over: Partial<ProvisionalSignOff> = {}): ProvisionalSignOff => ({
  id: id as ProvisionalSignOff['id'],
  apprentice: liWei.id,
  competency: MEASURE,
  level: 3,
  facts: { takeovers: 1, prompts: 0, defects: 0 },
  comment: 'Held it level.',
  logs: [],
  mentor: { person: zhangGang.id, name: zhangGang.name },
  at: moment('2026-03-10T08:00Z'),
  heardAt: moment('2026-03-10T08:01Z'),
  answer: null,
  ...over,
})
