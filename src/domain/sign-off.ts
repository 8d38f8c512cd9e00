/**
 * A mentor's judgement of one competency of one apprentice (签认): an entrustment level with counted facts, resting on
 * named log revisions. Append-only: a withdrawal is a further record with a reason, an endorsement (复核) the
 * teacher's second signature. Nothing counts towards the certificate with only one of the two (rule 7).
 */
import * as z from 'zod/mini'
import { addDays, type CalendarDay, calendarDay, dayAt, instant, type Instant, startOfDayUtc } from './calendar-day.ts'
import { type Competency, level, type Level } from './competency.ts'
import {
  competencyId,
  type CompetencyId,
  disputeId,
  endorsementId,
  type EndorsementId,
  personId,
  type PersonId,
  placementId,
  practiceLogId,
  programmeId,
  requestId,
  type RequestId,
  signOffId,
  type SignOffId,
  tokenId,
  withdrawalId,
} from './ids.ts'
import { signature } from './people.ts'
import { sha256 } from './photo.ts'
import { paragraph, remark } from './text.ts'

/** Log revisions that a judgement rests on. */
export const seenRevisions = z.readonly(
  z.array(z.object({ log: practiceLogId, revision: z.int().check(z.gte(1)) })).check(z.maxLength(30)),
)
export type SeenRevisions = z.infer<typeof seenRevisions>

const count = z.int({ error: 'not-a-number' }).check(z.gte(0, { error: 'too-small' }), z.lte(99, { error: 'too-large' }))

/** What was counted while the apprentice did it: facts, not marks. */
export const countedFacts = z.object({ takeovers: count, prompts: count, defects: count })
export type CountedFacts = z.infer<typeof countedFacts>

export const signOffRequest = z.object({
  id: requestId,
  apprentice: personId,
  competency: competencyId,
  selfLevel: level,
  logs: seenRevisions,
  note: paragraph,
  askedAt: instant,
  state: z.enum(['open', 'answered', 'returned']),
  /** Why it came back, and from whom. */
  returned: z.nullable(z.object({ by: signature, at: instant, because: remark })),
})
export type SignOffRequest = z.infer<typeof signOffRequest>

/** One open request a competency and apprentice: two devices that ask converge on one row. */
export const requestIdOf = (apprentice: PersonId, competency: CompetencyId): RequestId =>
  `${apprentice}:${competency}` as RequestId

/** A: signed by a key of the mentor's own device; B: by a code from paper, and confirmed by him (provisional.ts); C: signed on paper, put down by a teacher from a photo of the sheet (`paper`). */
export const ASSURANCES = ['A', 'B', 'C'] as const

/** Why a person looks at it first. `key-lost`: it came after the device had been reported lost; `late`: more than 30 days after; `many-one-day`: see MANY in sign-off-token.ts. */
export const REVIEW_REASONS = ['former-mentor', 'key-lost', 'late', 'many-one-day'] as const
export type ReviewReason = (typeof REVIEW_REASONS)[number]

/** The sheet that a mentor without any device signed, as a teacher put it down: she vouches for having read it, the photo shows it. */
export const paperSheet = z.object({
  by: signature,
  at: instant,
  /** The day that stands on it. */
  signedOn: calendarDay,
  /** A photo on one of the apprentice's logs, in a revision that keeps it whatever becomes of the log. */
  log: practiceLogId,
  revision: z.int().check(z.gte(1)),
  photo: sha256,
})
export type PaperSheet = z.infer<typeof paperSheet>

export const signOff = z.object({
  id: signOffId,
  apprentice: personId,
  competency: competencyId,
  placement: placementId,
  programme: programmeId,
  level,
  facts: countedFacts,
  comment: paragraph,
  logs: seenRevisions,
  by: signature,
  at: instant,
  /** The signer had been this placement's mentor, but was not when the server heard of it, or `review` says what else: a person decides. */
  needsReview: z.boolean(),
  review: z.optional(z.enum(REVIEW_REASONS)),
  /** How sure it is that it was he. Absent: given in his session on a device that has no key (and before release 0.3). */
  assurance: z.optional(z.enum(ASSURANCES)),
  /** With assurance C, and only then. */
  paper: z.optional(paperSheet),
  /** The signed document that it follows from, and its line there. */
  token: z.optional(z.object({ id: tokenId, line: z.int().check(z.gte(0), z.lte(7)) })),
  /** Digests of revisions that it rests on and that the school has not seen yet. */
  unknownLogs: z.optional(z.readonly(z.array(z.string().check(z.maxLength(64))).check(z.maxLength(12)))),
})
export type SignOff = z.infer<typeof signOff>

/** Is it in any part the work of this person: given by him, or put down by her from paper? Whoever it is does not endorse it. */
export const isOfHand = (s: Pick<SignOff, 'by' | 'paper'>, person: PersonId): boolean => s.by.person === person || s.paper?.by.person === person

/** Level 5 is never given on paper: it wants two assessors or occasions that can be told apart. */
export const HIGHEST_ON_PAPER = 4

/**
 * The moment that stands for a day on paper: an hour of it by nearly every clock on earth, and never later than it was
 * put down. The rules ask for a moment; nobody knows the real one.
 */
export const momentOnPaper = (signedOn: CalendarDay, recordedAt: Instant): Instant => Math.min(recordedAt, startOfDayUtc(signedOn) + 11 * 3_600_000)

export const withdrawal = z.object({
  id: withdrawalId,
  signOff: signOffId,
  apprentice: personId,
  because: remark,
  by: signature,
  at: instant,
})
export type Withdrawal = z.infer<typeof withdrawal>

export const endorsement = z.object({
  id: endorsementId,
  signOff: signOffId,
  apprentice: personId,
  by: signature,
  at: instant,
})
export type Endorsement = z.infer<typeof endorsement>

/** One endorsement a sign-off. */
export const endorsementIdOf = (of: SignOffId): EndorsementId => `${of}:endorsed` as EndorsementId

/**
 * A teacher doubts a sign-off, and says why. Until it is settled the sign-off counts nothing: the mentor withdraws it, or a
 * teacher takes the doubt back. The sign-off itself is never touched.
 */
export const dispute = z.object({
  id: disputeId,
  signOff: signOffId,
  apprentice: personId,
  because: remark,
  by: signature,
  at: instant,
  takenBack: z.nullable(z.object({ by: signature, at: instant, because: paragraph })),
})
export type Dispute = z.infer<typeof dispute>

/** Everything signed about one apprentice. */
export interface SignatureBook {
  readonly signOffs: readonly SignOff[]
  readonly withdrawals: readonly Withdrawal[]
  readonly endorsements: readonly Endorsement[]
  /** Absent where nobody could have disputed yet (records of release 0.2 and before). */
  readonly disputes?: readonly Dispute[]
}

/** How many a mentor signed in one go with this one, itself included: the lines of one document. */
export const signedTogether = ({ signOffs }: Pick<SignatureBook, 'signOffs'>, { token }: Pick<SignOff, 'token'>): number =>
  token === undefined ? 1 : signOffs.filter((s) => s.token?.id === token.id).length

/** What stands against a sign-off and was not taken back. */
export const openDispute = (book: Pick<SignatureBook, 'disputes'>, of: SignOffId): Dispute | undefined =>
  book.disputes?.find((d) => d.signOff === of && d.takenBack === null)

/** Sign-offs of one competency that were not withdrawn and that nobody disputes, earliest first. */
export const standing = (book: SignatureBook, competency: CompetencyId): readonly SignOff[] => {
  const withdrawn = new Set(book.withdrawals.map((w) => w.signOff))
  return book.signOffs
    .filter((s) => s.competency === competency && !withdrawn.has(s.id) && openDispute(book, s.id) === undefined)
    .toSorted((a, b) => a.at - b.at)
}

/** Sign-offs of one competency that would count, were they not disputed. */
export const disputed = (book: SignatureBook, competency: CompetencyId): readonly SignOff[] => {
  const withdrawn = new Set(book.withdrawals.map((w) => w.signOff))
  return book.signOffs.filter((s) => s.competency === competency && !withdrawn.has(s.id) && openDispute(book, s.id) !== undefined)
}

/** The moment at which a sign-off's validity ends, or null if it stands for good. */
export const expiresAt = (s: Pick<SignOff, 'at'>, c: Pick<Competency, 'validDays'>): Instant | null =>
  c.validDays === null ? null : s.at + c.validDays * 86_400_000

export const isExpired = (s: Pick<SignOff, 'at'>, c: Pick<Competency, 'validDays'>, at: Instant): boolean => {
  const end = expiresAt(s, c)
  return end !== null && at > end
}

/** A device's signature is whole by itself; a sheet of paper is when a second teacher has looked at its photo. */
const isWhole = (s: SignOff, { endorsements }: SignatureBook): boolean => s.paper === undefined || endorsements.some((e) => e.signOff === s.id)

/**
 * Safety prerequisites of a competency that nobody has signed, or whose sign-off expired, or that stand on paper alone and
 * are not endorsed. They bar level 5.
 */
export const openSafetyPrerequisites = (
  c: Competency,
  all: readonly Competency[],
  book: SignatureBook,
  at: Instant,
): readonly CompetencyId[] =>
  c.prerequisites
    .filter((p) => p.safety)
    .filter((p) => {
      const required = all.find((other) => other.id === p.competency)
      return !standing(book, p.competency).some((s) => isWhole(s, book) && (required === undefined || !isExpired(s, required, at)))
    })
    .map((p) => p.competency)

const OCCASIONS_APART_MS = 12 * 3_600_000

/**
 * The level that the standing sign-offs carry. The highest counts: a failed attempt never lowers a level. Level 5
 * needs two assessors or two occasions; a single 5 is carried as 4 until then. Two occasions lie more than a shift
 * apart: a sign-off does not know its workshop's zone, and midnight UTC is eight in the morning in Beijing.
 */
export const carriedLevel = (signOffs: readonly SignOff[]): Level | null => {
  const highest = signOffs.reduce<Level | null>((top, s) => (top === null || s.level > top ? s.level : top), null)
  if (highest !== 5) return highest
  const fives = signOffs.filter((s) => s.level === 5)
  const assessors = new Set(fives.map((s) => s.by.person)).size
  const times = fives.map((s) => s.at)
  const occasionsApart = Math.max(...times) - Math.min(...times) >= OCCASIONS_APART_MS
  return assessors > 1 || occasionsApart ? 5 : 4
}

/** Days left until a sign-off lapses, or null. For "demonstrate again soon". */
export const lastValidDay = (s: Pick<SignOff, 'at'>, c: Pick<Competency, 'validDays'>) =>
  c.validDays === null ? null : addDays(dayAt(s.at), c.validDays)
