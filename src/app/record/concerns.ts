/**
 * Concerns as this device knows them: with what was said, how they stand with the clock, and as whom the person here may
 * read them. A mentor's device holds only those that the apprentice shared, so nothing can be counted that he may not read.
 */
import { judgeDeed, isSelf, type Ties } from '#domain/access.ts'
import type { Instant } from '#domain/calendar-day.ts'
import { type Concern, type ConcernEvent, isOverdue } from '#domain/concern.ts'
import type { ConcernId, PersonId } from '#domain/ids.ts'
import type { Actor } from '#domain/people.ts'
import type { Placement } from '#domain/placement.ts'
import { now } from '../store/clock.ts'
import { type Database, shadowKey } from '../store/database.ts'

export type Voice = 'apprentice' | 'teacher' | 'mentor'

export interface ConcernRecord {
  readonly concern: Concern
  /** Earliest first. */
  readonly events: readonly ConcernEvent[]
  /** Name of who raised it. */
  readonly apprentice: string
  readonly placement: Placement | null
  /** As whom the person at this device reads it. */
  readonly voice: Voice
  /** The school does not have it yet. */
  readonly isUnsent: boolean
  /** Ids of what was said and has not reached the school. */
  readonly unsentEvents: ReadonlySet<string>
  /** False while the school has not heard of what starts the clock. */
  readonly clockRuns: boolean
}

/** What ties people to apprentices, with their names. */
export interface KnownTies extends Ties {
  readonly name: string
}

export const readKnownTies = async (db: Database, apprentices: readonly PersonId[]): Promise<ReadonlyMap<PersonId, KnownTies>> => {
  const [people, placements, cohorts] = await Promise.all([
    db.rows('person').bulkGet([...apprentices]),
    db.rows('placement').where('apprentice').anyOf(apprentices).toArray(),
    db.rows('cohort').toArray(),
  ])
  return new Map(
    apprentices.map((apprentice, n) => {
      const person = people[n]
      const ties = { placements: placements.filter((p) => p.apprentice === apprentice), cohorts: cohorts.filter((c) => c.id === person?.cohort) }
      return [apprentice, { apprentice, name: person?.name ?? '', ...ties }]
    }),
  )
}

/** Equal to who may speak on it (sync/mutators/concern.ts). */
const voiceOf = (actor: Actor, ties: Ties, { audience }: Concern, at: Instant): Voice | null => {
  if (isSelf(actor, ties)) return 'apprentice'
  if (judgeDeed(actor, 'answer-concern', ties, at) === null) return 'teacher'
  return audience === 'school-and-mentors' && judgeDeed(actor, 'sign', ties, at) === null ? 'mentor' : null
}

/** Those of the given concerns that the person here may read. */
const toRecords = async (db: Database, actor: Actor, concerns: readonly Concern[]): Promise<readonly ConcernRecord[]> => {
  if (concerns.length === 0) return []
  const ties = await readKnownTies(db, [...new Set(concerns.map((c) => c.apprentice))])
  const events = await db.rows('concernEvent').where('concern').anyOf(concerns.map((c) => c.id)).sortBy('at')
  const [copies, eventCopies] = await Promise.all([
    db.shadow.bulkGet(concerns.map((c) => shadowKey('concern', c.id))),
    db.shadow.bulkGet(events.map((e) => shadowKey('concernEvent', e.id))),
  ])
  const at = now()
  return concerns.flatMap((concern, n): readonly ConcernRecord[] => {
    const his = ties.get(concern.apprentice)
    const voice = his === undefined ? null : voiceOf(actor, his, concern, at)
    if (his === undefined || voice === null) return []
    // Without a copy of the school's beside it, the row is the school's.
    const copy = copies[n]
    return [
      {
        concern,
        events: events.filter((e) => e.concern === concern.id),
        apprentice: his.name,
        placement: his.placements.find((p) => p.id === concern.placement) ?? null,
        voice,
        isUnsent: copy?.row === null,
        unsentEvents: new Set(events.filter((_, i) => eventCopies[i]?.row === null).map((e) => e.id)),
        clockRuns: copy === undefined || (copy.row as Concern | null)?.due === concern.due,
      },
    ]
  })
}

/** All that this person may read here. */
export const readConcerns = async (db: Database, actor: Actor): Promise<readonly ConcernRecord[]> => toRecords(db, actor, await db.rows('concern').toArray())

export const readConcernsOf = async (db: Database, actor: Actor, apprentice: PersonId): Promise<readonly ConcernRecord[]> =>
  toRecords(db, actor, await db.rows('concern').where('apprentice').equals(apprentice).toArray())

/** Null where this person has no such concern on this device. */
export const readConcern = async (db: Database, actor: Actor, id: ConcernId): Promise<ConcernRecord | null> => {
  const concern = await db.rows('concern').get(id)
  return concern === undefined ? null : ((await toRecords(db, actor, [concern]))[0] ?? null)
}

export type ConcernStanding =
  | { readonly kind: 'unsent' | 'answered' | 'closed' }
  | { readonly kind: 'owed'; readonly by: Instant }
  | { readonly kind: 'overdue'; readonly since: Instant }

export const standingOf = ({ concern, clockRuns }: Pick<ConcernRecord, 'concern' | 'clockRuns'>, at: Instant): ConcernStanding => {
  if (concern.state === 'closed') return { kind: 'closed' }
  if (concern.due === null) return { kind: 'answered' }
  if (!clockRuns) return { kind: 'unsent' }
  return isOverdue(concern, at) ? { kind: 'overdue', since: concern.due } : { kind: 'owed', by: concern.due }
}

/** With the mentors: who teaches him too holds more than he shared with those. */
export const isShared = ({ concern }: ConcernRecord): boolean => concern.audience === 'school-and-mentors'

const ORDER = { open: 0, answered: 1, closed: 2 } as const

/** By deadline, so that what is overdue comes first; then what is answered, then what is closed, the newest first. */
export const inOrderOfDeadline = (records: readonly ConcernRecord[]): readonly ConcernRecord[] =>
  records.toSorted(
    ({ concern: a }, { concern: b }) => ORDER[a.state] - ORDER[b.state] || (a.due ?? 0) - (b.due ?? 0) || b.receivedAt - a.receivedAt || (a.id < b.id ? -1 : 1),
  )
