/** Puts down what a mentor judged on the apprentice's phone, under one of his one-time codes. The code itself is kept nowhere. */
import type { Level } from '#domain/competency.ts'
import type { CompetencyId, PersonId, ProvisionalId } from '#domain/ids.ts'
import type { LogRevision } from '#domain/practice-log.ts'
import type { Refusal } from '#domain/refusal.ts'
import type { CountedFacts } from '#domain/sign-off.ts'
import { toHex } from '#signing/bytes.ts'
import { proveClaim } from '#signing/one-time-code.ts'
import { revisionDigest } from '#signing/revision-digest.ts'
import type { Also } from './mutate.ts'
import { newId } from './new-id.ts'
import type { Store } from './store-context.tsx'

export interface CodedJudgement {
  readonly competency: CompetencyId
  readonly level: Level
  readonly facts: CountedFacts
  readonly comment: string
  /** The revisions that were on the screen. */
  readonly rests: readonly LogRevision[]
}

/**
 * @returns null when it is saved here; whether the code is right, only the school will say
 * @throws SaveFailed (reopen.ts)
 */
export const signByCode = async ({ mutate, profile }: Pick<Store, 'mutate' | 'profile'>, mentor: PersonId, judged: readonly CodedJudgement[], code: string, also: Also): Promise<Refusal | null> => {
  const claim = {
    id: newId<ProvisionalId>(),
    apprentice: profile.person,
    mentor,
    lines: judged.map(({ rests, ...line }) => ({
      ...line,
      logs: rests.map(({ log, revision }) => ({ log, revision })),
      digests: rests.map((r) => toHex(revisionDigest(r))),
    })),
  }
  return mutate.competency.signProvisionally({ ...claim, proof: await proveClaim(code, profile.school, claim) }, also)
}
