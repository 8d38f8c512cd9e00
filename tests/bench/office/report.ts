/** What the bench of the office found, as it is written to JSON and shown as a table. */
import type { Machine } from '../bench-run.ts'
import type { Spread } from '../figures.ts'

export interface OfficeSetup {
  readonly name: string
  /** The page of a cohort of 60 over 270 competencies, ms; `bytes` of its JSON, unpacked. */
  readonly cohort: Spread & { readonly bytes: number }
  /** Searching a cohort's logs for a word of one log in a hundred, and for one that stands in each. */
  readonly rare: Spread
  readonly often: Spread
  /** Highest resident memory, MB. */
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
