/** Lets the n-th statement fail that this process sends to its database, whichever it is. */
import { StatementSync } from 'node:sqlite'
import pg from 'pg'

export interface Failpoint {
  /** The n-th statement from now on throws this instead of running. */
  readonly arm: (n: number, error: () => Error) => void
  /** Ends it. @returns how many statements there were */
  readonly disarm: () => number
}

type Call = (this: object, ...args: unknown[]) => unknown

const counting = () => {
  let [seen, at] = [0, Infinity]
  let failure = () => new Error('no failure is armed')
  const through = (call: Call): Call =>
    function (this: object, ...args: unknown[]) {
      seen += 1
      if (seen === at) throw failure()
      return call.apply(this, args)
    }
  const failpoint: Failpoint = {
    arm: (n, error) => {
      ;[seen, at, failure] = [0, n, error]
    },
    disarm: () => {
      at = Infinity
      return seen
    },
  }
  return { through, failpoint }
}

/** For SQLite in this process, from now on; `undo` when the test is over. */
export const failpointInSqlite = (): Failpoint & { readonly undo: () => void } => {
  const { run, all, get, iterate } = StatementSync.prototype
  const { through, failpoint } = counting()
  const wrap = (call: unknown) => through(call as Call)
  Object.assign(StatementSync.prototype, { run: wrap(run), all: wrap(all), get: wrap(get), iterate: wrap(iterate) })
  return { ...failpoint, undo: () => void Object.assign(StatementSync.prototype, { run, all, get, iterate }) }
}

/** The same for PostgreSQL. */
export const failpointInPostgres = (): Failpoint & { readonly undo: () => void } => {
  const { query } = pg.Client.prototype
  const { through, failpoint } = counting()
  Object.assign(pg.Client.prototype, { query: through(query as unknown as Call) })
  return { ...failpoint, undo: () => void Object.assign(pg.Client.prototype, { query }) }
}
