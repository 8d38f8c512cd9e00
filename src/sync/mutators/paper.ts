/**
 * A sign-off of a mentor who never has a device: he signs a sheet of paper, the apprentice photographs it on a log of his, and
 * a teacher puts down what it says. It is the mentor's judgement under the mentor's rules, and never more than the paper shows.
 */
import { judgeDeed } from '#domain/access.ts'
import { calendarDay, isFutureEverywhere } from '#domain/calendar-day.ts'
import { level } from '#domain/competency.ts'
import { competencyId, personId, practiceLogId, signOffId } from '#domain/ids.ts'
import { type Actor, signAs } from '#domain/people.ts'
import { sha256 } from '#domain/photo.ts'
import { guidedAt } from '#domain/placement.ts'
import { revisionIdOf } from '#domain/practice-log.ts'
import { type FieldError, isRefusal, refuse, type Refusal } from '#domain/refusal.ts'
import { LATEST_ARRIVAL, MOST_LINES } from '#domain/sign-off-token.ts'
import { countedFacts, HIGHEST_ON_PAPER, momentOnPaper } from '#domain/sign-off.ts'
import { paragraph } from '#domain/text.ts'
import * as z from 'zod/mini'
import { applied, mutator } from '../mutation.ts'
import type { Transaction } from '../transaction.ts'
import { type Judgement, judgeCompetency, mentorsTies, refuseForeignLogs } from './judgement.ts'
import { tiesTo } from './ties.ts'

const args = z.object({
  apprentice: personId,
  mentor: personId,
  signedOn: calendarDay,
  sheet: z.object({ log: practiceLogId, revision: z.int().check(z.gte(1)), photo: sha256 }),
  lines: z.readonly(
    z.array(z.object({ id: signOffId, competency: competencyId, level, facts: countedFacts, comment: paragraph })).check(z.minLength(1), z.maxLength(MOST_LINES)),
  ),
})
type Args = z.infer<typeof args>

/** The photo is on that revision of a log of his; without a sheet to look at nothing is put down. */
const refuseSheet = async (tx: Transaction, { apprentice, sheet }: Args): Promise<Refusal | null> => {
  const foreign = await refuseForeignLogs(tx, apprentice, [sheet])
  if (foreign !== null) return foreign
  const revision = await tx.get('logRevision', revisionIdOf(sheet.log, sheet.revision))
  const isThere = revision?.content.photos?.some((p) => p.sha256 === sheet.photo) === true
  return isThere ? null : refuse('fields-invalid', [{ path: 'sheet.photo', error: 'required' }])
}

const refuseLines = ({ lines }: Args): Refusal | null => {
  const tooHigh = lines.flatMap(({ level: given }, n): FieldError[] => (given > HIGHEST_ON_PAPER ? [{ path: `lines.${n}.level`, error: 'too-large' }] : []))
  const isTwice = new Set(lines.map((l) => l.competency)).size < lines.length
  return tooHigh.length > 0 || isTwice ? refuse('fields-invalid', tooHigh) : null
}

export const recordPaper = mutator(args, async (tx, handedIn, call) => {
  const { apprentice, mentor, signedOn, sheet, lines } = handedIn
  const ties = await tiesTo(tx, apprentice)
  const no = judgeDeed(call.actor, 'record-paper', ties, call.at)
  if (no !== null) return no
  // Whoever signed it does not vouch for it as well.
  if (mentor === call.actor.person) return refuse('own-signature')
  if (isFutureEverywhere(signedOn, call.at)) return refuse('fields-invalid', [{ path: 'signedOn', error: 'in-the-future' }])
  const wrong = refuseLines(handedIn) ?? (await refuseSheet(tx, handedIn))
  if (wrong !== null) return wrong
  const at = momentOnPaper(signedOn, call.at)
  const guidance = ties.placements.find((p) => guidedAt(p, mentor, at))?.mentors.find((m) => m.person === mentor)
  if (guidance === undefined) return refuse('mentor-not-there')
  // As the placement names him: he may have no account, and his rights follow from that day.
  const signer: Actor = { person: mentor, school: call.actor.school, name: guidance.name, roles: ['mentor'] }
  const judgement: Judgement = { mentor: signer, at, now: call.now }
  const his = await mentorsTies(tx, apprentice, judgement)
  if (isRefusal(his)) return his
  const paper = { by: signAs(call.actor, 'teacher'), at: call.at, signedOn, ...sheet }
  const isLate = call.now - at > LATEST_ARRIVAL
  for (const [n, { id, competency, level: given, facts, comment }] of lines.entries()) {
    const judged = { id, apprentice, competency, level: given, facts, comment, logs: [{ log: sheet.log, revision: sheet.revision }] }
    const refused = await judgeCompetency(tx, judgement, his, judged, { assurance: 'C', paper, ...(isLate ? { review: 'late' } : {}) })
    // Of eight skills on one sheet it matters which.
    if (refused !== null) return { fields: [{ path: `lines.${n}`, error: 'not-known' }], ...refused }
  }
  return applied
})
