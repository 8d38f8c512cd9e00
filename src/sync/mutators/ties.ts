/** Reads what ties people to an apprentice, as the mutators need it to judge. */
import type { Ties } from '#domain/access.ts'
import type { PersonId } from '#domain/ids.ts'
import type { SignatureBook } from '#domain/sign-off.ts'
import { portfolioOf } from '../scope.ts'
import type { Transaction } from '../transaction.ts'

export const tiesTo = async (tx: Transaction, apprentice: PersonId): Promise<Ties> => {
  const placements = await tx.inScope('placement', portfolioOf(apprentice))
  const person = await tx.get('person', apprentice)
  const cohorts = person?.cohort == null ? [] : [await tx.get('cohort', person.cohort)]
  return { apprentice, placements, cohorts: cohorts.filter((c) => c !== undefined) }
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
