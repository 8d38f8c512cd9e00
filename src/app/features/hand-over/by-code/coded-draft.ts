/** What was judged on the apprentice's phone so far, by skill; kept until it is signed. The code is never in it. */
import type { CompetencyId, PersonId } from '#domain/ids.ts'
import { type FieldErrorCode, fieldErrors } from '#domain/refusal.ts'
import { countedFacts } from '#domain/sign-off.ts'
import { paragraph } from '#domain/text.ts'
import * as z from 'zod/mini'
import type { Judged } from '../../../record/judging/judgement-fields.tsx'
import type { CodedJudgement } from '../../../store/sign-by-code.ts'
import type { CodedClaim } from './use-by-code.ts'

export interface CodedDraft {
  readonly mentor: PersonId | null
  readonly judged: Readonly<Record<CompetencyId, Judged>>
}

const notJudged: Judged = { level: null, takeovers: 0, prompts: 0, defects: 0, comment: '' }

export const judgementOf = ({ judged }: CodedDraft, { competency }: Pick<CodedClaim, 'competency'>): Judged => judged[competency.id] ?? notJudged

const whole = z.object({ facts: countedFacts, comment: paragraph })
const factsOf = ({ takeovers, prompts, defects }: Judged) => ({ takeovers: takeovers ?? NaN, prompts: prompts ?? NaN, defects: defects ?? NaN })

/** What is not right yet, by field. */
export const faultsOf = (judged: Judged): ReadonlyMap<string, FieldErrorCode> => {
  const checked = whole.safeParse({ facts: factsOf(judged), comment: judged.comment })
  return new Map(checked.success ? [] : fieldErrors(checked.error).map((e) => [e.path, e.error]))
}

/** @returns what can be signed, and the place of the first skill that cannot */
export const readyLines = (claims: readonly CodedClaim[], draft: CodedDraft): { readonly lines: readonly CodedJudgement[]; readonly notReady: number | null } => {
  const lines = claims.flatMap((claim): readonly CodedJudgement[] => {
    const judged = judgementOf(draft, claim)
    if (judged.level === null || faultsOf(judged).size > 0) return []
    return [{ competency: claim.competency.id, level: judged.level, facts: factsOf(judged), comment: judged.comment.trim(), rests: claim.rests }]
  })
  const missing = claims.findIndex((claim) => !lines.some((l) => l.competency === claim.competency.id))
  return { lines, notReady: missing === -1 ? null : missing }
}
