/** A sentence for each thing that may be wrong with a roster or a line of it. None may be missing. */
import type { NotARoster, RosterFaultCode } from '#domain/roster.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/** The field, and what is wrong with it. */
export const faultSentence: Readonly<Record<RosterFaultCode, MessageDescriptor>> = {
  'name-missing': msg`Name: missing`,
  'name-too-long': msg`Name: longer than 200 characters`,
  'name-unreadable': msg`Name: characters that cannot be stored`,
  'number-missing': msg`Student number: missing`,
  'number-too-long': msg`Student number: longer than 40 characters`,
  'number-unreadable': msg`Student number: characters that cannot be stored`,
  'number-private': msg`Student number: this looks like a national id or a mobile number, which are not kept here`,
  'number-twice': msg`Student number: another line of this file has it already`,
  'number-of-somebody-else': msg`Student number: it belongs to somebody who left or is no apprentice`,
  'cohort-not-known': msg`Cohort: the school has none of this name`,
}

export const refusedSentence: Readonly<Record<NotARoster['no'] | 'too-large', MessageDescriptor>> = {
  'no-heading': msg`The first line must name the columns, at least the name and the student number. The template shows how.`,
  'private-column': msg`This file holds national ids or telephone numbers. Craftlog does not keep them: take that column out, so that they do not even lie in a copy, and choose the file again.`,
  'too-many-lines': msg`This file has more than 100,000 lines. Divide it and choose the parts one by one.`,
  'too-large': msg`This file is larger than 32 MB. Divide it and choose the parts one by one.`,
  empty: msg`There is nobody in this file.`,
  unreadable: msg`This file could not be read as a table. Save it as CSV in your spreadsheet and choose it again.`,
}
