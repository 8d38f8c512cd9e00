/** How a commit is told from process to process: one short line of JSON over PostgreSQL's NOTIFY. */
import type { SchoolId } from '#domain/ids.ts'
import type { Scope } from '#sync/scope.ts'
import * as z from 'zod/mini'
import type { News } from './engine.ts'
import type { Commit } from './server-transaction.ts'

export const CHANNEL = 'craftlog'
/** PostgreSQL refuses a payload of 8,000 bytes and more. */
const MOST_BYTES = 7_999

const line = z.object({
  /** The process that speaks, so that it does not hear itself. */
  origin: z.string(),
  school: z.string(),
  /** `*`: more than fit the line. */
  scopes: z.union([z.array(z.string()), z.literal('*')]),
  grantsChanged: z.boolean(),
})

/** @returns the line, never longer than NOTIFY bears */
export const toLine = ({ school, scopes, grantsChanged }: Commit, origin: string): string => {
  const text = JSON.stringify({ origin, school, scopes: [...scopes], grantsChanged })
  return Buffer.byteLength(text) <= MOST_BYTES ? text : JSON.stringify({ origin, school, scopes: '*', grantsChanged })
}

/** @returns what was told; null for one's own words; `everything` for what cannot be read (a newer release speaks) */
export const fromLine = (text: string, self: string): News | null => {
  let told
  try {
    told = line.safeParse(JSON.parse(text))
  } catch {
    return 'everything'
  }
  if (!told.success) return 'everything'
  const { origin, scopes, grantsChanged } = told.data
  if (origin === self) return null
  const school = told.data.school as SchoolId
  return scopes === '*' ? allOf(school) : { school, scopes: new Set(scopes as Scope[]), grantsChanged }
}

/** The news that anything at all in a school may have changed, rights included. */
export const allOf = (school: SchoolId): Commit => ({ school, scopes: new Set(), grantsChanged: true })
