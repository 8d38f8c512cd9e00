/**
 * How a placement comes to start. The office prepares it; when the agreement is there, for a minor a guardian's consent
 * too, and somebody who guides, the office lets it start. From then on its dates decide.
 */
import { addDays, type CalendarDay } from './calendar-day.ts'
import { type Guidance, isReady, type Placement } from './placement.ts'

export const PLACEMENT_STATES = ['prepared', 'ready', 'running', 'ended'] as const
export type PlacementState = (typeof PLACEMENT_STATES)[number]

/** Where a placement stands on a day. Whatever was never let start is over, too, when its time has passed. */
export const placementState = (p: Pick<Placement, 'papers' | 'start' | 'end'>, today: CalendarDay): PlacementState => {
  if (today > p.end) return 'ended'
  if (!isReady(p)) return 'prepared'
  return today < p.start ? 'ready' : 'running'
}

export const START_LACKS = ['agreement', 'guardian-consent', 'mentor'] as const
export type StartLack = (typeof START_LACKS)[number]

const COMES_OF_AGE = 18

/** Whoever was born after this day is under 18 on the placement's first day. On 29 February it is the 28th. */
export const lastBirthdayOfAdults = (start: CalendarDay): CalendarDay => {
  const year = Math.max(0, Number(start.slice(0, 4)) - COMES_OF_AGE)
  // Eighteen years from a leap year there is none.
  return `${String(year).padStart(4, '0')}-${start.endsWith('02-29') ? '02-28' : start.slice(5)}` as CalendarDay
}

/** What is missing before the office may let it start. Of a placement without papers, from before they were kept here, nothing. */
export const lacksToStart = ({ papers, mentors, start }: Pick<Placement, 'papers' | 'mentors' | 'start'>): readonly StartLack[] => {
  if (papers === undefined) return []
  const lacks: Readonly<Record<StartLack, boolean>> = {
    agreement: papers.agreement === null,
    'guardian-consent': papers.minor && papers.guardianConsent === null,
    mentor: !mentors.some((m) => m.until === null || m.until >= start),
  }
  return START_LACKS.filter((lack) => lacks[lack])
}

/**
 * Nobody who guided is ever taken off the list, only given a last day: the people of a placement that may start stay,
 * each from his first day on. One that is only being prepared has guided nobody yet.
 */
export const keepsItsMentors = (before: Pick<Placement, 'papers' | 'mentors'>, mentors: readonly Pick<Guidance, 'person' | 'from'>[]): boolean =>
  !isReady(before) || before.mentors.every((old) => mentors.some((m) => m.person === old.person && m.from === old.from))

/**
 * A mentor goes and another comes: the one gets his last day, the other begins the day after. A turn that would only
 * begin after that day never comes about and gives way whole.
 */
export const replaceMentor = (mentors: readonly Guidance[], leaving: Guidance['person'], lastDay: CalendarDay, successor: Pick<Guidance, 'person' | 'name'>): readonly Guidance[] => {
  const isLeaving = (m: Guidance) => m.person === leaving && (m.until === null || m.until > lastDay)
  const as = mentors.find(isLeaving)?.as
  if (as === undefined) return mentors
  const left = mentors.flatMap((m): readonly Guidance[] => (!isLeaving(m) ? [m] : m.from > lastDay ? [] : [{ ...m, until: lastDay }]))
  return [...left, { ...successor, as, from: addDays(lastDay, 1), until: null }]
}
