/**
 * Reads a training plan out of a file that somebody chose: a CASE 1.0 package, or our own format. Whatever is in the
 * file, the answer is a draft or a problem with a name, never an exception.
 */
import { looksLikeCase, readCasePackage } from './case-package.ts'
import { looksLikeOurs, readCraftlogFormat } from './craftlog-format.ts'
import { LARGEST, type ProgrammeDraft } from './draft.ts'
import { type ImportProblem, type ImportWarning, type Notes, takeNotes, Unreadable } from './findings.ts'

export type ReadProgramme =
  | { readonly ok: true; readonly draft: ProgrammeDraft; readonly warnings: readonly ImportWarning[] }
  | { readonly ok: false; readonly problem: ImportProblem }

/** @param text the whole file, decoded; at most 16 Mi UTF-16 units */
export const readProgrammeFile = (text: string): ReadProgramme => {
  const notes = takeNotes()
  try {
    const draft = readAny(text, notes)
    warnOfRepeatedCodes(draft, notes)
    return { ok: true, draft, warnings: notes.list() }
  } catch (e) {
    if (e instanceof Unreadable) return { ok: false, problem: e.problem }
    throw e
  }
}

const readAny = (text: string, notes: Notes): ProgrammeDraft => {
  if (text.length > LARGEST.text) throw new Unreadable('too-large', String(text.length))
  const file = parseJson(text)
  if (typeof file !== 'object' || file === null || Array.isArray(file)) throw new Unreadable('not-a-programme', '')
  if (looksLikeOurs(file)) return readCraftlogFormat(file, notes)
  if (looksLikeCase(file)) return readCasePackage(file, notes)
  throw new Unreadable('not-a-programme', '')
}

const parseJson = (text: string): unknown => {
  try {
    // Windows editors put a byte order mark in front.
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (e) {
    throw new Unreadable('not-json', e instanceof Error ? e.message : '')
  }
}

const warnOfRepeatedCodes = (draft: ProgrammeDraft, notes: Notes): void => {
  const seen = new Set<string>()
  for (const { code } of draft.units.flatMap((u) => u.competencies)) {
    if (code !== '' && seen.has(code)) notes.warn('repeated-code', code)
    seen.add(code)
  }
}
