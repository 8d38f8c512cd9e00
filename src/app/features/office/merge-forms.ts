/**
 * Two coordinators edited one thing. A field that only one of them changed takes that change; a list is put together
 * member by member; where both changed a field, both versions are shown and the one who came second chooses.
 */
import { type FieldKinds, mergeEdit } from '#sync/merge.ts'

export interface Clash<F> {
  readonly field: keyof F & string
  readonly mine: F
  readonly theirs: F
  /** Both changed a list: it was put together, and what each made of it stays in sight. */
  readonly isJoined: boolean
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** @param base what the form started from · @param mine what was typed over it · @param theirs what stands there now */
export const mergeForms = <F extends object>(base: F, mine: F, theirs: F): { readonly form: F; readonly clashes: readonly Clash<F>[] } => {
  const fields = Object.keys(base) as (keyof F & string)[]
  const kinds = Object.fromEntries(fields.map((f) => [f, Array.isArray(base[f]) ? 'set' : 'scalar'])) as FieldKinds<F>
  // Mine is the later word of the two: of a scalar that both changed it stands until somebody chooses.
  const { content } = mergeEdit<F>(kinds, theirs, base, mine, 1, 0)
  const clashes = fields
    .filter((f) => !same(mine[f], base[f]) && !same(theirs[f], base[f]) && !same(mine[f], theirs[f]))
    .map((field) => ({ field, mine, theirs, isJoined: kinds[field] === 'set' }))
  return { form: content, clashes }
}
