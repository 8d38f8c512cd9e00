/**
 * One claim as a mentor judges it: the competency, the request if there is one, the logs it rests on as they stand now
 * (and as they stood when it was asked), what was signed before, and what bars level 5.
 */
import { isMentorAt, mayReadPortfolio, wasEverMentor } from '#domain/access.ts'
import type { Competency } from '#domain/competency.ts'
import type { CompetencyId, PersonId } from '#domain/ids.ts'
import type { Actor } from '#domain/people.ts'
import { everGuided, guidedAt, isKeptFromDeputy } from '#domain/placement.ts'
import { type PracticeLog, type PracticeLogContent, revisionIdOf } from '#domain/practice-log.ts'
import { competenciesOf, findCompetency, type Programme } from '#domain/programme.ts'
import { openSafetyPrerequisites, requestIdOf, type SeenRevisions, type SignatureBook, type SignOff, type SignOffRequest } from '#domain/sign-off.ts'
import { portfolioOf } from '#sync/scope.ts'
import { readPlacements, readProgramme } from '../../record/checklist.ts'
import { now } from '../../store/clock.ts'
import type { Database } from '../../store/database.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import { draftKeyOf } from './judgement.ts'

export interface ClaimLog {
  readonly log: PracticeLog
  /** What the request named, where the log has been handed in again since. */
  readonly asked: { readonly revision: number; readonly content: PracticeLogContent | null } | null
}

export interface Claim {
  readonly apprentice: PersonId
  readonly name: string
  readonly competency: Competency
  readonly programme: Programme
  readonly request: SignOffRequest | null
  readonly logs: readonly ClaimLog[]
  /** Logs that the request names and this device does not hold (yet). */
  readonly missing: number
  /** Without an open request: logs to choose from, newest first, those that name the competency before others. */
  readonly recent: readonly PracticeLog[]
  readonly book: SignatureBook
  /** Sign-offs of this competency, newest first, withdrawn ones too. */
  readonly earlier: readonly SignOff[]
  readonly openSafety: readonly Competency[]
  /** False when his time on the placement has ended: what he signs goes to the school for review. */
  readonly guides: boolean
  /** The plan keeps this line for the mentor himself, and he is a deputy. */
  readonly isKept: boolean
}

const RECENT = 8

const claimLogs = async (db: Database, named: SeenRevisions): Promise<{ readonly logs: readonly ClaimLog[]; readonly missing: number }> => {
  const rows = await db.rows('practiceLog').bulkGet(named.map((s) => s.log))
  const logs: ClaimLog[] = []
  for (const [n, seen] of named.entries()) {
    const log = rows[n]
    if (log === undefined) continue
    const before = log.revision > seen.revision ? await db.rows('logRevision').get(revisionIdOf(log.id, seen.revision)) : undefined
    logs.push({ log, asked: log.revision > seen.revision ? { revision: seen.revision, content: before?.content ?? null } : null })
  }
  return { logs, missing: named.length - logs.length }
}

const recentLogs = async (db: Database, apprentice: PersonId, competency: CompetencyId): Promise<readonly PracticeLog[]> => {
  const all = await db.rows('practiceLog').where('_scope').equals(portfolioOf(apprentice)).toArray()
  const newest = all.toSorted((a, b) => (a.practisedOn === b.practisedOn ? b.submittedAt - a.submittedAt : a.practisedOn < b.practisedOn ? 1 : -1))
  const naming = newest.filter((l) => l.competencies.includes(competency))
  return [...naming, ...newest.filter((l) => !l.competencies.includes(competency))].slice(0, RECENT)
}

/** Null where there is nothing to judge for this person: unknown, of somebody he does not guide, or without its plan. */
export const readClaim = async (db: Database, actor: Actor, apprentice: PersonId, competency: CompetencyId): Promise<Claim | null> => {
  const at = now()
  const ties = { apprentice, placements: await readPlacements(db, apprentice), cohorts: [] }
  const guides = isMentorAt(actor, ties, at)
  if (!guides) {
    // What he was judging when his time ended stays open to him: he is heard, and the school looks at it.
    const begun = wasEverMentor(actor, ties) && (await db.drafts.get(draftKeyOf(apprentice, competency))) !== undefined
    if (!begun && !mayReadPortfolio(actor, ties, at)) return null
    if (!wasEverMentor(actor, ties)) return null
  }
  const placement = ties.placements.find((p) => guidedAt(p, actor.person, at)) ?? ties.placements.find((p) => everGuided(p, actor.person))
  const programme = placement === undefined ? null : await readProgramme(db, placement.programme)
  const line = programme === null ? undefined : findCompetency(programme, competency)
  const person = await db.rows('person').get(apprentice)
  if (programme === null || line === undefined) return null
  const home = portfolioOf(apprentice)
  const [request, signOffs, withdrawals, endorsements, disputes] = await Promise.all([
    db.rows('signOffRequest').get(requestIdOf(apprentice, competency)),
    db.rows('signOff').where('_scope').equals(home).toArray(),
    db.rows('withdrawal').where('_scope').equals(home).toArray(),
    db.rows('endorsement').where('_scope').equals(home).toArray(),
    db.rows('dispute').where('_scope').equals(home).toArray(),
  ])
  const book: SignatureBook = { signOffs, withdrawals, endorsements, disputes }
  const all = competenciesOf(programme)
  const barred = new Set(openSafetyPrerequisites(line, all, book, at))
  return {
    apprentice,
    name: person?.name ?? '',
    competency: line,
    programme,
    request: request ?? null,
    ...(await claimLogs(db, request?.logs ?? [])),
    recent: request?.state === 'open' ? [] : await recentLogs(db, apprentice, competency),
    book,
    earlier: signOffs.filter((s) => s.competency === competency).toSorted((a, b) => b.at - a.at),
    openSafety: [...barred].map((id) => all.find((c) => c.id === id) ?? { ...line, id, code: id, title: { en: id } }),
    guides,
    isKept: placement !== undefined && isKeptFromDeputy(line, placement, actor.person, at),
  }
}

/** Undefined until the device has answered. Mount anew for another claim. */
export const useClaim = (apprentice: PersonId, competency: CompetencyId): Claim | null | undefined => {
  const { actor } = useStore()
  return useLive((db) => readClaim(db, actor, apprentice, competency), [actor, apprentice, competency])
}

/** The same, for the address of a request. */
export const useRequestedPair = (request: string): { readonly apprentice: PersonId; readonly competency: CompetencyId } | null | undefined =>
  useLive(async (db) => {
    const row = await db.rows('signOffRequest').get(request)
    return row === undefined ? null : { apprentice: row.apprentice, competency: row.competency }
  }, [request])
