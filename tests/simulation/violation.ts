/** A promise that did not hold. */

export const INVARIANTS = {
  I1: 'every confirmed deed is applied once on the server, or parked with a reason; never both, never neither',
  I2: 'nothing is counted twice',
  I3: 'at rest a device holds exactly what the server has in the scopes of its person, and nothing waits',
  I4: 'no row of a scope that is not held is on a device',
  I5: 'a revision or signature that was seen never changes',
  I6: 'cursors and the high water never go back, except by a rewind',
  I7: 'the view is the server’s rows as known, with what is pending done again; what was accepted never flickers away',
  I8: 'what a restore lost and nobody could bring back is in the lost and found',
  I9: 'a kill leaves all of a write or nothing of it',
  I0: 'nothing fails that was not made to fail',
} as const
export type Invariant = keyof typeof INVARIANTS

export class Violation extends Error {
  override readonly name = 'Violation'
  readonly invariant: Invariant
  constructor(invariant: Invariant, what: string) {
    super(what)
    this.invariant = invariant
  }
}

/** @throws Violation unless it holds */
export const hold = (invariant: Invariant, holds: boolean, what: () => string): void => {
  if (!holds) throw new Violation(invariant, what())
}
