/**
 * A judgement given where the mentor has no device of his own (暂签): he types one of his printed one-time codes and the
 * level on the apprentice's phone. It counts towards nothing until he confirms it on his own device, and lapses when he
 * does not. What he confirms becomes a sign-off; this stays beside it, as it was typed.
 */
import * as z from 'zod/mini'
import { instant, type Instant } from './calendar-day.ts'
import { level } from './competency.ts'
import { competencyId, personId, type ProvisionalId, provisionalId, type SignOffId } from './ids.ts'
import { signature } from './people.ts'
import { countedFacts, seenRevisions } from './sign-off.ts'
import { MOST_LINES } from './sign-off-token.ts'
import { line, paragraph } from './text.ts'

/** The beginning of a revision's digest, hex (signing/revision-digest.ts). */
const revisionDigest = z.string().check(z.regex(/^[0-9a-f]{32}$/))

/** What was judged of one competency, with the digest of each revision as it was on the screen. */
export const codedLine = z.object({
  competency: competencyId,
  level,
  facts: countedFacts,
  comment: paragraph,
  logs: seenRevisions,
  /** In the order of `logs`. */
  digests: z.readonly(z.array(revisionDigest).check(z.maxLength(30))),
})

/** All that one code was typed for. The proof ties the code to every word of it, and does not show the code. */
export const codedClaim = z.object({
  id: provisionalId,
  apprentice: personId,
  mentor: personId,
  lines: z.readonly(z.array(codedLine).check(z.minLength(1), z.maxLength(MOST_LINES))),
  /** 32 bytes, base64url (signing/one-time-code.ts). */
  proof: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
})
export type CodedClaim = z.infer<typeof codedClaim>

export const provisionalSignOff = z.object({
  id: provisionalId,
  apprentice: personId,
  competency: competencyId,
  level,
  facts: countedFacts,
  comment: paragraph,
  logs: seenRevisions,
  /** Whose code it was, and who alone can confirm it. */
  mentor: z.object({ person: personId, name: line }),
  /** By the phone that it was typed on. */
  at: instant,
  /** When the school found the code right. Null on a phone that has yet to hear from it. */
  heardAt: z.nullable(instant),
  /** What the mentor said to it on his own device; `because` is empty where he confirmed. */
  answer: z.nullable(z.object({ confirmed: z.boolean(), by: signature, at: instant, because: paragraph })),
})
export type ProvisionalSignOff = z.infer<typeof provisionalSignOff>

/** One row a line: each can be confirmed or declined by itself. */
export const provisionalIdOf = (claim: ProvisionalId, place: number): ProvisionalId => `${claim}:${place}` as ProvisionalId
/** The sign-off that a confirmation makes; the same whichever of his devices confirms. */
export const confirmedIdOf = (id: ProvisionalId): SignOffId => `${id}:confirmed` as SignOffId

const DAY = 86_400_000
/** So long the mentor has to confirm, from when the school heard of it. */
export const PROVISIONAL_FOR = 14 * DAY

/** The last moment at which it can be confirmed; null while the school has not heard of it. */
export const lapsesAt = ({ heardAt }: Pick<ProvisionalSignOff, 'heardAt'>): Instant | null => (heardAt === null ? null : heardAt + PROVISIONAL_FOR)

/** `unheard`: typed, and the school has yet to say whether the code is right. */
export type ProvisionalState = 'unheard' | 'waiting' | 'confirmed' | 'declined' | 'lapsed'

export const provisionalState = (p: Pick<ProvisionalSignOff, 'heardAt' | 'answer'>, at: Instant): ProvisionalState => {
  if (p.answer !== null) return p.answer.confirmed ? 'confirmed' : 'declined'
  const end = lapsesAt(p)
  if (end === null) return 'unheard'
  return at > end ? 'lapsed' : 'waiting'
}
