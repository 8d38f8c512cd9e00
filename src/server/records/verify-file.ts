/** Examines the text of a record file, and says in the reader's language what came of it. */
import type { Bytes } from '#signing/bytes.ts'
import { tally, verifyRecord } from '#signing/record/verify-record.ts'
import { readRecord } from './read-record-file.ts'
import { type Language, LANGUAGES, verifyLines } from './verify-lines.ts'

export type Verified =
  | { readonly isRead: true; readonly lines: readonly string[]; readonly isAnyFalse: boolean }
  /** It is no record, or not whole. */
  | { readonly isRead: false; readonly sentence: string }

/** @param schoolKey null: not known from elsewhere */
export const verifyFile = async (file: string, text: string, schoolKey: Bytes | null, language: Language): Promise<Verified> => {
  const { notRead } = LANGUAGES[language]
  try {
    const read = readRecord(text)
    if (!read.ok) return { isRead: false, sentence: notRead(file, read.problem) }
    const examined = await verifyRecord(read.record, schoolKey)
    return { isRead: true, lines: verifyLines(read.record, examined, language), isAnyFalse: tally(examined).false > 0 }
  } catch (error) {
    // A file made to break its reader (nested without end) is a damaged file, no fault of this program.
    if (error instanceof RangeError) return { isRead: false, sentence: notRead(file, { code: 'unreadable' }) }
    throw error
  }
}
