/** A comment of a mentor or teacher. Said once, never changed. */
import { isTeacher, judgeDeed } from '#domain/access.ts'
import { feedback } from '#domain/feedback.ts'
import { feedbackId, personId } from '#domain/ids.ts'
import { signAs } from '#domain/people.ts'
import { refuse } from '#domain/refusal.ts'
import * as z from 'zod/mini'
import { applied, mutator } from '../mutation.ts'
import { tiesTo } from './ties.ts'

const give = mutator(
  z.object({ id: feedbackId, apprentice: personId, about: feedback.shape.about, field: feedback.shape.field, region: feedback.shape.region, text: feedback.shape.text }),
  async (tx, args, call) => {
    const ties = await tiesTo(tx, args.apprentice)
    const no = judgeDeed(call.actor, 'give-feedback', ties, call.at)
    if (no !== null) return no
    if ((await tx.get('feedback', args.id)) !== undefined) return refuse('id-taken')
    if (args.about.kind !== 'competency') {
      const row = await tx.get(args.about.kind, args.about.id)
      // A private reflection is as good as absent to anybody but its writer.
      if (row === undefined || row.apprentice !== args.apprentice || ('shared' in row && !row.shared)) return refuse('subject-missing')
    }
    const as = isTeacher(call.actor, ties) ? 'teacher' : 'mentor'
    await tx.put('feedback', { ...args, returns: false, by: signAs(call.actor, as), at: call.at })
    return applied
  },
)

export const feedbackMutators = { give } as const
