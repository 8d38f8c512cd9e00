/**
 * What stands between an apprentice and the next level of one competency: facts that he can do something about, in the
 * order in which he would. Pure; the page puts them into words.
 */
import { daysBetween, type CalendarDay, type Instant, dayAt } from '#domain/calendar-day.ts'
import { type Competency, type Level, LEVELS } from '#domain/competency.ts'
import type { CompetencyId } from '#domain/ids.ts'
import type { CompetencyStanding, Portfolio } from '#domain/progress.ts'
import { isExpired, lastValidDay, openSafetyPrerequisites, type SignOffRequest, standing as standingSignOffs } from '#domain/sign-off.ts'

export type Missing =
  | { readonly fact: 'not-practised' }
  | { readonly fact: 'expired'; readonly on: CalendarDay }
  | { readonly fact: 'expires-soon'; readonly on: CalendarDay }
  | { readonly fact: 'request-returned'; readonly request: SignOffRequest }
  | { readonly fact: 'asked'; readonly request: SignOffRequest }
  | { readonly fact: 'ask' }
  | { readonly fact: 'prerequisite-open'; readonly competency: CompetencyId; readonly safety: boolean; /** Signed, but only on paper that nobody has endorsed. */ readonly onPaper: boolean }
  | { readonly fact: 'second-five' }
  | { readonly fact: 'changed-since-signing' }
  | { readonly fact: 'school-reviews' }
  | { readonly fact: 'not-endorsed' }

const SOON_DAYS = 30

/** The level to work towards: the one above what is carried, of a lapsed one the same again; null at the top. */
export const nextLevel = (s: Pick<CompetencyStanding, 'status' | 'level'>): Level | null => {
  if (s.level === null) return 1
  if (s.status === 'expired' || s.status === 'asked') return s.level
  return LEVELS.find((l) => l > (s.level ?? 0)) ?? null
}

interface MissingFor {
  readonly competency: Competency
  readonly standing: CompetencyStanding
  readonly all: readonly Competency[]
  readonly portfolio: Portfolio
  readonly request: SignOffRequest | null
  readonly at: Instant
}

/** Open prerequisites: never signed, or lapsed. Safety ones bar level 5; the others are advice of the plan. */
const openPrerequisites = ({ competency, all, portfolio, at }: MissingFor): readonly Missing[] => {
  const safety = new Set(openSafetyPrerequisites(competency, all, portfolio, at))
  const isSigned = (id: CompetencyId): boolean => {
    const required = all.find((c) => c.id === id)
    return standingSignOffs(portfolio, id).some((s) => required === undefined || !isExpired(s, required, at))
  }
  return competency.prerequisites
    .filter((p) => (p.safety ? safety.has(p.competency) : !isSigned(p.competency)))
    .map((p) => ({ fact: 'prerequisite-open', competency: p.competency, safety: p.safety, onPaper: isSigned(p.competency) }))
}

const expiry = ({ competency, standing, at }: MissingFor): readonly Missing[] => {
  const on = standing.latest === null ? null : lastValidDay(standing.latest, competency)
  if (on === null) return []
  if (standing.status === 'expired' || standing.status === 'asked') return [{ fact: 'expired', on }]
  return daysBetween(dayAt(at), on) <= SOON_DAYS ? [{ fact: 'expires-soon', on }] : []
}

export const missingFor = (about: MissingFor): readonly Missing[] => {
  const { standing: s, request } = about
  const signed = s.status === 'signed' || s.status === 'endorsed'
  const missing: Missing[] = []
  if (s.logs.length === 0 && !signed) missing.push({ fact: 'not-practised' })
  missing.push(...expiry(about))
  if (request?.state === 'open') missing.push({ fact: 'asked', request })
  else if (request?.state === 'returned') missing.push({ fact: 'request-returned', request })
  else if (s.logs.length > 0 && s.level !== 5) missing.push({ fact: 'ask' })
  if (s.level !== 5) missing.push(...openPrerequisites(about))
  if (s.awaitsSecondFive) missing.push({ fact: 'second-five' })
  if (signed && s.changedSinceSigning) missing.push({ fact: 'changed-since-signing' })
  if (signed && s.needsReview) missing.push({ fact: 'school-reviews' })
  if (s.status === 'signed') missing.push({ fact: 'not-endorsed' })
  return missing
}
