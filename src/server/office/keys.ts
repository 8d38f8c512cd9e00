/** GET /api/keys: the school's own public key, and the devices of apprentices, which stand in portfolios that the office does not hold. */
import { toBase64url } from '#signing/bytes.ts'
import type { KeysResponse } from '#sync/office.ts'
import type { PersonalVisit, Route } from '../http/visit.ts'
import { schoolKey } from '../signing/school-key.ts'
import { rowsOfType } from '../store/rows.ts'

const readKeys = ({ store, actor, clock }: PersonalVisit): Promise<KeysResponse> => {
  const now = clock()
  // It is made when it is first asked for.
  return store.write({ school: actor.school, author: null, now }, async ({ sql, school }) => {
    const { publicKey } = await schoolKey(sql, school, now)
    const all = await rowsOfType(sql, school, 'deviceKey')
    return {
      schoolKey: toBase64url(publicKey),
      phones: all
        .filter((k) => k.purpose === 'request')
        .map(({ id, person, name, label, since, expires, ended }) => ({ id, person, name, label, since, expires, ended: ended?.why ?? null })),
    }
  })
}

export const keysRoutes: readonly Route[] = [{ method: 'GET', url: '/api/keys', access: 'read-keys', answer: readKeys }]
