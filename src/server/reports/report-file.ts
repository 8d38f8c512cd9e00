/** A file that takes in one apprentice after the other. */
import type { RecordSubject } from './read-subject.ts'

export interface ReportFile {
  readonly add: (subject: RecordSubject) => void | Promise<void>
  readonly end: () => void | Promise<void>
}

/** Takes the next bytes of the file. */
export type Put = (bytes: Uint8Array) => void
