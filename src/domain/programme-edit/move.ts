/**
 * What it means for one apprentice that his placement follows another version of the plan. Every sign-off stays: it
 * names its competency by an id that is the same in all versions, and the version under which it was given.
 */
import type { CompetencyId } from '../ids.ts'
import type { Placement } from '../placement.ts'
import type { Programme } from '../programme.ts'
import type { SignatureBook } from '../sign-off.ts'
import { differenceBetween } from '../programme-import/preview.ts'
import type { LocalText } from '../text.ts'

export interface MovedLine {
  readonly id: CompetencyId
  readonly code: string
  readonly title: LocalText
}

export interface MoveEffect {
  /** Sign-offs that stand, all of them kept. */
  readonly kept: number
  /** Lines that the new version asks for and the old one did not. */
  readonly added: readonly MovedLine[]
  /** Signed lines that are no longer asked for; the sign-offs stay in the record. */
  readonly gone: readonly MovedLine[]
  /** Signed lines that say something else now: shown as signed under the old version. */
  readonly changed: readonly MovedLine[]
}

export const moveEffect = (from: Programme, to: Programme, book: SignatureBook): MoveEffect => {
  const withdrawn = new Set(book.withdrawals.map((w) => w.signOff))
  const standing = book.signOffs.filter((s) => !withdrawn.has(s.id))
  const signed = new Set(standing.map((s) => s.competency))
  const { added, removed, retitled, altered } = differenceBetween(from, to)
  const plain = ({ id, code, title }: MovedLine): MovedLine => ({ id, code, title })
  return {
    kept: standing.length,
    added: added.map(plain),
    gone: removed.filter((c) => signed.has(c.id)).map(plain),
    changed: [...retitled, ...altered].filter((c) => signed.has(c.id)).map(plain),
  }
}

/** May the placement follow this version: one of its own plan, or of the part that its enterprise added to it (or back)? */
export const mayFollow = (placement: Pick<Placement, 'plan' | 'enterprise'>, from: Programme, to: Programme): boolean => {
  if (to.school !== from.school || to.id === from.id) return false
  const isTheirs = to.variant == null || to.variant.enterprise === placement.enterprise
  return isTheirs && (to.variant?.of ?? to.plan) === (from.variant?.of ?? from.plan)
}
