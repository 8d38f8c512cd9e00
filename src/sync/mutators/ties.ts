/** Reads what ties people to an apprentice, as the mutators need it to judge. */
import type { Ties } from '#domain/access.ts'
import type { PersonId } from '#domain/ids.ts'
import type { SignatureBook } from '#domain/sign-off.ts'
import { portfolioOf } from '../scope.ts'
import type { Transaction } from '../transaction.ts'

export const tiesTo = async (tx: Transaction, apprentice: PersonId): Promise<Ties> => {
  const classOf = async () => {
    const person = await tx.get('person', apprentice)
    return person?.cohort == null ? undefined : tx.get('cohort', person.cohort)
  }
  // Together: on a phone each question that waits for the one before costs as much as the disk.
  const [placements, cohort] = await Promise.all([tx.inScope('placement', portfolioOf(apprentice)), classOf()])
  return { apprentice, placements, cohorts: cohort === undefined ? [] : [cohort] }
}

/** All signatures about an apprentice. */
export const signaturesOf = async (tx: Transaction, apprentice: PersonId): Promise<SignatureBook> => {
  const home = portfolioOf(apprentice)
  const [signOffs, withdrawals, endorsements, disputes] = [
    await tx.inScope('signOff', home),
    await tx.inScope('withdrawal', home),
    await tx.inScope('endorsement', home),
    await tx.inScope('dispute', home),
  ]
  return { signOffs, withdrawals, endorsements, disputes }
}
