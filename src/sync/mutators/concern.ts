/**
 * The deeds on a concern: raise, say more, answer, close, open again, give it to a colleague. Everything said is added and stays; a closed
 * concern takes a late answer in without opening again.
 */
import { judgeDeed, teachersOf } from '#domain/access.ts'
import { answerDue, AUDIENCES, carerOf, concern, type Concern, type ConcernEvent, concernEvent } from '#domain/concern.ts'
import { concernEventId, concernId, personId } from '#domain/ids.ts'
import { signAs } from '#domain/people.ts'
import { isRefusal, refuse, type Refusal } from '#domain/refusal.ts'
import { remark } from '#domain/text.ts'
import * as z from 'zod/mini'
import { applied, type Call, mutator } from '../mutation.ts'
import type { Transaction } from '../transaction.ts'
import { voiceOf } from './practice-log.ts'
import { tiesTo } from './ties.ts'

const { category, audience, placement, text, zone } = concern.shape

const raise = mutator(
  z.object({ id: concernId, apprentice: personId, placement, category, audience, text, zone }),
  async (tx, args, call) => {
    const ties = await tiesTo(tx, args.apprentice)
    const no = judgeDeed(call.actor, 'raise-concern', ties, call.at)
    if (no !== null) return no
    if (!AUDIENCES[args.category].includes(args.audience)) return refuse('fields-invalid', [{ path: 'audience', error: 'wrong-type' }])
    if (args.placement !== null && !ties.placements.some((p) => p.id === args.placement)) return refuse('placement-missing')
    if ((await tx.get('concern', args.id)) !== undefined) return refuse('id-taken')
    const due = answerDue(args.category, call.now)
    await tx.put('concern', { ...args, raisedAt: call.at, receivedAt: call.now, due, state: 'open' })
    return applied
  },
)

/** The apprentice's own concern, or why not: to a stranger it is as good as absent. */
const ownConcern = async (tx: Transaction, id: Concern['id'], call: Call): Promise<Concern | Refusal> => {
  const row = await tx.get('concern', id)
  const isHis = row !== undefined && judgeDeed(call.actor, 'raise-concern', await tiesTo(tx, row.apprentice), call.at) === null
  return isHis ? row : refuse('subject-missing')
}

type Said = Pick<ConcernEvent, 'id' | 'kind' | 'text' | 'by'>
const add = async (tx: Transaction, row: Concern, { id, kind, text: words, by }: Said, call: Call): Promise<Refusal | null> => {
  if ((await tx.get('concernEvent', id)) !== undefined) return refuse('id-taken')
  await tx.put('concernEvent', { id, concern: row.id, apprentice: row.apprentice, audience: row.audience, kind, text: words, by, at: call.at })
  return null
}

const saidArgs = z.object({ id: concernId, event: concernEventId, text: remark })

/** Its apprentice says more; the school owes an answer again. */
const say = mutator(saidArgs, async (tx, { id, event, text: words }, call) => {
  const row = await ownConcern(tx, id, call)
  if (isRefusal(row)) return row
  const no = await add(tx, row, { id: event, kind: 'said', text: words, by: signAs(call.actor, 'apprentice') }, call)
  if (no !== null) return no
  if (row.state === 'answered') await tx.put('concern', { ...row, state: 'open', due: answerDue(row.category, call.now) })
  return applied
})

const answer = mutator(saidArgs, async (tx, { id, event, text: words }, call) => {
  const row = await tx.get('concern', id)
  if (row === undefined) return refuse('subject-missing')
  const ties = await tiesTo(tx, row.apprentice)
  const asTeacher = judgeDeed(call.actor, 'answer-concern', ties, call.at) === null
  const asMentor = row.audience === 'school-and-mentors' && judgeDeed(call.actor, 'sign', ties, call.at) === null
  // Access before existence, or an error would tell a mentor that there is a concern about his enterprise.
  if (!asTeacher && !asMentor) return refuse('subject-missing')
  const no = await add(tx, row, { id: event, kind: 'answered', text: words, by: signAs(call.actor, voiceOf(call.actor, asTeacher)) }, call)
  if (no !== null) return no
  // What a mentor says reaches the apprentice, but the answer that is owed is the school's.
  if (row.state === 'open' && asTeacher) await tx.put('concern', { ...row, state: 'answered', due: null })
  return applied
})

const close = mutator(
  z.object({ id: concernId, event: concernEventId, text: concernEvent.shape.text }),
  async (tx, { id, event, text: words }, call) => {
    const row = await ownConcern(tx, id, call)
    if (isRefusal(row)) return row
    if (row.state === 'closed') return applied
    const no = await add(tx, row, { id: event, kind: 'closed', text: words, by: signAs(call.actor, 'apprentice') }, call)
    if (no !== null) return no
    await tx.put('concern', { ...row, state: 'closed', due: null })
    return applied
  },
)

const reopen = mutator(saidArgs, async (tx, { id, event, text: words }, call) => {
  const row = await ownConcern(tx, id, call)
  if (isRefusal(row)) return row
  const no = await add(tx, row, { id: event, kind: 'reopened', text: words, by: signAs(call.actor, 'apprentice') }, call)
  if (no !== null) return no
  if (row.state === 'closed') await tx.put('concern', { ...row, state: 'open', due: answerDue(row.category, call.now) })
  return applied
})

/** A teacher of his gives it to a colleague, or takes it over: from then on one of them is named. The clock runs on. */
const assign = mutator(z.object({ id: concernId, to: personId }), async (tx, { id, to }, call) => {
  const row = await tx.get('concern', id)
  if (row === undefined) return refuse('subject-missing')
  const ties = await tiesTo(tx, row.apprentice)
  if (judgeDeed(call.actor, 'assign-concern', ties, call.at) !== null) return refuse('subject-missing')
  if (!teachersOf(ties).includes(to)) return refuse('not-their-teacher')
  if (carerOf(row)?.to === to) return applied
  const person = await tx.get('person', to)
  const name = person?.name ?? ties.placements.find((p) => p.teacher === to)?.teacherName ?? call.actor.name
  const assigned = [...(row.assigned ?? []), { to, name, by: signAs(call.actor, 'teacher'), at: call.at }]
  await tx.put('concern', { ...row, assigned: assigned.slice(-50) })
  return applied
})

export const concernMutators = { raise, say, answer, close, reopen, assign } as const
