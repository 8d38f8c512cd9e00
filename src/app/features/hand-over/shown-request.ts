/**
 * A request that this phone made: kept byte for byte until it was answered, so that a reload loses nothing, and several can
 * be open at once. An answer finds its own by the digest.
 */
import type { Level } from '#domain/competency.ts'
import type { CompetencyId, PersonId, PracticeLogId, TokenId } from '#domain/ids.ts'
import { revisionIdOf } from '#domain/practice-log.ts'
import { type Bytes, fromBase64url, sha256, toBase64url, toHex } from '#signing/bytes.ts'
import { openToken } from '#signing/token.ts'
import type { MessageDescriptor } from '@lingui/core'
import { notSavedSentence, refusalSentence } from '../../record/sentences.ts'
import type { Database } from '../../store/database.ts'
import { dropDraft, readDraft, saveDraft } from '../../store/drafts.ts'
import { ownKey } from '../../store/own-key.ts'
import { SaveFailed } from '../../store/reopen.ts'
import { makeRequest, takeSignOff, type TooMuch } from '../../store/sign-documents.ts'
import type { Store } from '../../store/store-context.tsx'

export interface ChosenLine {
  readonly competency: CompetencyId
  readonly selfLevel: Level
  readonly logs: readonly PracticeLogId[]
}

/** What is kept of a code: the bytes, and for reading what they say. */
export interface ShownRequest {
  /** base64url */
  readonly request: string
  readonly lines: readonly ChosenLine[]
  readonly note: string
}

export const SHOWN = 'request:'
export const shownKey = (code: string): string => `${SHOWN}${code}`
export const showAddress = (code: string): string => `/skills/show-code/${code}`
export const takenAddress = (token: TokenId): string => `/skills/signed/${token}`

export const bytesOf = ({ request }: Pick<ShownRequest, 'request'>): Bytes => fromBase64url(request) ?? new Uint8Array()

/**
 * Signs a request on the revisions that the logs have now, and keeps it.
 * @returns its code; null where this phone has no key
 * @throws SaveFailed
 */
export const makeShown = async (store: Store, lines: readonly ChosenLine[], note: string): Promise<{ readonly code: string } | TooMuch | null> => {
  const { db, profile } = store
  const key = await ownKey(db, 'request')
  if (key === undefined) return null
  const asked = await Promise.all(
    lines.map(async ({ competency, selfLevel, logs }) => {
      const now = (await db.rows('practiceLog').bulkGet([...logs])).flatMap((l) => (l === undefined ? [] : [revisionIdOf(l.id, l.revision)]))
      return { competency, selfLevel, rests: (await db.rows('logRevision').bulkGet(now)).flatMap((r) => r ?? []) }
    }),
  )
  const request = await makeRequest(store, key, profile.person, asked, note)
  if (request === 'too-much') return request
  const code = toHex(sha256(request))
  await saveDraft(db, shownKey(code), { request: toBase64url(request), lines, note } satisfies ShownRequest)
  return { code }
}

/** Takes the answer to any request that is open here. @returns where it is shown, or why it is not believed */
export const takeAnswer = async (store: Store, token: Bytes): Promise<{ readonly to: string } | MessageDescriptor> => {
  const { db, profile } = store
  const opened = openToken(token)
  if (typeof opened === 'string') return refusalSentence['token-unreadable']
  const id = toHex(opened.id) as TokenId
  // Scanned before, or the tablet was faster.
  if ((await db.rows('signOffToken').get(id))?.token === toBase64url(token)) return { to: takenAddress(id) }
  const code = toHex(opened.request)
  const shown = (await readDraft(db, shownKey(code)))?.value as ShownRequest | undefined
  if (shown === undefined) return refusalSentence['token-of-other-request']
  try {
    const no = await takeSignOff(store, token, bytesOf(shown), profile.person)
    if (no !== null) return refusalSentence[no]
    await dropDraft(db, shownKey(code))
    return { to: takenAddress(id) }
  } catch (e) {
    if (!(e instanceof SaveFailed)) throw e
    return notSavedSentence[e.why]
  }
}

/** The answers that are here, by the request that each is to; over the network one can come without any camera. */
export const answersOf = async (db: Database, apprentice: PersonId): Promise<ReadonlyMap<string, TokenId>> =>
  new Map((await db.rows('signOffToken').where('apprentice').equals(apprentice).toArray()).map((t) => [t.request, t.id]))

/** Puts away the codes that nobody needs any more. */
export const dropAnswered = async (db: Database, apprentice: PersonId): Promise<void> => {
  const answers = await answersOf(db, apprentice)
  const kept = await db.drafts.where('key').startsWith(SHOWN).toArray()
  for (const { key, value } of kept) if (answers.has((value as ShownRequest).request)) await dropDraft(db, key)
}
