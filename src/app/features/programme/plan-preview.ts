/** Reads a chosen file and compares it with what the school has. Pure but for the file; runs in a worker. */
import { type Kind, KINDS } from '#domain/competency.ts'
import type { SchoolId } from '#domain/ids.ts'
import type { Programme } from '#domain/programme.ts'
import type { ImportProblem, ImportWarning } from '#domain/programme-import/findings.ts'
import { type ImportPreview, previewImport } from '#domain/programme-import/preview.ts'
import { readProgrammeFile } from '#domain/programme-import/read-programme-file.ts'
import { stableId } from './stable-id.ts'

export interface PlanQuestion {
  readonly file: Blob
  readonly school: SchoolId
  readonly existing: readonly Programme[]
}

export type PlanAnswer =
  | { readonly ok: true; readonly preview: ImportPreview; readonly kinds: Readonly<Record<Kind, number>>; readonly warnings: readonly ImportWarning[] }
  | { readonly ok: false; readonly problem: ImportProblem }

/** What the server takes in one request. */
const MOST_BYTES = 16 * 1024 * 1024

/** Asked before a single byte is read. */
export const isTooLarge = (file: Blob): boolean => file.size > MOST_BYTES

export const previewPlan = async ({ file, school, existing }: PlanQuestion): Promise<PlanAnswer> => {
  const read = readProgrammeFile(await file.text())
  if (!read.ok) return read
  const all = read.draft.units.flatMap((u) => u.competencies)
  const count = (kind: Kind) => all.filter((c) => c.kind === kind).length
  return {
    ok: true,
    preview: previewImport(read.draft, school, existing, stableId),
    kinds: Object.fromEntries(KINDS.map((k) => [k, count(k)])) as Record<Kind, number>,
    warnings: read.warnings,
  }
}
