/**
 * What others did that concerns the apprentice: logs sent back, comments, requests returned, seals given, doubled or
 * withdrawn, weeks that were noted, doubts about a seal, visits, answers to what he raised; and for a teacher what her apprentices raised. Read out of the rows themselves, so that nothing can be lost on the way; only what was looked at is
 * remembered, on this device.
 */
import type { Instant } from '#domain/calendar-day.ts'
import type { Concern, ConcernEvent } from '#domain/concern.ts'
import type { ConcernId, PersonId } from '#domain/ids.ts'
import type { Feedback } from '#domain/feedback.ts'
import type { Observation } from '#domain/observation.ts'
import type { Actor } from '#domain/people.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import type { Dispute, Endorsement, SignOff, SignOffRequest, Withdrawal } from '#domain/sign-off.ts'
import { dayOfVisit, type Visit } from '#domain/visit.ts'
import { now } from '../store/clock.ts'
import type { Database } from '../store/database.ts'
import { INBOX_READ, readDraft, saveDraft } from '../store/drafts.ts'
import { type ConcernRecord, readConcerns } from './concerns.ts'

interface Arrival {
  /** Of what arrived, not of the row: a log that is returned twice arrives twice. */
  readonly id: string
  readonly at: Instant
}

export type News = Arrival &
  (
    | {
        readonly kind: 'returned-log'
        readonly log: PracticeLog
        readonly comments: readonly Feedback[]
        /** It still waits to be corrected. */
        readonly open: boolean
      }
    | { readonly kind: 'feedback'; readonly feedback: Feedback }
    | { readonly kind: 'returned-request'; readonly request: SignOffRequest }
    | { readonly kind: 'signed'; readonly signOff: SignOff }
    | { readonly kind: 'endorsed'; readonly signOff: SignOff; readonly endorsement: Endorsement }
    | { readonly kind: 'withdrawn'; readonly signOff: SignOff; readonly withdrawal: Withdrawal }
    | { readonly kind: 'disputed' | 'dispute-ended'; readonly signOff: SignOff; readonly dispute: Dispute }
    | { readonly kind: 'visit'; readonly visit: Visit }
    | { readonly kind: 'observation'; readonly observation: Observation }
    | { readonly kind: 'concern-answered'; readonly concern: Concern; readonly answer: ConcernEvent }
  )

const byReturn = (comments: readonly Feedback[]): readonly (readonly Feedback[])[] => {
  const groups = new Map<string, Feedback[]>()
  for (const f of comments) {
    const key = `${f.about.id}:${f.about.revision ?? 0}`
    ;(groups.get(key) ?? groups.set(key, []).get(key))?.push(f)
  }
  return [...groups.values()]
}

const latest = (comments: readonly Feedback[]): Instant => comments.reduce((at, f) => Math.max(at, f.at), 0)

/** All news of an apprentice that this device holds, newest first. */
export const readNews = async (db: Database, apprentice: PersonId): Promise<readonly News[]> => {
  const [feedback, requests, signOffs, endorsements, withdrawals, concerns, concernEvents, observations, disputes, visits] = await Promise.all([
    db.rows('feedback').where('apprentice').equals(apprentice).toArray(),
    db.rows('signOffRequest').where('apprentice').equals(apprentice).toArray(),
    db.rows('signOff').where('apprentice').equals(apprentice).toArray(),
    db.rows('endorsement').where('apprentice').equals(apprentice).toArray(),
    db.rows('withdrawal').where('apprentice').equals(apprentice).toArray(),
    db.rows('concern').where('apprentice').equals(apprentice).toArray(),
    db.rows('concernEvent').where('apprentice').equals(apprentice).toArray(),
    db.rows('observation').where('apprentice').equals(apprentice).toArray(),
    db.rows('dispute').where('apprentice').equals(apprentice).toArray(),
    db.rows('visit').where('apprentice').equals(apprentice).toArray(),
  ])
  const returns = byReturn(feedback.filter((f) => f.returns && f.about.kind === 'practiceLog'))
  const logs = await db.rows('practiceLog').bulkGet([...new Set(returns.map((r) => r[0]?.about.id ?? ''))])
  const logById = new Map(logs.flatMap((l) => (l === undefined ? [] : [[l.id as string, l] as const])))
  const signOffById = new Map(signOffs.map((s) => [s.id, s]))
  const news: News[] = [
    ...returns.flatMap((comments): News[] => {
      const about = comments[0]?.about
      const log = about === undefined ? undefined : logById.get(about.id)
      if (about === undefined || log === undefined) return []
      const open = log.state === 'returned' && log.revision === about.revision
      const at = latest(comments)
      return [{ kind: 'returned-log', id: `${log.id}:${about.revision ?? 0}:${at}`, at, log, comments, open }]
    }),
    ...feedback.filter((f) => !f.returns || f.about.kind !== 'practiceLog').map((f): News => ({ kind: 'feedback', id: f.id, at: f.at, feedback: f })),
    ...requests.flatMap((r): News[] => (r.state === 'returned' && r.returned !== null ? [{ kind: 'returned-request', id: `${r.id}:${r.returned.at}`, at: r.returned.at, request: r }] : [])),
    ...signOffs.map((s): News => ({ kind: 'signed', id: s.id, at: s.paper?.at ?? s.at, signOff: s })),
    ...endorsements.flatMap((e): News[] => {
      const signOff = signOffById.get(e.signOff)
      return signOff === undefined ? [] : [{ kind: 'endorsed', id: e.id, at: e.at, signOff, endorsement: e }]
    }),
    ...withdrawals.flatMap((w): News[] => {
      const signOff = signOffById.get(w.signOff)
      return signOff === undefined ? [] : [{ kind: 'withdrawn', id: w.id, at: w.at, signOff, withdrawal: w }]
    }),
    ...disputes.flatMap((dispute): News[] => {
      const signOff = signOffById.get(dispute.signOff)
      if (signOff === undefined) return []
      const raised: News = { kind: 'disputed', id: dispute.id, at: dispute.at, signOff, dispute }
      return dispute.takenBack === null ? [raised] : [raised, { kind: 'dispute-ended', id: `${dispute.id}:ended`, at: dispute.takenBack.at, signOff, dispute }]
    }),
    // As it stands: planned, put off, held or called off is news each time, a word set right is not.
    ...visits.map((visit): News => ({ kind: 'visit', id: `${visit.id}:${visit.state}:${dayOfVisit(visit)}`, at: visit.changedAt, visit })),
    ...observations.map((o): News => ({ kind: 'observation', id: `${o.id}:${o.at}`, at: o.at, observation: o })),
    ...concernEvents.flatMap((answer): News[] => {
      const concern = answer.kind === 'answered' ? concerns.find((c) => c.id === answer.concern) : undefined
      return concern === undefined ? [] : [{ kind: 'concern-answered', id: answer.id, at: answer.at, concern, answer }]
    }),
  ]
  return news.toSorted((a, b) => b.at - a.at)
}

/** What was looked at on this device: everything up to `upTo`, and these. */
interface Looked {
  readonly upTo: Instant
  readonly ids: readonly string[]
}

const DAY = 86_400_000
/** On a new device the past is not news. */
const fresh = (): Looked => ({ upTo: now() - 7 * DAY, ids: [] })
/** Longer ago than this nothing is called new, so the list of what was looked at stays short. */
const MEMORY = 60 * DAY

const readLooked = async (db: Database): Promise<Looked> => ((await readDraft(db, INBOX_READ))?.value as Looked | undefined) ?? fresh()

/** Ids of what was looked at, or put away, on this device. */
export const readLookedAt = async (db: Database): Promise<ReadonlySet<string>> => new Set((await readLooked(db)).ids)

/** Sent back, and handed in again since: who answered it has seen it. */
const isAnswered = (n: News): boolean => n.kind === 'returned-log' && !n.open && n.log.submittedAt > n.at

const unreadOf = <A extends Arrival>(arrivals: readonly A[], looked: Looked): readonly A[] => {
  const ids = new Set(looked.ids)
  return arrivals.filter((a) => a.at > looked.upTo && !ids.has(a.id))
}

export interface Inbox {
  readonly news: readonly News[]
  readonly unread: ReadonlySet<string>
}

export const readInbox = async (db: Database, apprentice: PersonId): Promise<Inbox> => {
  const [news, looked] = await Promise.all([readNews(db, apprentice), readLooked(db)])
  return { news, unread: new Set(unreadOf(news, looked).flatMap((n) => (isAnswered(n) ? [] : [n.id]))) }
}

/** How much the apprentice has not looked at yet; for the mark on the tab. */
export const readUnread = async (db: Database, apprentice: PersonId): Promise<number> => (await readInbox(db, apprentice)).unread.size

/** What others said on a concern, as news to the person here: to its apprentice the answers, to the school what he said. */
const heardOn = ({ concern, events, voice }: ConcernRecord): readonly Arrival[] =>
  voice === 'apprentice'
    ? events.filter((e) => e.kind === 'answered')
    : [{ id: concern.id, at: concern.receivedAt }, ...events.filter((e) => e.kind === 'said' || e.kind === 'reopened')]

/** What of a concern the person here has not looked at yet. */
export const readUnheard = async (db: Database, record: ConcernRecord): Promise<readonly Arrival[]> => unreadOf(heardOn(record), await readLooked(db))

/** The concerns to which the school owes an answer and on which there is something that the teacher here has not looked at. */
export const readNewConcerns = async (db: Database, actor: Actor): Promise<ReadonlySet<ConcernId>> => {
  const [records, looked] = await Promise.all([readConcerns(db, actor), readLooked(db)])
  const open = records.filter((r) => r.voice === 'teacher' && r.concern.state === 'open')
  return new Set(open.filter((r) => unreadOf(heardOn(r), looked).length > 0).map((r) => r.concern.id))
}

/** Remembers that these were looked at. Another tab may do the same meanwhile: one transaction. */
export const markRead = (db: Database, news: readonly Arrival[]): Promise<unknown> =>
  db.transaction('rw', db.drafts, async () => {
    const looked = await readLooked(db)
    const upTo = Math.max(looked.upTo, now() - MEMORY)
    const ids = new Set([...looked.ids, ...news.map((n) => n.id)])
    return saveDraft(db, INBOX_READ, { upTo, ids: [...ids].slice(-5_000) } satisfies Looked)
  })
