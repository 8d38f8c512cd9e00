/**
 * The placement guard (rule 6): what the regulation on student placements forbids, held against the hours of a logbook.
 * It warns and never blocks: the apprentice first, while he types, the teacher when the log has reached the school.
 * Rules are data, each with its source; the school may lift one for a time, and the reason stays in sight.
 */
import { type CalendarDay, calendarDay, daysBetween, mondayOf } from './calendar-day.ts'
import { type DayShare, sharesByDay, sumOfMinutes, type Worked } from './hours.ts'
import type { Exemption, Placement } from './placement.ts'
import type { LocalText } from './text.ts'

export const GUARD_RULE_IDS = ['day-over-8h', 'week-over-hours', 'night', 'rest-day', 'longer-than-6-months', 'without-agreement'] as const
export type GuardRuleId = (typeof GUARD_RULE_IDS)[number]
/** A newer school may know rules that this build does not. */
export const isGuardRule = (rule: string): rule is GuardRuleId => (GUARD_RULE_IDS as readonly string[]).includes(rule)

interface GuardRule {
  readonly id: GuardRuleId
  /** Where it stands, for people. */
  readonly source: LocalText
  /** The switch: a rule that is off is not judged. */
  readonly on: boolean
}

const regulation = (clause: LocalText): LocalText => ({
  en: `Regulation on the Management of Placements of Vocational School Students (2021), ${clause['en'] ?? ''}`,
  zh: `《职业学校学生实习管理规定》（2021年修订，教职成〔2021〕4号）${clause['zh'] ?? ''}`,
})
const restAndNight = regulation({ en: 'article 17', zh: '第十七条' })
const agreement: LocalText = { en: 'The placement agreement: weekly hours', zh: '实习协议约定的每周工时' }

export const GUARD_RULES: readonly GuardRule[] = [
  { id: 'day-over-8h', source: restAndNight, on: true },
  { id: 'week-over-hours', source: agreement, on: true },
  { id: 'night', source: restAndNight, on: true },
  { id: 'rest-day', source: restAndNight, on: true },
  { id: 'longer-than-6-months', source: regulation({ en: 'on the length of a placement', zh: '关于岗位实习时间' }), on: true },
  { id: 'without-agreement', source: regulation({ en: 'on the agreement of three parties and the consent of guardians', zh: '关于三方协议和监护人知情同意' }), on: true },
]

/** Longest day, minutes. */
export const DAY_LIMIT = 480
/** The night in minutes after midnight: until 6:00, and from 22:00 on. */
const NIGHT = { until: 360, from: 1_320 } as const
/** Saturday and Sunday, where a placement says nothing else. */
const USUAL_REST_DAYS: readonly number[] = [6, 7]

/** What speaks against a day, a week, or the length of a placement. A fact with its rule, never a judgement of the person. */
export interface GuardWarning {
  readonly rule: GuardRuleId
  /** The day it is about; of a week its Monday; of the placement the first day beyond six months. */
  readonly day: CalendarDay
  /** Of the day or the week all that was worked; at night only what was; beyond six months all since. */
  readonly minutes: number
  /** Why the school allows it here; null where it does not. */
  readonly exempt: Exemption | null
}

interface Question {
  /** Judge only these days, and the weeks that they are in. */
  readonly only?: readonly CalendarDay[]
  readonly rules?: readonly GuardRule[]
}

/** 1 Monday … 7 Sunday. */
const weekday = (day: CalendarDay): number => daysBetween(mondayOf(day), day) + 1

export const isRestDay = (placement: Pick<Placement, 'restDays'>, day: CalendarDay): boolean =>
  (placement.restDays ?? USUAL_REST_DAYS).includes(weekday(day))

/** The day after six months: of 1 March 1 September; of 31 August, which has no 31 February, 1 March. */
export const sixMonthsAfter = (start: CalendarDay): CalendarDay => {
  const month = Number(start.slice(5, 7)) + 5
  const inMonth = (n: number): string => `${String(Number(start.slice(0, 4)) + Math.floor(n / 12)).padStart(4, '0')}-${String((n % 12) + 1).padStart(2, '0')}`
  const same = calendarDay.safeParse(`${inMonth(month)}-${start.slice(8)}`)
  return same.success ? same.data : (`${inMonth(month + 1)}-01` as CalendarDay)
}

const nightMinutes = ({ from, minutes }: Pick<DayShare, 'from' | 'minutes'>): number =>
  from === null ? 0 : Math.max(0, Math.min(from + minutes, NIGHT.until) - from) + Math.max(0, from + minutes - Math.max(from, NIGHT.from))

/** The exemption that lifts a rule on every one of the days; of several, the first that says so of the first day. */
const exemptionFor = ({ exemptions = [] }: Pick<Placement, 'exemptions'>, rule: GuardRuleId, days: readonly CalendarDay[]): Exemption | null => {
  const lifting = (day: CalendarDay) => exemptions.find((e) => e.rule === rule && e.from <= day && day <= e.until)
  const [first] = days
  return first !== undefined && days.every((d) => lifting(d) !== undefined) ? (lifting(first) ?? null) : null
}

/**
 * All that speaks against the hours of one placement, by day. A week, and the time beyond six months, are exempt when
 * every day worked in them is.
 * @param logs of this placement, in any order; a week is judged by those that are there
 */
export const guardWarnings = (placement: Placement, logs: readonly Worked[], { only, rules = GUARD_RULES }: Question = {}): readonly GuardWarning[] => {
  const days = [...sharesByDay(logs)].map(([day, shares]) => ({ day, monday: mondayOf(day), shares, minutes: sumOfMinutes(shares) })).toSorted((a, b) => (a.day < b.day ? -1 : 1))
  const asked = only === undefined ? days : days.filter((d) => only.includes(d.day))
  const warn = (rule: GuardRuleId, day: CalendarDay, minutes: number, worked: readonly CalendarDay[] = [day]): GuardWarning => ({ rule, day, minutes, exempt: exemptionFor(placement, rule, worked) })

  const judge: { readonly [R in GuardRuleId]: () => readonly GuardWarning[] } = {
    'day-over-8h': () => asked.filter((d) => d.minutes > DAY_LIMIT).map((d) => warn('day-over-8h', d.day, d.minutes)),
    night: () => asked.map((d) => warn('night', d.day, d.shares.reduce((sum, s) => sum + nightMinutes(s), 0))).filter((w) => w.minutes > 0),
    'rest-day': () => asked.filter((d) => isRestDay(placement, d.day)).map((d) => warn('rest-day', d.day, d.minutes)),
    'week-over-hours': () =>
      [...new Set(asked.map((d) => d.monday))]
        .map((monday) => ({ monday, worked: days.filter((d) => d.monday === monday) }))
        .filter(({ worked }) => sumOfMinutes(worked) > placement.weeklyHours * 60)
        .map(({ monday, worked }) => warn('week-over-hours', monday, sumOfMinutes(worked), worked.map((d) => d.day))),
    'longer-than-6-months': () => {
      const first = sixMonthsAfter(placement.start)
      // Asked about one day, it matters only if that day lies beyond; asked about the placement, as soon as it is planned so.
      const isAsked = only === undefined ? placement.end >= first : asked.some((d) => d.day >= first)
      const worked = days.filter((d) => d.day >= first)
      return isAsked ? [warn('longer-than-6-months', first, sumOfMinutes(worked), worked.length === 0 ? [first, placement.end] : worked.map((d) => d.day))] : []
    },
    // No reason lifts this one: what was not agreed is not a placement.
    'without-agreement': () => asked.filter((d) => !isCovered(placement, d.day)).map((d) => ({ rule: 'without-agreement', day: d.day, minutes: d.minutes, exempt: null })),
  }
  return rules.filter((r) => r.on).flatMap((r) => judge[r.id]()).toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** Was work on that day covered by what was signed? Where the office keeps no papers nothing is known against it. */
const isCovered = ({ papers }: Pick<Placement, 'papers'>, day: CalendarDay): boolean => {
  if (papers === undefined) return true
  const { minor, agreement, guardianConsent } = papers
  return agreement !== null && agreement.signedOn <= day && (!minor || (guardianConsent !== null && guardianConsent.signedOn <= day))
}

/** What one more log adds: the warnings with it that were not there, or not as grave, without it. */
export const warningsOf = (placement: Placement, log: Worked, others: readonly Worked[]): readonly GuardWarning[] => {
  const only = [...sharesByDay([log]).keys()]
  const before = guardWarnings(placement, others, { only })
  return guardWarnings(placement, [...others, log], { only }).filter((w) => !before.some((b) => b.rule === w.rule && b.day === w.day && b.minutes === w.minutes))
}
