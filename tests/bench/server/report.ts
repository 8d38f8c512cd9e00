/** What the server bench found, as it is written to JSON and shown as a table. */
import type { Machine } from '../bench-run.ts'
import type { LoadResult } from './load-plan.ts'

export interface SetupReport {
  readonly name: string
  /** One mutation a push. */
  readonly single: LoadResult
  /** Twenty mutations a push. */
  readonly batched: LoadResult
  readonly firstPull: LoadResult
  readonly quietPull: LoadResult
  readonly monday: LoadResult
  /** Highest resident memory of each process over all of it, MB. */
  readonly memoryMb: readonly number[]
}

export interface ServerReport {
  readonly bench: 'server'
  readonly machine: Machine
  readonly devices: number
  readonly rows: number
  readonly apprentices: number
  /** Seconds into which the fifteen minutes of a Monday morning are squeezed. */
  readonly window: number
  readonly setups: readonly SetupReport[]
}
