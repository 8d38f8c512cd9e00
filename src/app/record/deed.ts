/** A queued mutation as a value with a known shape: its name tells what its arguments are. */
import { type ArgsOf, mutatorNamed, type mutators } from '#sync/mutators/registry.ts'
import type { OutboxItem } from '../store/database.ts'

type Tree = typeof mutators
/** One member a mutation; a switch over `name` that forgets one does not compile. */
export type Deed = {
  [T in keyof Tree & string]: { [V in keyof Tree[T] & string]: { readonly name: `${T}.${V}`; readonly args: ArgsOf<Tree[T][V]> } }[keyof Tree[T] & string]
}[keyof Tree & string]

/** Null for what this version does not know or cannot read; it is shown as it is. */
export const readDeed = ({ name, args }: Pick<OutboxItem, 'name' | 'args'>): Deed | null => {
  const read = mutatorNamed(name)?.args.safeParse(args)
  return read?.success === true ? ({ name, args: read.data } as Deed) : null
}
