import { afterEach, beforeEach, expect, it } from 'vitest'
import { toBase64url, toHex } from '#signing/bytes.ts'
import { sealKeyProof } from '#signing/receipt.ts'
import { schoolKeyFrom } from '#signing/record/verify-record.ts'
import { referenceTo } from '#signing/reference.ts'
import { keysResponse } from '#sync/office.ts'
import { liWei, zhaoMin } from '#tests/support/people.ts'
import { aKey } from '#tests/support/signing.ts'
import { openWebSchool, type WebSchool, withCookie } from '#tests/support/web-school.ts'

let school: WebSchool
beforeEach(async () => {
  school = await openWebSchool()
})
afterEach(() => school.close())

const keys = async () => keysResponse.parse((await school.ask('GET', '/api/keys', withCookie(await school.signIn(zhaoMin)))).json())

it('the office reads the school’s key, the same each time, as a verifier takes it: in letters or in groups of hex', async () => {
  const { schoolKey } = await keys()
  expect((await keys()).schoolKey).toBe(schoolKey)
  const bytes = schoolKeyFrom(schoolKey)
  const groups = toHex(bytes ?? new Uint8Array()).match(/.{1,4}/g)?.join(' ') ?? ''
  expect(groups).toHaveLength(130 + 32)
  expect(schoolKeyFrom(groups)).toEqual(bytes)
  expect(schoolKeyFrom(groups.toUpperCase().replace(' ', '\n'))).toEqual(bytes)
  expect([groups.slice(1), `${groups}00`, `05${groups.slice(2)}`].map(schoolKeyFrom)).toEqual([null, null, null])
})

it('and on which phones apprentices ask', async () => {
  const key = await aKey(liWei.id, 'request')
  const proof = await sealKeyProof({ person: referenceTo('person', liWei.id), school: referenceTo('school', liWei.school), at: Math.floor(school.clock.now / 1_000) }, key.keyId, key.sign)
  const payload = { purpose: 'request', label: 'Phone', publicKey: key.known.publicKey, proof: toBase64url(proof) }
  await school.ask('POST', '/api/device-keys', withCookie(await school.signIn(liWei), { payload }))
  expect((await keys()).phones).toMatchObject([{ id: key.known.id, person: liWei.id, name: 'Li Wei', label: 'Phone', ended: null }])
})
