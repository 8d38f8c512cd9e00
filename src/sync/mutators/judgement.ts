/** The rules of one judgement of one competency, whichever way it came: in a mentor's session, or on a signed document. */
import { isMentorAt, judgeDeed, type Ties } from '#domain/access.ts'
import { type Instant } from '#domain/calendar-day.ts'
import type { PersonId } from '#domain/ids.ts'
import { type Actor, signAs } from '#domain/people.ts'
import { everGuided, guidedAt, isKeptFromDeputy, type Placement } from '#domain/placement.ts'
import { competenciesOf, findCompetency } from '#domain/programme.ts'
import { refuse, type Refusal } from '#domain/refusal.ts'
import { openSafetyPrerequisites, requestIdOf, type SeenRevisions, type SignOff } from '#domain/sign-off.ts'
import type { Transaction } from '../transaction.ts'
import { versionWith } from './plan-lines.ts'
import { signaturesOf, tiesTo } from './ties.ts'

/** Null if all of these are this apprentice's, in revisions that are there. */
export const refuseForeignLogs = async (tx: Transaction, apprentice: PersonId, logs: SeenRevisions): Promise<Refusal | null> => {
  for (const seen of logs) {
    const log = await tx.get('practiceLog', seen.log)
    if (log === undefined) return refuse('log-missing')
    if (log.apprentice !== apprentice) return refuse('log-of-someone-else')
    if (seen.revision > log.revision) return refuse('revision-changed')
  }
  return null
}

/** The mentor who judges, when, and the judge's clock. */
export interface Judgement {
  readonly mentor: Actor
  readonly at: Instant
  readonly now: Instant
}

/** The placement under which a mentor signs: one he guided at the time; failing that, one he ever guided. */
const placementOfSigner = (all: readonly Placement[], { mentor, at }: Judgement): Placement | undefined =>
  all.find((p) => guidedAt(p, mentor.person, at)) ?? all.find((p) => everGuided(p, mentor.person))

/** A mentor was sent by his enterprise. A device does not know of which he is; the school does, and judges for good. */
const isOfOtherEnterprise = async (tx: Transaction, { mentor }: Judgement, placement: Placement): Promise<boolean> => {
  const person = await tx.get('person', mentor.person)
  return person !== undefined && person.enterprise !== null && person.enterprise !== placement.enterprise
}

export type Judged = Pick<SignOff, 'id' | 'apprentice' | 'competency' | 'level' | 'facts' | 'comment' | 'logs'>
export type Provenance = Pick<SignOff, 'review' | 'assurance' | 'paper' | 'token' | 'unknownLogs'>

/** May this mentor judge this apprentice? @returns what ties them, or why not */
export const mentorsTies = async (tx: Transaction, apprentice: PersonId, { mentor, at }: Judgement): Promise<Ties | Refusal> => {
  const ties = await tiesTo(tx, apprentice)
  return judgeDeed(mentor, 'sign', ties, at) ?? ties
}

/** Writes the sign-off, and answers the request for it. @returns null when it stands */
export const judgeCompetency = async (tx: Transaction, judgement: Judgement, ties: Ties, judged: Judged, provenance: Provenance): Promise<Refusal | null> => {
  const { mentor, at, now } = judgement
  const foreign = await refuseForeignLogs(tx, judged.apprentice, judged.logs)
  if (foreign !== null) return foreign
  if ((await tx.get('signOff', judged.id)) !== undefined) return refuse('id-taken')
  const placement = placementOfSigner(ties.placements, judgement)
  if (placement === undefined) return refuse('not-their-mentor')
  if (await isOfOtherEnterprise(tx, judgement, placement)) return refuse('other-enterprise')
  const programme = await tx.get('programme', placement.programme)
  if (programme === undefined) return refuse('programme-missing')
  const version = await versionWith(tx, programme, judged.competency)
  const competency = version && findCompetency(version, judged.competency)
  if (version === undefined || competency === undefined) return refuse('competency-not-in-programme')
  if (isKeptFromDeputy(competency, placement, mentor.person, at)) return refuse('mentor-himself')
  const book = await signaturesOf(tx, judged.apprentice)
  // The other way round of the rule in `endorse`: whoever endorsed this competency does not also sign it, nor put it down from paper.
  const hands = [mentor.person, provenance.paper?.by.person]
  const endorsed = new Set(book.endorsements.filter((e) => hands.includes(e.by.person)).map((e) => e.signOff))
  if (book.signOffs.some((s) => s.competency === judged.competency && endorsed.has(s.id))) return refuse('own-signature')
  if (judged.level === 5 && openSafetyPrerequisites(competency, competenciesOf(version), book, at).length > 0)
    return refuse('safety-prerequisite-open')
  const former = !(isMentorAt(mentor, ties, at) && isMentorAt(mentor, ties, now))
  const review = provenance.review ?? (former ? 'former-mentor' : undefined)
  await tx.put('signOff', {
    ...judged,
    ...provenance,
    placement: placement.id,
    programme: version.id,
    by: signAs(mentor, 'mentor'),
    at,
    needsReview: review !== undefined,
    ...(review === undefined ? {} : { review }),
  })
  const request = await tx.get('signOffRequest', requestIdOf(judged.apprentice, judged.competency))
  if (request?.state === 'open') await tx.put('signOffRequest', { ...request, state: 'answered' })
  return null
}
