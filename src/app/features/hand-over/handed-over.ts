/**
 * What an apprentice's code asks for, in this tablet's own words: names and standards from its own plan, logs as it holds
 * them itself. Nothing is shown to a mentor that came in the code alone, but the note.
 */
import { isMentorAt, judgeDeed } from '#domain/access.ts'
import type { Competency, Level } from '#domain/competency.ts'
import type { PersonId } from '#domain/ids.ts'
import type { Actor } from '#domain/people.ts'
import { everGuided, guidedAt, isKeptFromDeputy, type Placement } from '#domain/placement.ts'
import { type PracticeLog, revisionIdOf } from '#domain/practice-log.ts'
import { competenciesOf, findCompetency, type Programme } from '#domain/programme.ts'
import type { RefusalReason } from '#domain/refusal.ts'
import { openSafetyPrerequisites, type SignatureBook, type SignOff } from '#domain/sign-off.ts'
import type { Bytes } from '#signing/bytes.ts'
import { type ReadRequest, readRequest, type ReadRequestLine } from '#signing/read-token.ts'
import { readPlacements, readPortfolio, readProgramme } from '../../record/checklist.ts'
import { now } from '../../store/clock.ts'
import type { Database } from '../../store/database.ts'
import { knowledgeOf } from '../../store/signing-knowledge.ts'
import type { Store } from '../../store/store-context.tsx'

/** A revision that is asked to be seen, with the content that it had. */
export interface AskedLog {
  readonly log: PracticeLog
  readonly revision: number
  /** The revision that the tablet has by now. */
  readonly newest: number
}

export interface AskedClaim {
  readonly competency: Competency
  readonly selfLevel: Level
  readonly logs: readonly AskedLog[]
  /** How many logs it rests on that have not come to this tablet. */
  readonly unknown: number
  /** Of this competency, newest first, withdrawn ones too. */
  readonly earlier: readonly SignOff[]
  readonly openSafety: readonly Competency[]
  /** The plan keeps it for the mentor himself, and he is a deputy: he can only hand it back. */
  readonly isKept: boolean
}

export interface HandedOver {
  readonly apprentice: PersonId
  readonly name: string
  readonly note: string
  readonly programme: Programme
  readonly claims: readonly AskedClaim[]
  readonly book: SignatureBook
  /** As they stand now. */
  readonly logs: readonly PracticeLog[]
  /** False when his time on the placement has ended: what he signs goes to the school for review. */
  readonly guides: boolean
}

const logOf = async (db: Database, { log: id, revision }: ReadRequestLine['logs'][number]): Promise<AskedLog[]> => {
  const [log, was] = await Promise.all([db.rows('practiceLog').get(id), db.rows('logRevision').get(revisionIdOf(id, revision))])
  return log === undefined || was === undefined ? [] : [{ log: { ...log, ...was.content }, revision, newest: log.revision }]
}

const placementOfSigner = (all: readonly Placement[], { person }: Actor): Placement | undefined => all.find((p) => guidedAt(p, person, now())) ?? all.find((p) => everGuided(p, person))

const inOwnWords = async (db: Database, actor: Actor, apprentice: PersonId, request: ReadRequest): Promise<HandedOver | RefusalReason> => {
  const placements = await readPlacements(db, apprentice)
  const ties = { apprentice, placements, cohorts: [] }
  const no = judgeDeed(actor, 'sign', ties, now())
  if (no !== null) return no.because
  const placement = placementOfSigner(placements, actor)
  const programme = placement === undefined ? null : await readProgramme(db, placement.programme)
  if (placement === undefined || programme === null) return 'programme-missing'
  const [person, portfolio] = await Promise.all([db.rows('person').get(apprentice), readPortfolio(db, apprentice)])
  const all = competenciesOf(programme)
  const claims: AskedClaim[] = []
  for (const line of request.lines) {
    const competency = findCompetency(programme, line.competency)
    if (competency === undefined) return 'competency-not-in-programme'
    const barred = openSafetyPrerequisites(competency, all, portfolio, now())
    const logs = (await Promise.all(line.logs.map((l) => logOf(db, l)))).flat()
    claims.push({
      competency,
      selfLevel: line.selfLevel,
      logs,
      unknown: line.unknown.length + line.logs.length - logs.length,
      earlier: portfolio.signOffs.filter((s) => s.competency === competency.id).toSorted((a, b) => b.at - a.at),
      openSafety: barred.map((id) => all.find((c) => c.id === id) ?? { ...competency, id, code: id, title: { en: id } }),
      isKept: isKeptFromDeputy(competency, placement, actor.person, now()),
    })
  }
  return { apprentice, name: person?.name ?? '', note: request.note, programme, claims, book: portfolio, logs: portfolio.logs, guides: isMentorAt(actor, ties, now()) }
}

/** @returns why it cannot be judged here */
export const readHandedOver = async ({ db, actor, profile }: Store, apprentice: PersonId, request: Bytes): Promise<HandedOver | RefusalReason> => {
  const read = await readRequest(request, await knowledgeOf(db, profile.school, apprentice))
  return typeof read === 'string' ? read : inOwnWords(db, actor, apprentice, read)
}
