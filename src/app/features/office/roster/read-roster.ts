/** Reads a roster's file: its text, its lines, and what is wrong with each. Nothing leaves the device here. */
import type { CohortId } from '#domain/ids.ts'
import { type NotARoster, openRoster, privateColumn, ROSTER, type RosterFault, type RosterLine } from '#domain/roster.ts'
import papa from 'papaparse'
import { decodeRoster, separatorOf } from './decode-roster.ts'

export interface RosterRead {
  readonly lines: readonly RosterLine[]
  readonly faults: readonly RosterFault[]
  /** Headings whose columns are not read. */
  readonly unread: readonly string[]
}

/** So many lines are judged between two words about progress. */
const STEP = 2_000
/** The lines by which a column is judged as a whole. */
const SAMPLE = 200

/** @param onProgress hears a share from 0 to 1 */
export const readRoster = (bytes: Uint8Array, cohorts: readonly { readonly id: CohortId; readonly name: string }[], onProgress: (share: number) => void): RosterRead | NotARoster => {
  const text = decodeRoster(bytes)
  if (text === null) return { no: 'unreadable' }
  const { data } = papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimiter: separatorOf(text), skipEmptyLines: false })
  const isFilled = (cells: readonly string[]) => cells.some((c) => c.trim() !== '')
  const first = data.findIndex(isFilled)
  const heading = data[first]
  if (heading === undefined) return { no: 'empty' }
  const rest = data.slice(first + 1)
  if (rest.length > ROSTER.mostLines + 1) return { no: 'too-many-lines' }
  const reader = openRoster(heading, cohorts)
  if ('no' in reader) return reader
  const hidden = privateColumn(rest.slice(0, SAMPLE))
  if (hidden !== -1) return { no: 'private-column', heading: heading[hidden] ?? '' }
  const lines: RosterLine[] = []
  const faults: RosterFault[] = []
  for (const [n, cells] of rest.entries()) {
    if (n % STEP === 0) onProgress(n / rest.length)
    if (!isFilled(cells)) continue
    const read = reader.read(cells, first + n + 2)
    if ('fault' in read) faults.push(read)
    else lines.push(read)
  }
  return lines.length + faults.length === 0 ? { no: 'empty' } : { lines, faults, unread: reader.unread }
}

export interface RosterTask {
  readonly file: Blob
  readonly cohorts: Parameters<typeof readRoster>[1]
}

/** As readRoster, of a file; one that cannot be read says so. */
export const readFile = async ({ file, cohorts }: RosterTask, onShare: (share: number) => void): Promise<RosterRead | NotARoster> => {
  try {
    return readRoster(new Uint8Array(await file.arrayBuffer()), cohorts, onShare)
  } catch {
    return { no: 'unreadable' }
  }
}
