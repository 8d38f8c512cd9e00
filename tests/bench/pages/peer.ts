/** What each peer can do in the page; the runner calls these and takes the times that the page measured. */

/** A log as the list shows it. */
export interface Line {
  readonly id: string
  readonly practisedOn: string
  readonly task: string
  readonly minutes: number
  readonly state: string
}

export interface Peer {
  /** From an empty device to everything there is. @returns rows on the device then */
  firstSync(): Promise<number>
  /** What a device has long done before it goes offline, if a peer would else do it in the middle of a measurement. */
  settle?(): Promise<void>
  /** Writes one log, and resolves when it is saved on the device. */
  write(n: number): Promise<void>
  /** Sends all that was written and takes the answers, until the device knows that everything arrived. */
  push(): Promise<void>
  /** The newest 50 logs by the day of practice. */
  newest(): Promise<readonly Line[]>
  /** Asks for news where there is none. @returns ms of the whole pull, and what the server says it spent of it */
  quietPull?(): Promise<{ readonly whole: number; readonly server: number }>
}

/** Rows in one answer, and mutations in one request: the same for every peer. */
export const ROWS_A_PAGE = 1_000
export const WRITES_A_PUSH = 100

/** JSON there and back, without any ceremony. */
export const fetchJson = async <T>(path: string, body?: unknown): Promise<T> => {
  const response = await fetch(path, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  return (await response.json()) as T
}
