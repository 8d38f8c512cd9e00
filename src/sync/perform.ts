/** Performs one mutation inside a transaction: finds the mutator, checks the arguments, lets it judge and write. */
import { fieldErrors, refuse, type Refusal } from '#domain/refusal.ts'
import type { Applied, Call } from './mutation.ts'
import { mutatorNamed } from './mutators/registry.ts'
import type { Transaction } from './transaction.ts'

/**
 * @returns what was applied, or a final refusal with a reason. On a refusal the caller undoes whatever was written.
 * @throws only for a broken store; that is worth a retry
 */
export const perform = async (tx: Transaction, name: string, args: unknown, call: Call): Promise<Applied | Refusal> => {
  const mutator = mutatorNamed(name)
  if (mutator === undefined) return refuse('unknown-mutation')
  // With the input in hand a field of the wrong type is told from one that is not there.
  const parsed = mutator.args.safeParse(args, { reportInput: true })
  if (!parsed.success) return refuse('fields-invalid', fieldErrors(parsed.error))
  return mutator.apply(tx, parsed.data, call)
}
