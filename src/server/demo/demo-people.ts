/**
 * Who is at the demonstration school: two classes at two enterprises, with mentors who guide at different times. All
 * names are invented; people are named as they write themselves there, in both scripts.
 */
import { addDays, type CalendarDay } from '#domain/calendar-day.ts'
import type { Cohort } from '#domain/cohort.ts'
import type { CohortId, EnterpriseId, PersonId, PlacementId, PlanId, PracticeLogId, ProgrammeId, SchoolId } from '#domain/ids.ts'
import type { Enterprise, Person, Role, School, Signature } from '#domain/people.ts'
import type { Guidance, Placement } from '#domain/placement.ts'
import { type DemoClock, workdayAgo } from './demo-clock.ts'
import type { Language } from './demo-words.ts'

export const SCHOOL_ID = 'demo-school' as SchoolId
export const PLAN_ID = 'demo-rail' as PlanId
export const PROGRAMME_ID = 'demo-rail-1' as ProgrammeId

export const school: School = { id: SCHOOL_ID, name: 'Yunling Railway College 云岭铁道职业学院', demo: true }

export type Place = 'depot' | 'works'
const enterpriseNames: Readonly<Record<Place, string>> = {
  depot: 'Beihu Metro, East Depot 北湖地铁东车辆段',
  works: 'Hengyuan Rolling Stock Works 恒远机车车辆厂',
}
const posts: Readonly<Record<Place, string>> = {
  depot: 'Metro car maintenance 地铁车辆检修',
  works: 'Bogie and traction overhaul 转向架与牵引检修',
}
const enterpriseIdOf = (place: Place) => `demo-e-${place}` as EnterpriseId
export const enterprises: readonly Enterprise[] = (['depot', 'works'] as const).map((place) => ({
  id: enterpriseIdOf(place),
  school: SCHOOL_ID,
  name: enterpriseNames[place],
}))

export const personIdOf = (key: string): PersonId => `demo-p-${key}` as PersonId

interface Staff {
  readonly key: string
  readonly name: string
  readonly username: string
  readonly role: 'mentor' | 'teacher' | 'coordinator'
  readonly place: Place | null
}
const staff: readonly Staff[] = [
  { key: 'lu-haiyan', name: 'Lu Haiyan 陆海燕', username: 'coordinator', role: 'coordinator', place: null },
  { key: 'chen-min', name: 'Chen Min 陈敏', username: 'teacher', role: 'teacher', place: null },
  { key: 'huang-xiaofeng', name: 'Huang Xiaofeng 黄晓峰', username: 'teacher2', role: 'teacher', place: null },
  { key: 'zhang-jianguo', name: 'Zhang Jianguo 张建国', username: 'mentor', role: 'mentor', place: 'depot' },
  { key: 'wu-xiulan', name: 'Wu Xiulan 吴秀兰', username: 'mentor2', role: 'mentor', place: 'depot' },
  { key: 'ma-qiang', name: 'Ma Qiang 马强', username: 'mentor3', role: 'mentor', place: 'works' },
  { key: 'he-zhiyuan', name: 'He Zhiyuan 何志远', username: 'mentor4', role: 'mentor', place: 'works' },
]

/** Somebody's turn as mentor; days are counted in working days before today, null = from the start, or still. */
interface Turn {
  readonly mentor: string
  readonly as: Guidance['as']
  readonly from: number | null
  readonly until: number | null
}
const mentor = (key: string): Turn => ({ mentor: key, as: 'mentor', from: null, until: null })
const deputy = (key: string): Turn => ({ mentor: key, as: 'deputy', from: null, until: null })

export interface DemoApprentice {
  readonly key: string
  readonly name: string
  readonly username: string
  /** The language that this apprentice writes in, always. */
  readonly writes: Language
  readonly classNumber: 1 | 2
  readonly place: Place
  readonly guided: readonly Turn[]
  /** How many logs of the last eight weeks. */
  readonly logs: number
  /** Working days before today on which the newest log stands: one of them has written nothing for a while. */
  readonly newest: number
  /** Works evening shifts every third week. */
  readonly evenings: boolean
}

const apprentice = (
  n: number,
  key: string,
  name: string,
  writes: Language,
  place: Place,
  guided: readonly Turn[],
  more: Partial<Pick<DemoApprentice, 'logs' | 'newest' | 'evenings'>> = {},
): DemoApprentice => ({
  key,
  name,
  username: n === 1 ? 'apprentice' : `apprentice${n}`,
  writes,
  classNumber: n <= 6 ? 1 : 2,
  place,
  guided,
  logs: 17,
  newest: n % 2,
  evenings: n % 3 === 0,
  ...more,
})

/** On this working day before today He Zhiyuan had his last day with Gao Fei; the next morning Ma Qiang took over. */
const MENTOR_LEFT = 18

export const apprentices: readonly DemoApprentice[] = [
  apprentice(1, 'li-na', 'Li Na 李娜', 'en', 'depot', [mentor('zhang-jianguo'), deputy('wu-xiulan')], { logs: 19, newest: 0 }),
  apprentice(2, 'wang-wei', 'Wang Wei 王伟', 'zh', 'depot', [mentor('zhang-jianguo'), deputy('wu-xiulan')], { logs: 18 }),
  apprentice(3, 'chen-jie', 'Chen Jie 陈洁', 'en', 'depot', [mentor('zhang-jianguo')]),
  apprentice(4, 'liu-yang', 'Liu Yang 刘洋', 'zh', 'depot', [mentor('zhang-jianguo')]),
  apprentice(5, 'zhao-lei', 'Zhao Lei 赵磊', 'en', 'depot', [mentor('wu-xiulan')], { logs: 16 }),
  apprentice(6, 'sun-yue', 'Sun Yue 孙悦', 'zh', 'depot', [mentor('wu-xiulan')]),
  apprentice(7, 'zhou-hao', 'Zhou Hao 周浩', 'zh', 'depot', [mentor('wu-xiulan')], { logs: 13, newest: 8 }),
  apprentice(8, 'xu-ting', 'Xu Ting 徐婷', 'en', 'works', [mentor('ma-qiang')], { logs: 18 }),
  apprentice(9, 'gao-fei', 'Gao Fei 高飞', 'zh', 'works', [
    { mentor: 'he-zhiyuan', as: 'mentor', from: null, until: MENTOR_LEFT },
    { mentor: 'ma-qiang', as: 'mentor', from: MENTOR_LEFT - 1, until: null },
  ]),
  apprentice(10, 'lin-xia', 'Lin Xia 林霞', 'zh', 'works', [mentor('he-zhiyuan')]),
  apprentice(11, 'guo-peng', 'Guo Peng 郭鹏', 'en', 'works', [mentor('he-zhiyuan')], { logs: 16 }),
  apprentice(12, 'ma-li', 'Ma Li 马莉', 'zh', 'depot', [mentor('wu-xiulan')]),
]

const cohortIdOf = (n: 1 | 2) => `demo-co-${n}` as CohortId
const teacherOf = (n: 1 | 2) => (n === 1 ? 'chen-min' : 'huang-xiaofeng')

const nameOf = (key: string): string => {
  const found = [...staff, ...apprentices].find((p) => p.key === key)
  if (found === undefined) throw new RangeError(`Nobody at the demonstration school is called ${key}.`)
  return found.name
}

export const signed = (key: string, role: Role): Signature => ({ person: personIdOf(key), name: nameOf(key), role })
export const signedByTeacherOf = (a: DemoApprentice): Signature => signed(teacherOf(a.classNumber), 'teacher')

export const people: readonly Person[] = [
  ...staff.map((s) => ({
    id: personIdOf(s.key),
    school: SCHOOL_ID,
    name: s.name,
    roles: [s.role],
    cohort: null,
    enterprise: s.place === null ? null : enterpriseIdOf(s.place),
    active: true,
  })),
  ...apprentices.map((a) => ({
    id: personIdOf(a.key),
    school: SCHOOL_ID,
    name: a.name,
    roles: ['apprentice' as const],
    cohort: cohortIdOf(a.classNumber),
    enterprise: null,
    active: true,
  })),
]

export const accounts: readonly { readonly person: PersonId; readonly username: string }[] = [...apprentices, ...staff].map((p) => ({
  person: personIdOf(p.key),
  username: p.username,
}))

/** Third-year classes: they started in the September before last but one. */
export const cohortsAt = (today: CalendarDay): readonly Cohort[] => {
  const year = Number(today.slice(0, 4)) - (today.slice(5) < '09-01' ? 1 : 0)
  return ([1, 2] as const).map((n) => ({
    id: cohortIdOf(n),
    school: SCHOOL_ID,
    name: `Rail vehicles ${year - 2}-${n} 车辆检修${year - 2}-${n}班`,
    programme: PROGRAMME_ID,
    teachers: [personIdOf(teacherOf(n))],
    start: `${year - 2}-09-01` as CalendarDay,
    end: `${year + 1}-08-31` as CalendarDay,
  }))
}

export const placementIdOf = (key: string): PlacementId => `demo-pl-${key}` as PlacementId
/** Ma Li's first placement, at the works; it ended before she came to the depot. */
export const FORMER = { apprentice: 'ma-li', id: placementIdOf('ma-li-works'), mentor: 'he-zhiyuan', log: 'demo-l-ma-li-former' as PracticeLogId } as const

/** Days before and after today between which the running placements stand: under six months, as the rule asks. */
const SPAN = { start: -58, end: 96 } as const

const placementOf = (a: DemoApprentice, place: Place): Omit<Placement, 'id' | 'mentors' | 'start' | 'end'> => ({
  school: SCHOOL_ID,
  apprentice: personIdOf(a.key),
  cohort: cohortIdOf(a.classNumber),
  enterprise: enterpriseIdOf(place),
  enterpriseName: enterpriseNames[place],
  post: posts[place],
  programme: PROGRAMME_ID,
  plan: PLAN_ID,
  teacher: personIdOf(teacherOf(a.classNumber)),
  teacherName: nameOf(teacherOf(a.classNumber)),
  weeklyHours: 40,
})

export const placementsAt = (clock: DemoClock): readonly Placement[] => {
  const start = addDays(clock.today, SPAN.start)
  const running = apprentices.map((a): Placement => ({
    ...placementOf(a, a.place),
    id: placementIdOf(a.key),
    mentors: a.guided.map((turn) => ({
      person: personIdOf(turn.mentor),
      name: nameOf(turn.mentor),
      as: turn.as,
      from: turn.from === null ? start : workdayAgo(clock, turn.from),
      until: turn.until === null ? null : workdayAgo(clock, turn.until),
    })),
    start,
    end: addDays(clock.today, SPAN.end),
  }))
  const mover = apprentices.find((a) => a.key === FORMER.apprentice)
  if (mover === undefined) return running
  const from = addDays(clock.today, -225)
  const former: Placement = {
    ...placementOf(mover, 'works'),
    id: FORMER.id,
    mentors: [{ person: personIdOf(FORMER.mentor), name: nameOf(FORMER.mentor), as: 'mentor', from, until: null }],
    start: from,
    end: addDays(clock.today, -64),
  }
  return [former, ...running]
}

/** Who guides an apprentice on a working day, mentors before deputies. */
export const guidesOn = (a: DemoApprentice, daysAgo: number): readonly string[] =>
  a.guided
    .filter((t) => (t.from === null || daysAgo <= t.from) && (t.until === null || daysAgo >= t.until))
    .toSorted((x, y) => (x.as === y.as ? 0 : x.as === 'mentor' ? -1 : 1))
    .map((t) => t.mentor)
