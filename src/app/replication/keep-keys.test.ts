// Real store and real keys; only the school's answer is shaped.
import type { DeviceKey } from '#domain/device-key.ts'
import { fromBase64url, toHex } from '#signing/bytes.ts'
import { keyIdOf } from '#signing/keys.ts'
import type { CertifyRequest } from '#sync/device-keys.ts'
import { scopeOf } from '#sync/scope.ts'
import { openPageDevice, type PageDevice } from '#tests/support/page-device.ts'
import { actorOf, DAY, liWei, zhangGang } from '#tests/support/people.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { now } from '../store/clock.ts'
import { makeOwnKey } from '../store/own-key.ts'
import type { Ask } from './http.ts'
import { keepKeys } from './keep-keys.ts'

let device: PageDevice
let asked: CertifyRequest[]
/** What the school answers; null: nobody answers. */
let expires: number | null

const rowOf = ({ publicKey, purpose, label }: CertifyRequest): DeviceKey => ({
  id: toHex(keyIdOf(fromBase64url(publicKey) ?? new Uint8Array())) as DeviceKey['id'],
  school: liWei.school,
  person: liWei.id,
  name: liWei.name,
  purpose,
  label,
  publicKey,
  certificate: publicKey,
  since: now(),
  expires: expires ?? 0,
  ended: null,
})
const ask: Ask = async (path, schema, { json }) => {
  expect(path).toBe('/api/device-keys')
  asked.push(json as CertifyRequest)
  if (expires === null) return { ok: false, why: 'unreachable' }
  return { ok: true, value: schema.parse({ key: rowOf(json as CertifyRequest), receipt: 'abcdef' }) }
}
const pulled = async (change: Partial<DeviceKey> = {}) => {
  const last = asked.at(-1)
  if (last === undefined) throw new Error('nothing was asked')
  const key = { ...rowOf(last), ...change }
  await device.db.rows('deviceKey').put({ ...key, _scope: scopeOf('deviceKey', key) })
}

beforeEach(async () => {
  device = await openPageDevice()
  asked = []
  expires = now() + 30 * DAY
})
afterEach(() => device.dispose())

test('an apprentice’s device enrols by itself, once', async () => {
  expect(await keepKeys(device.db, device.actor, ask)).toBe(true)
  expect(asked).toMatchObject([{ purpose: 'request' }])
  await pulled()
  expect(await keepKeys(device.db, device.actor, ask)).toBe(false)
  expect(asked).toHaveLength(1)
})

test('an enrolment that did not get through is tried again with the same key', async () => {
  expires = null
  expect(await keepKeys(device.db, device.actor, ask)).toBe(false)
  expires = now() + 30 * DAY
  expect(await keepKeys(device.db, device.actor, ask)).toBe(true)
  expect(new Set(asked.map((a) => a.publicKey)).size).toBe(1)
})

test('a mentor’s device is never enrolled unasked, and what he enrolled is renewed in time', async () => {
  const mentor = actorOf(zhangGang)
  expect(await keepKeys(device.db, mentor, ask)).toBe(false)
  expect(asked).toEqual([])
  const own = await makeOwnKey(device.db, 'sign-off')
  await device.db.ownKey.update('sign-off', { expires: now() + 9 * DAY, receipt: { link: 'ab', at: now() - DAY } })
  const key = { ...rowOf({ purpose: 'sign-off', label: 'Tablet', publicKey: own.publicKey, proof: 'abcd' }), person: zhangGang.id }
  await device.db.rows('deviceKey').put({ ...key, _scope: scopeOf('deviceKey', key) })
  await keepKeys(device.db, mentor, ask)
  expect(asked).toMatchObject([{ purpose: 'sign-off', label: 'Tablet', publicKey: own.publicKey }])
  expect((await device.db.ownKey.get('sign-off'))?.expires).toBe(expires)
})

test('a key that the school has ended is replaced at the next round', async () => {
  await keepKeys(device.db, device.actor, ask)
  await pulled({ ended: { why: 'lost', at: now(), by: { person: liWei.id, name: liWei.name, role: 'apprentice' } } })
  const answers: Ask = async (path, schema, q) => (asked.length === 1 ? (asked.push(q.json as CertifyRequest), { ok: false, why: 'refused', status: 403, body: null, error: null, retryAfter: null }) : ask(path, schema, q))
  await keepKeys(device.db, device.actor, answers)
  await keepKeys(device.db, device.actor, answers)
  expect(new Set(asked.map((a) => a.publicKey)).size).toBe(2)
})
