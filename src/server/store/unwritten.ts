/**
 * What a write transaction has changed and the database does not have yet. Rows are written out at the very end, in a
 * few large statements and with their final place in the sequence; until then they are here, and undoing some of them
 * needs no word to the database.
 */
import type { RowType } from '#sync/rows.ts'
import type { Grant, Scope } from '#sync/scope.ts'

/** A version of a row that this transaction made. */
export interface Version {
  readonly type: RowType
  readonly id: string
  readonly rev: number
  readonly scope: Scope
  /** JSON of the row, so that nobody can change it any more; null for a tombstone. */
  readonly data: string | null
  /** Who may hold what, as this version says. */
  readonly grants: readonly Grant[]
  /** The photos it shows, by their hashes. */
  readonly photos: readonly string[]
  /** The scope of the version before, whoever made it; null for a new row. */
  readonly cameFrom: Scope | null
  /** Does the database have this row, in an older version? */
  readonly stored: boolean
}

export interface Unwritten {
  /** The newest version of a row, if this transaction made one. */
  readonly newest: (type: RowType, id: string) => Version | undefined
  /** The newest versions of all rows of a type that this transaction made. */
  readonly newestOf: (type: RowType) => readonly Version[]
  readonly add: (version: Version) => void
  /** All versions, in the order in which they were made. */
  readonly all: readonly Version[]
  /** Forgets all versions from the n-th on. */
  readonly cutTo: (n: number) => void
}

export const createUnwritten = (): Unwritten => {
  const all: Version[] = []
  /** By type and id, the versions of one row, the newest last. */
  const rows = new Map<RowType, Map<string, Version[]>>()
  const versionsOf = (type: RowType): Map<string, Version[]> => {
    const known = rows.get(type) ?? new Map<string, Version[]>()
    rows.set(type, known)
    return known
  }
  return {
    all,
    newest: (type, id) => rows.get(type)?.get(id)?.at(-1),
    newestOf: (type) => [...(rows.get(type)?.values() ?? [])].flatMap((versions) => versions.slice(-1)),
    add: (version) => {
      all.push(version)
      const known = versionsOf(version.type)
      const versions = known.get(version.id)
      if (versions === undefined) known.set(version.id, [version])
      else versions.push(version)
    },
    cutTo: (n) => {
      for (const { type, id } of all.splice(n).toReversed()) {
        const versions = versionsOf(type).get(id)
        versions?.pop()
        if (versions?.length === 0) versionsOf(type).delete(id)
      }
    },
  }
}
