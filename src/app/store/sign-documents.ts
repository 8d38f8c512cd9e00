/**
 * Signs what is shown to another device. A request costs nothing; a sign-off takes the next number of the key, and is on
 * the disk, queued for the school, before anybody sees its code.
 */
import type { Level } from '#domain/competency.ts'
import type { CompetencyId, PersonId } from '#domain/ids.ts'
import type { Refusal } from '#domain/refusal.ts'
import type { LogRevision } from '#domain/practice-log.ts'
import type { CountedFacts } from '#domain/sign-off.ts'
import { type Bytes, fromHex, toBase64url, toHex } from '#signing/bytes.ts'
import { ROOM } from '#signing/code.ts'
import { readToken } from '#signing/read-token.ts'
import { referenceTo } from '#signing/reference.ts'
import { DOCUMENT_ID_BYTES, openRequest, REQUEST, sealRequest } from '#signing/request.ts'
import { revisionDigest } from '#signing/revision-digest.ts'
import { COMMENT, commentDigest, linkTo, sealToken, type SignOffToken, type Unlock } from '#signing/token.ts'
import { now } from './clock.ts'
import type { Database, OwnKey } from './database.ts'
import type { Also } from './mutate.ts'
import { signWith } from './own-key.ts'
import { SaveFailed } from './reopen.ts'
import { knowledgeOf } from './signing-knowledge.ts'
import type { Store } from './store-context.tsx'
import { together } from './together.ts'

const seconds = (): number => Math.floor(now() / 1_000)
const newDocumentId = (): Bytes => crypto.getRandomValues(new Uint8Array(DOCUMENT_ID_BYTES))

/** One competency laid before a mentor, with the revisions it rests on. */
export interface AskedLine {
  readonly competency: CompetencyId
  readonly selfLevel: Level
  readonly rests: readonly LogRevision[]
}

/** More than one code has room for: the person takes fewer competencies or logs. */
export type TooMuch = 'too-much'

/** @param key of a phone (`request`), or of a mentor who puts down by himself what he saw (`sign-off`) */
export const makeRequest = async ({ profile }: Pick<Store, 'profile'>, key: OwnKey, apprentice: PersonId, asked: readonly AskedLine[], note = ''): Promise<Bytes | TooMuch> => {
  const revisions = [...new Map(asked.flatMap((a) => a.rests).map((r) => [r.id, r])).values()]
  if (asked.length > REQUEST.lines || revisions.length > REQUEST.digests || new TextEncoder().encode(note).length > REQUEST.noteBytes) return 'too-much'
  const request = {
    id: newDocumentId(),
    apprentice: referenceTo('person', apprentice),
    school: referenceTo('school', profile.school),
    at: seconds(),
    digests: revisions.map(revisionDigest),
    lines: asked.map((a) => ({
      competency: referenceTo('competency', a.competency),
      selfLevel: a.selfLevel,
      rests: a.rests.map((r) => revisions.findIndex((other) => other.id === r.id)),
    })),
    note,
  }
  const document = await sealRequest(request, fromHex(key.id), signWith(key))
  return document.length > ROOM.eight ? 'too-much' : document
}

/** One line of a request, judged. */
export interface JudgedLine {
  /** Null: handed back; the comment says why. */
  readonly level: Level | null
  readonly facts: CountedFacts
  readonly comment: string
}

type Claims = Omit<SignOffToken, 'lines'>

/** With the words of comments as long as the code has room, the shortest first; the rest only by their digest. */
const sealWithin = async (claims: Claims, judged: readonly JudgedLine[], key: OwnKey): Promise<Bytes> => {
  const room = judged.length === 1 ? ROOM.one : ROOM.eight
  const sizes = judged.map((j) => new TextEncoder().encode(j.comment).length)
  const byLength = judged.map((_, n) => n).toSorted((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0))
  for (let inFull = judged.length; ; inFull -= 1) {
    const told = new Set(byLength.slice(0, inFull).filter((n) => (sizes[n] ?? 0) <= COMMENT.bytes))
    const lines = judged.map(({ level, facts, comment }, n) => ({
      level: level ?? 0,
      ...facts,
      comment: comment === '' ? null : told.has(n) ? { words: comment } : { digest: commentDigest(comment) },
    }))
    const token = await sealToken({ ...claims, lines }, fromHex(key.id), signWith(key))
    if (token.length <= room || inFull === 0) return token
  }
}

export interface Signed {
  /** What the phone scans. */
  readonly token: Bytes
  readonly refusal: null
}

/** Two tabs of one tablet must not take the same number. */
const alone = <T>(db: Database, work: () => Promise<T>): Promise<T> =>
  navigator.locks === undefined ? work() : (navigator.locks.request(`${db.name} signs`, work) as Promise<T>)

/**
 * Signs the answer to a request, counts it and queues it for the school, all or nothing.
 * @param also ends the draft that was judged in, in the same commit
 * @returns the token, or why the rules do not allow it; nothing was signed then
 * @throws SaveFailed (reopen.ts) if the device could not store it
 */
export const signOff = ({ db, mutate, profile }: Store, request: Bytes, apprentice: PersonId, judged: readonly JudgedLine[], unlock: Unlock, also: Also = {}): Promise<Signed | Refusal> =>
  alone(db, async () => {
    const key = await db.ownKey.get('sign-off')
    const opened = openRequest(request)
    if (key === undefined || typeof opened === 'string') throw new Error('nothing to sign, or nothing to sign with')
    const claims: Claims = {
      id: newDocumentId(),
      apprentice: referenceTo('person', apprentice),
      school: referenceTo('school', profile.school),
      at: seconds(),
      request: opened.digest,
      counter: key.counter + 1,
      previous: key.last === null ? new Uint8Array() : fromHex(key.last),
      unlock,
      receipt: key.receipt === null ? new Uint8Array() : fromHex(key.receipt.link),
    }
    const token = await sealWithin(claims, judged, key)
    const comments = judged.map((j) => j.comment).filter((c) => c !== '')
    const read = await readToken(token, request, await knowledgeOf(db, profile.school, apprentice, comments))
    if (typeof read === 'string') throw new Error(`what was signed here does not hold: ${read}`)
    const deed = { apprentice, token: toBase64url(token), request: toBase64url(request), reading: read.reading, comments }
    const refusal = await together(db, async () => {
      const still = await db.ownKey.get('sign-off')
      if (still?.counter !== key.counter) throw new SaveFailed('broken', 'another tab signed meanwhile')
      await db.ownKey.update('sign-off', { counter: claims.counter, last: toHex(linkTo(token)) })
      return mutate.competency.deliver(deed, also)
    })
    return refusal ?? { token, refusal }
  })

/** What a phone does with the answer to its own request. @returns why it is not believed; null when it is queued for the school */
export const takeSignOff = async ({ db, mutate, profile }: Store, token: Bytes, request: Bytes, apprentice: PersonId): Promise<Refusal['because'] | null> => {
  const read = await readToken(token, request, await knowledgeOf(db, profile.school, apprentice))
  if (typeof read === 'string') return read
  const refusal = await mutate.competency.deliver({ apprentice, token: toBase64url(token), request: toBase64url(request), reading: read.reading, comments: [] })
  return refusal?.because ?? null
}
