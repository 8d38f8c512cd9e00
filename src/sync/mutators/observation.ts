/** What a mentor notes of the week, and the minutes in which he guided. He may set right what he noted; nobody else may. */
import { judgeDeed } from '#domain/access.ts'
import { calendarDay, isFutureEverywhere, mondayOf } from '#domain/calendar-day.ts'
import { guidanceNoteId, personId } from '#domain/ids.ts'
import { guidanceNote, observationIdOf, observedItems } from '#domain/observation.ts'
import { signAs } from '#domain/people.ts'
import { refuse } from '#domain/refusal.ts'
import * as z from 'zod/mini'
import { applied, mutator } from '../mutation.ts'
import { tiesTo } from './ties.ts'

/** The same week again: what is said now stands, and the history keeps what was said before. */
const note = mutator(z.object({ apprentice: personId, week: calendarDay, items: observedItems }), async (tx, args, call) => {
  const no = judgeDeed(call.actor, 'observe', await tiesTo(tx, args.apprentice), call.at)
  if (no !== null) return no
  const week = mondayOf(args.week)
  if (isFutureEverywhere(week, call.claimed)) return refuse('fields-invalid', [{ path: 'week', error: 'in-the-future' }])
  const id = observationIdOf(args.apprentice, week, call.actor.person)
  await tx.put('observation', { id, apprentice: args.apprentice, week, items: args.items, by: signAs(call.actor, 'mentor'), at: call.at })
  return applied
})

const { day, minutes, about } = guidanceNote.shape
const guide = mutator(z.object({ id: guidanceNoteId, apprentice: personId, day, minutes, about }), async (tx, args, call) => {
  const no = judgeDeed(call.actor, 'observe', await tiesTo(tx, args.apprentice), call.at)
  if (no !== null) return no
  if (isFutureEverywhere(args.day, call.claimed)) return refuse('fields-invalid', [{ path: 'day', error: 'in-the-future' }])
  if ((await tx.get('guidanceNote', args.id)) !== undefined) return refuse('id-taken')
  await tx.put('guidanceNote', { ...args, by: signAs(call.actor, 'mentor'), at: call.at })
  return applied
})

const remove = mutator(z.object({ id: guidanceNoteId }), async (tx, { id }, call) => {
  const row = await tx.get('guidanceNote', id)
  if (row === undefined) return refuse('subject-missing')
  if (row.by.person !== call.actor.person) return refuse('not-yours')
  await tx.remove('guidanceNote', id)
  return applied
})

export const observationMutators = { note, guide, removeGuidance: remove } as const
