/** Makes a chosen file the next version of one of the school's plans. */
import { nextVersion } from '#domain/programme-import/next-version.ts'
import type { ImportProblem, ImportWarning } from '#domain/programme-import/findings.ts'
import { readProgrammeFile } from '#domain/programme-import/read-programme-file.ts'
import type { Actor } from '#domain/people.ts'
import type { Programme } from '#domain/programme.ts'
import { actorFrom } from '../replication/signed-in.ts'
import { rowsOfType } from '../store/rows.ts'
import type { Writer } from '../store/server-transaction.ts'
import type { Store } from '../store/store.ts'
import { stableId } from './stable-id.ts'

export type ImportResult =
  | { readonly ok: true; readonly programme: Programme; readonly unchanged: boolean; readonly warnings: readonly ImportWarning[] }
  | { readonly ok: false; readonly problem: ImportProblem }

/** UTF-8, with or without its mark; a byte that is none becomes �. */
export const decoded = (file: Uint8Array): string => new TextDecoder().decode(file)

/**
 * @param mayStill asked inside the transaction with the author as the school knows him then (null: the command line)
 * @returns the version, new or the one that says the same already; or what is wrong with the file
 */
export const importProgrammeFile = async (
  store: Store,
  writer: Writer,
  file: Uint8Array,
  mayStill: (actor: Actor | null) => Promise<boolean>,
): Promise<ImportResult | 'not-allowed'> => {
  // Read before the transaction opens: 16 MB take a moment, and others wait to write.
  const read = readProgrammeFile(decoded(file))
  if (!read.ok) return read
  return store.write(writer, async (tx) => {
    const author = writer.author === null ? null : actorFrom(await tx.get('person', writer.author))
    if (!(await mayStill(author))) return 'not-allowed'
    const existing = await rowsOfType(tx.sql, writer.school, 'programme')
    const { programme, unchanged } = nextVersion(read.draft, writer.school, existing, stableId)
    if (!unchanged) await tx.put('programme', programme)
    return { ok: true, programme, unchanged, warnings: read.warnings }
  })
}
