/** Signs or returns what is on the screen, and tells what became of it. */
import type { Competency, Level } from '#domain/competency.ts'
import type { SignOffId } from '#domain/ids.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { isRefusal } from '#domain/refusal.ts'
import type { SeenRevisions } from '#domain/sign-off.ts'
import { newId } from '../../store/new-id.ts'
import { useStore } from '../../store/store-context.tsx'
import type { DraftForm } from '../../store/use-draft.ts'
import { type Signer, useSigner } from '../../record/lock/use-signer.tsx'
import type { Judgement } from './judgement.ts'
import { signWithKey } from './sign-with-key.ts'
import type { Claim } from './use-claim.ts'
import { type Deed, useDeed } from '../../record/use-deed.ts'

export interface Answered {
  readonly how: 'signed' | 'returned'
  readonly apprentice: string
  readonly competency: Competency
  readonly level: Level | null
  /** Not final: its signer may have left, a person at the school decides. */
  readonly needsReview: boolean
}

/** The logs that are drawn on the screen, whole. */
export const drawnOf = (claim: Claim, judgement: Judgement): readonly PracticeLog[] =>
  claim.request === null ? claim.recent.filter((l) => judgement.logs.includes(l.id)) : claim.logs.map((l) => l.log)

/** The revisions that the judgement names are those drawn on the screen, never those the request named. */
const seenOf = (claim: Claim, judgement: Judgement): SeenRevisions => drawnOf(claim, judgement).map((l) => ({ log: l.id, revision: l.revision }))

export interface Signing {
  readonly deed: Deed
  readonly signer: Signer
  readonly sign: (claim: Claim, judgement: Judgement, level: Level) => Promise<Answered | null>
  readonly giveBack: (claim: Claim, because: string) => Promise<Answered | null>
}

/** @param handIn of the draft that is judged in */
export const useSigning = (handIn: DraftForm<Judgement>['handIn']): Signing => {
  const store = useStore()
  const { db, mutate } = store
  const deed = useDeed()
  const signer = useSigner()
  return {
    deed,
    signer,
    sign: async (claim, judgement, level) => {
      const said = {
        level,
        facts: { takeovers: judgement.takeovers ?? NaN, prompts: judgement.prompts ?? NaN, defects: judgement.defects ?? NaN },
        comment: judgement.comment.trim(),
        logs: seenOf(claim, judgement),
      }
      // Several skills of one apprentice, one after the other, are one hand-over.
      const unlock = await signer.ask(claim.apprentice)
      if (unlock === null) return null
      let id = newId<SignOffId>()
      const done = await deed.run(() =>
        handIn(async (ends) => {
          const signed = await signWithKey(store, claim, said, unlock, ends)
          if (signed === null) return mutate.competency.sign({ id, apprentice: claim.apprentice, competency: claim.competency.id, ...said }, ends)
          if (isRefusal(signed)) return signed
          id = signed
          return null
        }),
      )
      if (!done) return null
      const written = await db.rows('signOff').get(id)
      return { how: 'signed', apprentice: claim.name, competency: claim.competency, level, needsReview: written?.needsReview ?? false }
    },
    giveBack: async ({ request, name, competency }, because) => {
      if (request === null) return null
      const done = await deed.run(() => handIn((ends) => mutate.competency.returnRequest({ request: request.id, because: because.trim() }, ends)))
      return done ? { how: 'returned', apprentice: name, competency, level: null, needsReview: false } : null
    },
  }
}
