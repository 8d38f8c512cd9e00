/**
 * On a signing device the mentor puts down by himself what he saw, and answers that under the same key: so what is signed
 * with no code between the devices can be checked by everybody just as well.
 */
import type { Level } from '#domain/competency.ts'
import type { TokenId } from '#domain/ids.ts'
import { type LogRevision, revisionIdOf } from '#domain/practice-log.ts'
import { isRefusal, type Refusal } from '#domain/refusal.ts'
import { countedFacts, type CountedFacts, type SeenRevisions } from '#domain/sign-off.ts'
import { signOffIdOf } from '#domain/sign-off-token.ts'
import { toHex } from '#signing/bytes.ts'
import { openToken, type Unlock } from '#signing/token.ts'
import { readOwnDevice } from '../../record/signing-device/own-device.ts'
import type { Database } from '../../store/database.ts'
import type { Also } from '../../store/mutate.ts'
import { ownKey } from '../../store/own-key.ts'
import { makeRequest, signOff } from '../../store/sign-documents.ts'
import type { Store } from '../../store/store-context.tsx'
import type { Claim } from './use-claim.ts'

interface Said {
  readonly level: Level
  readonly facts: CountedFacts
  readonly comment: string
  readonly logs: SeenRevisions
}

/** All of them, or null where one has not come to this device with its words. */
const revisionsOf = async (db: Database, logs: SeenRevisions): Promise<readonly LogRevision[] | null> => {
  const found = (await db.rows('logRevision').bulkGet(logs.map((l) => revisionIdOf(l.log, l.revision)))).flatMap((r) => r ?? [])
  return found.length === logs.length ? found : null
}

/**
 * @returns the sign-off's id, or why it was refused; null where this device cannot sign so (no key, more logs than a
 * document has room for, a field that is not right yet): then it is signed in the session, which tells the field
 */
export const signWithKey = async (store: Store, { apprentice, competency, request }: Claim, said: Said, unlock: Unlock, also: Also): Promise<ReturnType<typeof signOffIdOf> | Refusal | null> => {
  const { db } = store
  const [device, key, rests] = await Promise.all([readOwnDevice(db, 'sign-off'), ownKey(db, 'sign-off'), revisionsOf(db, said.logs)])
  if (device.state !== 'ready' || key === undefined || rests === null || !countedFacts.safeParse(said.facts).success) return null
  const { level, facts, comment } = said
  const document = await makeRequest(store, key, apprentice, [{ competency: competency.id, selfLevel: request?.selfLevel ?? level, rests }])
  if (document === 'too-much') return null
  const answer = await signOff(store, document, apprentice, [{ level, facts, comment }], unlock, also)
  if (isRefusal(answer)) return answer
  const opened = openToken(answer.token)
  return typeof opened === 'string' ? null : signOffIdOf(toHex(opened.id) as TokenId, 0)
}
