/** What waits for a teacher: logs handed in, and sign-offs without a second signature. Pure: rows in, items out. */
import type { Instant } from '#domain/calendar-day.ts'
import type { Level } from '#domain/competency.ts'
import type { Feedback } from '#domain/feedback.ts'
import type { CompetencyId, PersonId, PracticeLogId, SignOffId } from '#domain/ids.ts'
import { changedFields, contentOf, type LogRevision, type PracticeLog } from '#domain/practice-log.ts'
import type { Programme } from '#domain/programme.ts'
import { findCompetency } from '#domain/programme.ts'
import { isExpired, type SignatureBook, type SignOff, standing } from '#domain/sign-off.ts'
import type { LocalText } from '#domain/text.ts'

interface Waiting {
  readonly apprentice: PersonId
  readonly name: string
  /** Since when it waits. */
  readonly at: Instant
}

export interface WaitingLog extends Waiting {
  readonly kind: 'log'
  readonly id: PracticeLogId
  readonly task: string
  /** As it waits: an answer is for this one. */
  readonly revision: number
  readonly late: boolean
  /** Of a log that was handed in again: how many fields changed; null where the earlier revision is not here. */
  readonly resubmitted: { readonly changed: number | null } | null
}

export interface WaitingSignOff extends Waiting {
  readonly kind: 'sign-off'
  readonly id: SignOffId
  readonly code: string
  readonly title: LocalText
  readonly level: Level
  readonly assurance?: SignOff['assurance']
  readonly mentor: string
  readonly needsReview: boolean
  /** A teacher doubts it: it waits for the mentor. */
  readonly disputed: boolean
  /** She signed this competency herself: the second signature must come from another hand. */
  readonly own: boolean
}

export type ReviewItem = WaitingLog | WaitingSignOff

export const addressOf = (item: Pick<ReviewItem, 'kind' | 'id'>): string => `/review/${item.kind}/${encodeURIComponent(item.id)}`
export const isSame = (a: Pick<ReviewItem, 'kind' | 'id'>, b: Pick<ReviewItem, 'kind' | 'id'>): boolean => a.kind === b.kind && a.id === b.id

/** The revision that a reader knows: the one that was returned, else the one before. 0 for a first revision. */
export const baseRevision = (log: Pick<PracticeLog, 'id' | 'revision'>, feedback: readonly Feedback[]): number => {
  const returned = feedback
    .filter((f) => f.returns && f.about.id === log.id && f.about.revision !== null && f.about.revision < log.revision)
    .map((f) => f.about.revision ?? 0)
  return returned.length > 0 ? Math.max(...returned) : log.revision - 1
}

export const waitingLog = (log: PracticeLog, name: string, base: LogRevision | undefined): WaitingLog => ({
  kind: 'log',
  id: log.id,
  apprentice: log.apprentice,
  name,
  at: log.submittedAt,
  task: log.task,
  revision: log.revision,
  late: log.late,
  resubmitted: log.revision === 1 ? null : { changed: base === undefined ? null : changedFields(base.content, contentOf(log)).length },
})

/**
 * Of each competency the sign-off that carries most and has no second signature yet. A lower one, or one that lapsed,
 * asks for nothing; one by a mentor who had left always asks.
 */
export const awaitingEndorsement = (book: SignatureBook, programmeOf: (s: SignOff) => Programme | null, at: Instant): readonly SignOff[] => {
  const endorsed = new Set(book.endorsements.map((e) => e.signOff))
  const competencies = new Set<CompetencyId>(book.signOffs.map((s) => s.competency))
  return [...competencies].flatMap((id) => {
    const valid = standing(book, id).filter((s) => {
      const programme = programmeOf(s)
      const competency = programme === null ? undefined : findCompetency(programme, id)
      return competency === undefined || !isExpired(s, competency, at)
    })
    const reached = Math.max(0, ...valid.filter((s) => endorsed.has(s.id)).map((s) => s.level))
    const open = valid.filter((s) => !endorsed.has(s.id))
    const top = open.reduce<SignOff | null>((best, s) => (best === null || s.level >= best.level ? s : best), null)
    return open.filter((s) => s.needsReview || (s === top && s.level > reached))
  })
}

export const ORDERS = ['oldest', 'newest'] as const
export type Order = (typeof ORDERS)[number]

export const inOrder = (items: readonly ReviewItem[], order: Order): readonly ReviewItem[] =>
  items.toSorted((a, b) => (order === 'oldest' ? a.at - b.at : b.at - a.at) || (a.id < b.id ? -1 : 1))

/** Where to go when this one is done: the next, at the end the one before, null if it was the only one. */
export const neighbour = (items: readonly ReviewItem[], of: Pick<ReviewItem, 'kind' | 'id'>): ReviewItem | null => {
  const at = items.findIndex((i) => isSame(i, of))
  return at === -1 ? (items[0] ?? null) : (items[at + 1] ?? items[at - 1] ?? null)
}
