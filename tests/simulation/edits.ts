/** What a person makes of refused work after "Edit": his words in the form they came from, and one of them another. */
import type { Database } from '#app/store/database.ts'
import { contentOf, type PracticeLogContent } from '#domain/practice-log.ts'
import type { MutationName } from '#sync/mutators/registry.ts'
import { before, type Deed } from './deeds.ts'
import type { ArgsNamed } from './effects.ts'

interface Editor {
  readonly db: Database
  /** A word that nobody has said before. */
  readonly word: (beginning: string) => string
}

/** Null where the row that it was about is not here any more. */
type Edited = Promise<unknown>

const edits: { readonly [N in MutationName]?: (e: Editor, args: ArgsNamed<N>) => Edited } = {
  'practiceLog.submit': async ({ word }, args) => ({ ...args, content: { ...args.content, task: word('task') } }),
  'practiceLog.resubmit': async ({ db, word }, { id, set }) => {
    const log = await db.rows('practiceLog').get(id)
    const now = { ...(set as Partial<PracticeLogContent>), task: word('task') }
    return log === undefined ? null : { id, set: now, was: before<PracticeLogContent>(contentOf(log), now) }
  },
  'reflection.write': async ({ word }, { content, ...args }) => ({ ...args, id: word('reflection'), content: { ...content, text: `${content.text}${word('thought')}\n` } }),
  'reflection.revise': async ({ db, word }, { id, set }) => {
    const row = await db.rows('reflection').get(id)
    if (row === undefined) return null
    const { dimension, text, logs } = row
    return { id, set: { text: `${set.text ?? text}${word('thought')}\n` }, was: { dimension, text, logs } }
  },
  'competency.ask': async ({ word }, args) => ({ ...args, note: word('note') }),
  'competency.sign': async ({ word }, args) => ({ ...args, id: word('sign-off'), comment: word('comment') }),
}

/** @returns what is handed in then; null for what has no form, or none any more */
export const editOf = async (e: Editor, { name, args }: Deed): Promise<Deed | null> => {
  const edited = await (edits[name] as ((e: Editor, args: unknown) => Edited) | undefined)?.(e, args)
  return edited == null ? null : { name, args: edited }
}
