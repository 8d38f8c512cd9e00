/** A sentence for every problem and warning of the import. A new code without one does not compile. */
import type { ImportProblemCode, ImportWarningCode } from '#domain/programme-import/findings.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

export const problemSentence: Readonly<Record<ImportProblemCode, MessageDescriptor>> = {
  'not-json': msg`This file is not JSON, so there is no plan to read in it. Export the plan again as a CASE package or in Craftlog's own format.`,
  'not-a-programme': msg`This is JSON, but neither a CASE package nor a Craftlog programme.`,
  'too-large': msg`This file is too large. A programme may have up to 16 MB; this one was not read.`,
  'too-many-items': msg`This plan has more than 5,000 competencies. Split it into several plans.`,
  'too-many-units': msg`This plan has more than 400 units. Split it into several plans.`,
  'unit-too-large': msg`One unit of this plan has more than 2,000 competencies. Split the unit.`,
  cycle: msg`This plan turns in a circle: something in it is its own parent or its own prerequisite. Mend the place named here.`,
  'no-competencies': msg`This plan has no competencies.`,
  'duplicate-identifiers': msg`Two entries of this plan carry the same identifier. Each needs its own.`,
  'unknown-prerequisite': msg`A prerequisite names a competency that the plan does not have, or that several have. It may be about safety, so it is not left out.`,
  'wrong-shape': msg`One place of this file is not as the format asks. Mend the place named here.`,
}

export const warningSentence: Readonly<Record<ImportWarningCode, MessageDescriptor>> = {
  'dangling-parent': msg`The parent is not in the file; the entry stands at the top.`,
  'dangling-child': msg`A place in the tree belongs to an entry that is not in the file; it is left out.`,
  'several-parents': msg`The entry has several parents; the first counts.`,
  'no-parent': msg`Nothing says where the entry belongs; it stands at the top.`,
  'unknown-item-type': msg`The type is neither knowledge nor skill nor character; it is taken for a skill.`,
  'empty-statement': msg`The entry has no words; its code or identifier is shown.`,
  'repeated-code': msg`Several competencies have the same code.`,
  'unused-association': msg`This kind of connection is not read.`,
  'text-shortened': msg`The text is too long and was shortened.`,
  'text-cleaned': msg`Characters that cannot be stored were taken out.`,
  'unknown-language': msg`This is not a language; the words are kept under the document's language.`,
  'too-many-languages': msg`More than ten languages; all words are kept, these are not listed.`,
  'unknown-field': msg`The format does not have this field; check its spelling, it was not read.`,
  'empty-unit': msg`The unit has no competencies and is left out.`,
  'more-warnings': msg`There are more findings like these that are not listed.`,
}
