/**
 * What can be wrong with a plan file, in two closed lists: a problem stops the import, a warning goes with it. Each
 * names the place by a detail (an identifier, a code, a path); the sentences for people are made by the page.
 */
import { shorten } from './shorten.ts'

export const IMPORT_PROBLEMS = [
  /** The text is no JSON. */
  'not-json',
  /** JSON, but neither a CASE package nor our own format. Detail: the version it names, if it names one. */
  'not-a-programme',
  'too-large',
  'too-many-items',
  'too-many-units',
  /** More lines in one unit than a unit holds. Detail: the unit. */
  'unit-too-large',
  /** An item is its own ancestor, or its own prerequisite by some way round. Detail: one that is. */
  'cycle',
  'no-competencies',
  'duplicate-identifiers',
  /** A prerequisite that the file does not hold, or a code that several have. Never dropped: it may be about safety. */
  'unknown-prerequisite',
  /** Detail: a dotted path, `units.0.competencies.3.kind`. */
  'wrong-shape',
] as const
export type ImportProblemCode = (typeof IMPORT_PROBLEMS)[number]

export interface ImportProblem {
  readonly code: ImportProblemCode
  readonly detail: string
}

export const IMPORT_WARNINGS = [
  /** The parent is not in the file; the item stands at the top. */
  'dangling-parent',
  /** A place in the tree for an item that is not in the file. */
  'dangling-child',
  /** The first parent counts. */
  'several-parents',
  /** Nothing says where it belongs; it stands at the top. */
  'no-parent',
  /** Neither knowledge nor skill nor character; taken for a skill. Detail: the type. */
  'unknown-item-type',
  /** No words; shown by its code or identifier. */
  'empty-statement',
  'repeated-code',
  /** A kind of association that is not read. Detail: which. */
  'unused-association',
  'text-shortened',
  /** Characters that no keyboard makes were taken out. */
  'text-cleaned',
  /** Not a language tag; the words are kept under the document's language. */
  'unknown-language',
  'too-many-languages',
  /** A field that our format does not have. Detail: its path. */
  'unknown-field',
  /** A unit of the file without a line; left out. */
  'empty-unit',
  /** Further warnings, not listed. */
  'more-warnings',
] as const
export type ImportWarningCode = (typeof IMPORT_WARNINGS)[number]

export interface ImportWarning {
  readonly code: ImportWarningCode
  readonly detail: string
  /** How often the same was found. */
  readonly times: number
}

/** Ends a reading, from however deep. Never leaves this folder. */
export class Unreadable extends Error {
  readonly problem: ImportProblem
  constructor(code: ImportProblemCode, detail: string) {
    super(code)
    this.problem = { code, detail: brief(detail) }
  }
}

/** A detail is shown in one line. */
const brief = (s: string): string => shorten(s, 120)

const MOST_LISTED = 200

export interface Notes {
  warn(code: ImportWarningCode, detail: string): void
  list(): readonly ImportWarning[]
}

/** Gathers warnings; equal ones are counted, and after 200 different ones only how many more there were. */
export const takeNotes = (): Notes => {
  const found = new Map<string, ImportWarning>()
  let more = 0
  return {
    warn: (code, long) => {
      const detail = brief(long)
      const name = `${code} ${detail}`
      const known = found.get(name)
      if (known !== undefined) found.set(name, { ...known, times: known.times + 1 })
      else if (found.size < MOST_LISTED) found.set(name, { code, detail, times: 1 })
      else more += 1
    },
    list: () => (more === 0 ? [...found.values()] : [...found.values(), { code: 'more-warnings', detail: '', times: more }]),
  }
}
