/** A request that was scanned, kept on this tablet with what has been judged of it, until it is signed. */
import type { PersonId, TokenId } from '#domain/ids.ts'
import { type Bytes, fromBase64url, sha256, toBase64url, toHex } from '#signing/bytes.ts'
import { apprenticeOf } from '#signing/read-token.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Judged } from '../../record/judging/judgement-fields.tsx'
import { notSavedSentence, refusalSentence } from '../../record/sentences.ts'
import { readDraft, saveDraft } from '../../store/drafts.ts'
import type { Database } from '../../store/database.ts'
import { SaveFailed } from '../../store/reopen.ts'
import type { Store } from '../../store/store-context.tsx'
import { readHandedOver } from './handed-over.ts'

export interface JudgedClaim extends Judged {
  /** Whether it goes back, and why. */
  readonly returning: boolean
  readonly because: string
}

export const notJudged: JudgedClaim = { level: null, takeovers: 0, prompts: 0, defects: 0, comment: '', returning: false, because: '' }

export interface Scanned {
  /** The bytes as they came: base64url. */
  readonly request: string
  /** In the order of the request; what is missing has not been judged. */
  readonly judged: readonly JudgedClaim[]
}

export const SCANNED = 'scanned '
/** Names the apprentice, so that it goes with his other records when he leaves this mentor. */
export const scannedKey = (apprentice: string, code: string): string => `${SCANNED}${apprentice} ${code}`
export const judgeAddress = (apprentice: string, code: string): string => `/sign-offs/scan/${apprentice}/${code}`
export const answerAddress = (token: TokenId): string => `/sign-offs/answer/${token}`

/** The answer that this tablet has given to a request, if it has: the same code shown twice is signed once. */
export const answerTo = async (db: Database, apprentice: PersonId, request: string): Promise<TokenId | undefined> =>
  (await db.rows('signOffToken').where('apprentice').equals(apprentice).toArray()).find((t) => t.request === request)?.id

const unknownApprentice = msg`This apprentice is not on this device. You see only those whom you guide; if that is new, connect once to the network.`

/** Keeps what was scanned. @returns where it is judged (or was), or why it cannot be */
export const keepScanned = async (store: Store, request: Bytes): Promise<{ readonly to: string } | MessageDescriptor> => {
  const { db } = store
  const known = [...new Set((await db.rows('placement').toArray()).map((p) => p.apprentice))]
  const meant = apprenticeOf(request, known)
  if (meant === undefined) return unknownApprentice
  const apprentice = known.find((id) => id === meant)
  if (apprentice === undefined) return refusalSentence['token-unreadable']
  const text = toBase64url(request)
  const answered = await answerTo(db, apprentice, text)
  if (answered !== undefined) return { to: answerAddress(answered) }
  const read = await readHandedOver(store, apprentice, request)
  if (typeof read === 'string') return refusalSentence[read]
  const code = toHex(sha256(request))
  const key = scannedKey(apprentice, code)
  try {
    if ((await readDraft(db, key)) === undefined) await saveDraft(db, key, { request: text, judged: [] } satisfies Scanned)
  } catch (e) {
    if (!(e instanceof SaveFailed)) throw e
    return notSavedSentence[e.why]
  }
  return { to: judgeAddress(apprentice, code) }
}

/** The bytes of a request that was kept. */
export const requestOf = ({ request }: Pick<Scanned, 'request'>): Bytes => fromBase64url(request) ?? new Uint8Array()
