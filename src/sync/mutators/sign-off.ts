/**
 * The deeds of the two signatures: the apprentice asks, the mentor signs a level or hands the request back, the
 * teacher endorses. All but the request are appended and never changed.
 */
import { judgeDeed } from '#domain/access.ts'
import { competencyId, disputeId, personId, requestId, signOffId, withdrawalId } from '#domain/ids.ts'
import { signAs } from '#domain/people.ts'
import { isRunning } from '#domain/placement.ts'
import { isRefusal, refuse } from '#domain/refusal.ts'
import { countedFacts, endorsementIdOf, isOfHand, openDispute, requestIdOf, seenRevisions } from '#domain/sign-off.ts'
import { level } from '#domain/competency.ts'
import { paragraph, remark } from '#domain/text.ts'
import * as z from 'zod/mini'
import { applied, mutator } from '../mutation.ts'
import { deliver } from './delivery.ts'
import { judgeCompetency, mentorsTies, refuseForeignLogs } from './judgement.ts'
import { recordPaper } from './paper.ts'
import { provisionalMutators } from './provisional.ts'
import { versionWith } from './plan-lines.ts'
import { signaturesOf, tiesTo } from './ties.ts'

const ask = mutator(
  z.object({ apprentice: personId, competency: competencyId, selfLevel: level, logs: seenRevisions, note: paragraph }),
  async (tx, args, call) => {
    const ties = await tiesTo(tx, args.apprentice)
    const no = judgeDeed(call.actor, 'ask-sign-off', ties, call.at) ?? (await refuseForeignLogs(tx, args.apprentice, args.logs))
    if (no !== null) return no
    const running = ties.placements.filter((p) => isRunning(p, call.at))
    if (running.length === 0) return refuse('placement-not-running')
    const plans = await Promise.all(running.map((p) => tx.get('programme', p.programme)))
    // A device may not have the plan yet; the server always has, and judges for good.
    const stands = await Promise.all(plans.map(async (plan) => plan === undefined || (await versionWith(tx, plan, args.competency)) !== undefined))
    if (!stands.includes(true)) return refuse('competency-not-in-programme')
    await tx.put('signOffRequest', {
      id: requestIdOf(args.apprentice, args.competency),
      ...args,
      askedAt: call.at,
      state: 'open',
      returned: null,
    })
    return applied
  },
)

const returnRequest = mutator(z.object({ request: requestId, because: remark }), async (tx, args, call) => {
  const request = await tx.get('signOffRequest', args.request)
  if (request === undefined) return refuse('request-missing')
  const no = judgeDeed(call.actor, 'return-request', await tiesTo(tx, request.apprentice), call.at)
  if (no !== null) return no
  if (request.state !== 'open') return refuse('request-not-open')
  await tx.put('signOffRequest', {
    ...request,
    state: 'returned',
    returned: { by: signAs(call.actor, 'mentor'), at: call.at, because: args.because },
  })
  return applied
})

const signOff = mutator(
  z.object({
    id: signOffId,
    apprentice: personId,
    competency: competencyId,
    level,
    facts: countedFacts,
    comment: paragraph,
    logs: seenRevisions,
  }),
  async (tx, args, call) => {
    const judgement = { mentor: call.actor, at: call.at, now: call.now }
    const ties = await mentorsTies(tx, args.apprentice, judgement)
    if (isRefusal(ties)) return ties
    return (await judgeCompetency(tx, judgement, ties, args, {})) ?? applied
  },
)

const withdraw = mutator(z.object({ id: withdrawalId, signOff: signOffId, because: remark }), async (tx, args, call) => {
  const signed = await tx.get('signOff', args.signOff)
  if (signed === undefined) return refuse('sign-off-missing')
  const no = judgeDeed(call.actor, 'withdraw-sign-off', await tiesTo(tx, signed.apprentice), call.at)
  if (no !== null) return no
  if (signed.by.person !== call.actor.person) return refuse('not-yours')
  const book = await signaturesOf(tx, signed.apprentice)
  if (book.withdrawals.some((w) => w.signOff === signed.id)) return refuse('already-withdrawn')
  if ((await tx.get('withdrawal', args.id)) !== undefined) return refuse('id-taken')
  await tx.put('withdrawal', { ...args, apprentice: signed.apprentice, by: signAs(call.actor, 'mentor'), at: call.at })
  return applied
})

const endorse = mutator(z.object({ signOff: signOffId }), async (tx, args, call) => {
  const signed = await tx.get('signOff', args.signOff)
  if (signed === undefined) return refuse('sign-off-missing')
  const no = judgeDeed(call.actor, 'endorse', await tiesTo(tx, signed.apprentice), call.at)
  if (isRefusal(no)) return no
  // Both signatures from one hand are one signature: neither on this sign-off nor on another of the same competency.
  const book = await signaturesOf(tx, signed.apprentice)
  const own = book.signOffs.some((s) => s.competency === signed.competency && isOfHand(s, call.actor.person))
  if (own) return refuse('own-signature')
  if (book.withdrawals.some((w) => w.signOff === signed.id)) return refuse('already-withdrawn')
  // What somebody doubts, a second signature does not settle.
  if (openDispute(book, signed.id) !== undefined) return refuse('changed-meanwhile')
  const id = endorsementIdOf(signed.id)
  if ((await tx.get('endorsement', id)) !== undefined) return refuse('already-endorsed')
  await tx.put('endorsement', { id, signOff: signed.id, apprentice: signed.apprentice, by: signAs(call.actor, 'teacher'), at: call.at })
  return applied
})

/** A teacher doubts a sign-off: mentor and apprentice read why, and it counts nothing meanwhile. */
const raiseDispute = mutator(z.object({ id: disputeId, signOff: signOffId, because: remark }), async (tx, args, call) => {
  const signed = await tx.get('signOff', args.signOff)
  if (signed === undefined) return refuse('sign-off-missing')
  const no = judgeDeed(call.actor, 'dispute', await tiesTo(tx, signed.apprentice), call.at)
  if (no !== null) return no
  const book = await signaturesOf(tx, signed.apprentice)
  if (book.withdrawals.some((w) => w.signOff === signed.id)) return refuse('already-withdrawn')
  if ((await tx.get('dispute', args.id)) !== undefined) return refuse('id-taken')
  await tx.put('dispute', { ...args, apprentice: signed.apprentice, by: signAs(call.actor, 'teacher'), at: call.at, takenBack: null })
  return applied
})

/** Any teacher of his may: who raised it may have left the school. */
const takeBackDispute = mutator(z.object({ id: disputeId, because: paragraph }), async (tx, { id, because }, call) => {
  const row = await tx.get('dispute', id)
  if (row === undefined) return refuse('subject-missing')
  const no = judgeDeed(call.actor, 'dispute', await tiesTo(tx, row.apprentice), call.at)
  if (no !== null) return no
  if (row.takenBack !== null) return applied
  await tx.put('dispute', { ...row, takenBack: { by: signAs(call.actor, 'teacher'), at: call.at, because } })
  return applied
})

export const signOffMutators = { ask, returnRequest, sign: signOff, deliver, recordPaper, withdraw, endorse, dispute: raiseDispute, takeBackDispute, ...provisionalMutators } as const
