/** What the bench of the office found, as it is written to JSON and shown as a table. */
import type { Machine } from '../bench-run.ts'
import type { Spread } from '../figures.ts'

/** As the page itself saw one first sync. */
export interface SeenSync {
  readonly ms: number
  readonly rows: number
  /** Pulls that it took, and what they weigh on their way, packed. */
  readonly answers: number
  readonly bytes: number
}

/** A teacher's device from empty to everything she holds; `ms` in the middle of so many `times`, the rest of the largest class. */
export interface FirstSync extends SeenSync {
  readonly times: number
}

interface BesideABatch {
  readonly alone: Spread
  readonly meanwhile: Spread
}

/** The records of a class as one PDF, while somebody else goes on asking. */
export interface Batch {
  readonly records: number
  /** From the question to the file, as the server noted it. */
  readonly ms: number
  readonly bytes: number
  /** Highest resident memory of the server meanwhile, the threads that write reports included, MB. */
  readonly memoryMb: number
  /** A pull without news of another class's teacher; a search of hers for the rare word. */
  readonly pull: BesideABatch
  readonly search: BesideABatch
}

export interface OfficeSetup {
  readonly name: string
  /** The page of a cohort of 60 over 270 competencies, ms; `bytes` of its JSON, unpacked. */
  readonly cohort: Spread & { readonly bytes: number }
  /** Searching a cohort's logs for a word of one log in a hundred, and for one that stands in each. */
  readonly rare: Spread
  readonly often: Spread
  readonly batch: Batch
  readonly firstSync: FirstSync
  /** Highest resident memory before the batch, MB. */
  readonly memoryMb: number
}

export interface OfficeReport {
  readonly bench: 'office'
  readonly machine: Machine
  readonly apprentices: number
  /** Of all of them. */
  readonly logs: number
  readonly times: number
  readonly setups: readonly OfficeSetup[]
}
