// On a tablet of several mentors each comes back by his own key, which his PIN unlocks; and by his password when he has forgotten it.
import type { PersonId } from '#domain/ids.ts'
import { toBase64url } from '#signing/bytes.ts'
import { sealKeyProof, sealSessionProof } from '#signing/receipt.ts'
import { referenceTo } from '#signing/reference.ts'
import { DAY, liWei, zhangGang, zhaoMin } from '#tests/support/people.ts'
import { aKey, type TestKey } from '#tests/support/signing.ts'
import { openWebSchool, PASSWORD, type WebSchool, withCookie } from '#tests/support/web-school.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let school: WebSchool
let key: TestKey
beforeEach(async () => {
  school = await openWebSchool()
  key = await aKey(zhangGang.id, 'sign-off')
  const proof = toBase64url(await sealKeyProof(proofAt(), key.keyId, key.sign))
  const { publicKey } = key.known
  await school.ask('POST', '/api/device-keys', withCookie(await school.signIn(zhangGang), { payload: { purpose: 'sign-off', label: 'Tablet', publicKey, proof } }))
})
afterEach(() => school.close())

const proofAt = (late = 0, person: PersonId = zhangGang.id) => ({
  person: referenceTo('person', person),
  school: referenceTo('school', zhangGang.school),
  at: Math.floor((school.clock.now - late) / 1_000),
})
const comeBack = async (proof: Uint8Array, person: PersonId = zhangGang.id) => school.ask('POST', '/api/device-session', { payload: { person, proof: toBase64url(proof) } })
const proven = async (late = 0, by: TestKey = key) => sealSessionProof(proofAt(late), by.keyId, by.sign)

describe('[SG20] a session by the key of a signing device', () => {
  it('is that of the holder of the key, and as good as one by password', async () => {
    const answer = await comeBack(await proven())
    expect(answer.json()).toMatchObject({ person: zhangGang.id, username: zhangGang.id })
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
    expect((await school.ask('GET', '/api/session', withCookie(cookie))).json()).toMatchObject({ person: zhangGang.id })
  })

  it('takes the place of the session that the browser had', async () => {
    const hers = await school.signIn(liWei)
    await school.ask('POST', '/api/device-session', withCookie(hers, { payload: { person: zhangGang.id, proof: toBase64url(await proven()) } }))
    expect((await school.ask('GET', '/api/session', withCookie(hers))).statusCode).toBe(401)
  })

  const refused = async (proof: Uint8Array, person?: PersonId) => {
    const answer = await comeBack(proof, person)
    expect([answer.statusCode, answer.json(), answer.headers['set-cookie']]).toEqual([401, { error: 'wrong-credentials' }, undefined])
  }

  it.each([
    ['of another hour', () => proven(11 * 60_000)],
    ['of an hour that is yet to come', () => proven(-11 * 60_000)],
    ['under a key that the school does not know', async () => proven(0, await aKey(zhangGang.id, 'sign-off'))],
    ['made to renew a certificate', () => sealKeyProof(proofAt(), key.keyId, key.sign)],
    ['for somebody else', () => sealSessionProof(proofAt(0, liWei.id), key.keyId, key.sign)],
    ['that nobody signed', async () => (await proven()).fill(0, -20)],
  ])('no proof %s opens one', async (_, proof) => refused(await proof()))

  it('nor does the key of one person open it for another', async () => refused(await proven(), liWei.id))

  it('nor one that was ended, ran out, or whose holder left', async () => {
    school.clock.now += 31 * DAY
    await refused(await proven())
    school.clock.now -= 31 * DAY
    await school.put('person', { ...zhangGang, active: false })
    await refused(await proven())
  })

  it.each(['lost', 'retired'] as const)('nor one that was reported %s a moment ago', async (why) => {
    const known = await school.get('deviceKey', key.known.id)
    if (known === undefined) throw new Error('the key was not certified')
    const by = { person: zhaoMin.id, name: zhaoMin.name, role: 'coordinator', at: school.clock.now } as const
    await school.put('deviceKey', { ...known, ended: { why, at: school.clock.now, by } })
    await refused(await proven())
  })

  it('guessing is slowed down', async () => {
    const wrong = await proven(0, await aKey(zhangGang.id, 'sign-off'))
    for (let n = 0; n < 10; n += 1) await comeBack(wrong)
    expect((await comeBack(wrong)).statusCode).toBe(429)
    expect((await comeBack(new Uint8Array(3))).statusCode).toBe(429)
  })

  it('what cannot be read is a bad request', async () => {
    for (const payload of [{}, { person: zhangGang.id }, { person: zhangGang.id, proof: '§' }]) expect((await school.ask('POST', '/api/device-session', { payload })).statusCode).toBe(400)
  })
})

describe("the school's word for a vault", () => {
  const word = async (username: string, vault: string, password = PASSWORD) => (await school.ask('POST', '/api/session', { payload: { username, password, vault } })).json() as { vaultWord?: string }

  it('is the same whenever its owner shows his password, and another for another vault or person', async () => {
    const { vaultWord } = await word(zhangGang.id, 'vault-one')
    expect(vaultWord).toMatch(/^[\w-]{43}$/)
    expect((await word(zhangGang.id, 'vault-one')).vaultWord).toBe(vaultWord)
    expect((await word(zhangGang.id, 'vault-two')).vaultWord).not.toBe(vaultWord)
    expect((await word(liWei.id, 'vault-one')).vaultWord).not.toBe(vaultWord)
  })

  it('is not told with a wrong password, nor unasked, nor to a session', async () => {
    expect(await word(zhangGang.id, 'vault-one', 'wrong wrong wrong')).toEqual({ error: 'wrong-credentials' })
    const cookie = await school.signIn(zhangGang)
    expect((await school.ask('GET', '/api/session', withCookie(cookie))).json()).not.toHaveProperty('vaultWord')
    expect((await school.ask('POST', '/api/session', { payload: { username: zhangGang.id, password: PASSWORD } })).json()).not.toHaveProperty('vaultWord')
  })
})
