/** Gives a device the next page of what it may hold, out of one snapshot. */
import type { Instant } from '#domain/calendar-day.ts'
import { LIMITS, type PullRequest, type PullResponse } from '#sync/protocol.ts'
import { exitsBetween, rowsAfter, type StoredRow } from '../store/pages.ts'
import type { Store } from '../store/store.ts'
import { viewOf } from './client-view.ts'
import type { SignedIn } from './signed-in.ts'
import { mayPull, speaks, UPGRADE } from './versions.ts'

export type PullAnswer =
  /** `json` is a PullResponse. `quiet`: it tells a device that has pulled before nothing that it did not know. */
  | { readonly status: 200; readonly json: string; readonly quiet: boolean }
  /** A RewindResponse or an UpgradeResponse. */
  | { readonly status: 409 | 426; readonly json: string }
  | { readonly status: 401 }

type Rest = Omit<PullResponse, 'rows'>

/** Rows are stored as JSON and go out as the same text: a first sync of 10,000 rows parses none of them here. */
const pageText = (rows: readonly StoredRow[], rest: Rest): string => {
  const texts = rows.map((r) => {
    const { type, id, scope, rev } = r
    return `${JSON.stringify({ type, id, scope, rev }).slice(0, -1)},"data":${r.data ?? 'null'}}`
  })
  return `{"rows":[${texts.join(',')}],${JSON.stringify(rest).slice(1)}`
}

/** @param now the server's clock, ms */
export const pull = async (store: Store, who: SignedIn, request: PullRequest, now: Instant): Promise<PullAnswer> => {
  if (request.person !== who.person) return { status: 401 }
  if (!speaks(request.proto) || !mayPull(request.sv)) return { status: 426, json: UPGRADE }
  return store.readSchool(who.school, async (sql) => {
    const view = await viewOf(sql, who, request, now)
    if (view === null) return { status: 401 }
    if ('rewind' in view) return { status: 409, json: JSON.stringify({ ...view, serverTime: now }) }
    const last = view.hw?.seq ?? 0
    // Nothing stands behind the last commit: mostly no scope is left to look into.
    const behind = new Map([...view.cursors].filter(([, after]) => after < last))
    const { rows, full } = await rowsAfter(sql, who.school, behind, request.limit ?? LIMITS.rowsPerPull, LIMITS.bytesPerPull)
    // Up to here everything of every held scope has been read. A scope that is further already stays where it is.
    const to = full ? (rows.at(-1)?.seq ?? 0) : last
    const had = new Map([...behind].filter(([scope]) => view.known.has(scope)))
    const rest: Rest = {
      exits: [...(await exitsBetween(sql, who.school, had, to))],
      drop: [...view.drop],
      cursors: Object.fromEntries([...view.cursors].map(([scope, after]) => [scope, Math.max(after, to)])),
      hw: view.hw,
      more: full,
      lastMid: view.lastMid,
      serverTime: now,
    }
    const known = request.hw !== null && rest.lastMid === request.resolved
    const quiet = known && !full && rows.length + rest.exits.length + rest.drop.length === 0
    return { status: 200, json: pageText(rows, rest), quiet }
  })
}
