/**
 * A sign-off without a device of the mentor's: typed on the apprentice's phone under a one-time code, confirmed or declined
 * by the mentor on his own. The school alone knows whether the code is right; the phone keeps what was typed either way.
 */
import { judgeDeed } from '#domain/access.ts'
import { provisionalId } from '#domain/ids.ts'
import { signAs } from '#domain/people.ts'
import { guidedAt, isKeptFromDeputy } from '#domain/placement.ts'
import { competenciesOf, findCompetency } from '#domain/programme.ts'
import { codedClaim, type CodedClaim, confirmedIdOf, provisionalIdOf, type ProvisionalSignOff, provisionalState } from '#domain/provisional.ts'
import { isRefusal, refuse, type Refusal } from '#domain/refusal.ts'
import { openSafetyPrerequisites } from '#domain/sign-off.ts'
import { LATEST_ARRIVAL } from '#domain/sign-off-token.ts'
import { remark } from '#domain/text.ts'
import * as z from 'zod/mini'
import { applied, type Call, mutator } from '../mutation.ts'
import type { Transaction } from '../transaction.ts'
import { judgeCompetency, mentorsTies, refuseForeignLogs } from './judgement.ts'
import { signaturesOf, tiesTo } from './ties.ts'

/** @returns the mentor's name, or why this cannot be put down */
const judgeClaim = async (tx: Transaction, claim: CodedClaim, call: Call): Promise<string | Refusal> => {
  const ties = await tiesTo(tx, claim.apprentice)
  const no = judgeDeed(call.actor, 'ask-sign-off', ties, call.at)
  if (no !== null) return no
  if (claim.mentor === call.actor.person) return refuse('own-signature')
  const placement = ties.placements.find((p) => guidedAt(p, claim.mentor, call.at))
  const mentor = placement?.mentors.find((m) => m.person === claim.mentor)
  if (placement === undefined || mentor === undefined) return refuse('mentor-not-there')
  const programme = await tx.get('programme', placement.programme)
  if (programme === undefined) return refuse('programme-missing')
  const book = await signaturesOf(tx, claim.apprentice)
  if (new Set(claim.lines.map((l) => l.competency)).size < claim.lines.length) return refuse('fields-invalid')
  for (const { competency: id, level, logs, digests } of claim.lines) {
    const competency = findCompetency(programme, id)
    if (competency === undefined) return refuse('competency-not-in-programme')
    if (isKeptFromDeputy(competency, placement, claim.mentor, call.at)) return refuse('mentor-himself')
    if (level === 5 && openSafetyPrerequisites(competency, competenciesOf(programme), book, call.at).length > 0) return refuse('safety-prerequisite-open')
    if (digests.length !== logs.length) return refuse('fields-invalid')
    const foreign = await refuseForeignLogs(tx, claim.apprentice, logs)
    if (foreign !== null) return foreign
  }
  return mentor.name
}

const signProvisionally = mutator(codedClaim, async (tx, claim, call) => {
  const name = await judgeClaim(tx, claim, call)
  if (isRefusal(name)) return name
  for (const [place, { digests: _, ...judged }] of claim.lines.entries()) {
    const id = provisionalIdOf(claim.id, place)
    if ((await tx.get('provisionalSignOff', id)) !== undefined) return refuse('id-taken')
    await tx.put('provisionalSignOff', {
      id,
      apprentice: claim.apprentice,
      ...judged,
      mentor: { person: claim.mentor, name },
      at: call.at,
      heardAt: call.witness === undefined ? null : call.now,
      answer: null,
    })
  }
  // Last of all: a code that was crossed out stays so, whatever else was refused.
  return (await call.witness?.spendCode(tx, claim)) ?? applied
})

/** What this mentor can still answer. */
const openTo = async (tx: Transaction, id: ProvisionalSignOff['id'], call: Call): Promise<ProvisionalSignOff | Refusal> => {
  const found = await tx.get('provisionalSignOff', id)
  if (found === undefined) return refuse('sign-off-missing')
  if (found.mentor.person !== call.actor.person) return refuse('not-yours')
  const state = provisionalState(found, call.at)
  if (state === 'lapsed') return refuse('provisional-lapsed')
  return state === 'confirmed' || state === 'declined' ? refuse('request-not-open') : found
}

const confirmProvisional = mutator(z.object({ id: provisionalId }), async (tx, args, call) => {
  const found = await openTo(tx, args.id, call)
  if (isRefusal(found)) return found
  const { apprentice, competency, level, facts, comment, logs, at } = found
  const judgement = { mentor: call.actor, at, now: call.now }
  const ties = await mentorsTies(tx, apprentice, judgement)
  if (isRefusal(ties)) return ties
  const isLate = found.heardAt !== null && found.heardAt - at > LATEST_ARRIVAL
  const no = await judgeCompetency(
    tx,
    judgement,
    ties,
    { id: confirmedIdOf(found.id), apprentice, competency, level, facts, comment, logs },
    { assurance: 'B', ...(isLate ? { review: 'late' } : {}) },
  )
  if (no !== null) return no
  await tx.put('provisionalSignOff', { ...found, answer: { confirmed: true, by: signAs(call.actor, 'mentor'), at: call.at, because: '' } })
  return applied
})

const declineProvisional = mutator(z.object({ id: provisionalId, because: remark }), async (tx, args, call) => {
  const found = await openTo(tx, args.id, call)
  if (isRefusal(found)) return found
  await tx.put('provisionalSignOff', { ...found, answer: { confirmed: false, by: signAs(call.actor, 'mentor'), at: call.at, because: args.because } })
  return applied
})

export const provisionalMutators = { signProvisionally, confirmProvisional, declineProvisional } as const
