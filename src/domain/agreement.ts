/**
 * How three people judge the same thing: the level an apprentice gives himself when he asks, the level his mentor signs, and
 * whether the teacher puts her name under it or doubts it. Counted, with every pair to be looked at; nobody is marked by it.
 */
import type { Level } from './competency.ts'
import type { CompetencyId, SignOffId } from './ids.ts'
import { openDispute, type SignatureBook, type SignOffRequest } from './sign-off.ts'

export interface Pair {
  readonly competency: CompetencyId
  readonly signOff: SignOffId
  readonly self: Level
  readonly mentor: Level
  readonly teacher: 'endorsed' | 'disputed' | null
}

export interface Agreement {
  readonly pairs: readonly Pair[]
  readonly equal: number
  readonly selfHigher: number
  readonly selfLower: number
  readonly endorsed: number
  readonly disputed: number
}

/**
 * A request and the first sign-off that came after it. The device knows of each competency only the last request, so there is
 * one pair a competency at most. A sign-off that was withdrawn judges nothing.
 */
const pairOf = (request: SignOffRequest, book: SignatureBook, withdrawn: ReadonlySet<SignOffId>): readonly Pair[] => {
  const [first] = book.signOffs
    .filter((s) => s.competency === request.competency && s.at >= request.askedAt && !withdrawn.has(s.id))
    .toSorted((a, b) => a.at - b.at)
  if (first === undefined) return []
  const endorsed = book.endorsements.some((e) => e.signOff === first.id)
  const teacher = openDispute(book, first.id) !== undefined ? 'disputed' : endorsed ? 'endorsed' : null
  return [{ competency: request.competency, signOff: first.id, self: request.selfLevel, mentor: first.level, teacher }]
}

/** Of one apprentice. */
export const agreement = (book: SignatureBook, requests: readonly SignOffRequest[]): Agreement => {
  const withdrawn = new Set(book.withdrawals.map((w) => w.signOff))
  const pairs = requests.flatMap((r) => pairOf(r, book, withdrawn))
  const count = (fits: (p: Pair) => boolean) => pairs.filter(fits).length
  return {
    pairs,
    equal: count((p) => p.self === p.mentor),
    selfHigher: count((p) => p.self > p.mentor),
    selfLower: count((p) => p.self < p.mentor),
    endorsed: count((p) => p.teacher === 'endorsed'),
    disputed: count((p) => p.teacher === 'disputed'),
  }
}
