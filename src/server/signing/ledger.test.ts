import { afterEach, beforeEach, expect, it } from 'vitest'
import { fromBase64url } from '#signing/bytes.ts'
import { openCheckpoint, signatureLeaf } from '#signing/checkpoint.ts'
import { isSignedBy } from '#signing/keys.ts'
import { isIncluded } from '#signing/merkle.ts'
import { referenceTo } from '#signing/reference.ts'
import { proofsResponse, type ProofsResponse } from '#sync/device-keys.ts'
import { liWei, MEASURE, SCHOOL, wangFang, zhangGang } from '#tests/support/people.ts'
import { deviceOf, logArgs } from '#tests/support/server-school.ts'
import { openWebSchool, type WebSchool, withCookie } from '#tests/support/web-school.ts'

let school: WebSchool
const bytes = (text: string) => fromBase64url(text) ?? new Uint8Array()
beforeEach(async () => {
  school = await openWebSchool()
  const [phone, tablet] = [deviceOf(school, liWei), deviceOf(school, zhangGang)]
  await phone.push(phone.does('practiceLog.submit', logArgs('log-1')))
  const signing = (id: string) => ({ id, apprentice: liWei.id, competency: MEASURE, level: 3, facts: { takeovers: 0, prompts: 0, defects: 0 }, comment: '', logs: [{ log: 'log-1', revision: 1 }] })
  for (let n = 0; n < 5; n += 1) await tablet.push(tablet.does('competency.sign', signing(`s-${n}`)))
  await tablet.push(tablet.does('competency.withdraw', { id: 'w-1', signOff: 's-1', because: 'The wrong skill.' }))
})
afterEach(() => school.close())

const proofs = async (...ids: readonly string[]): Promise<ProofsResponse> =>
  proofsResponse.parse((await school.ask('POST', '/api/signature-proofs', withCookie(await school.signIn(wangFang), { payload: { ids } }))).json())

const holds = async ({ checkpoint, schoolKey, proofs: [proof] }: ProofsResponse, row: unknown): Promise<boolean> => {
  const word = openCheckpoint(bytes(checkpoint))
  if (typeof word === 'string' || proof === undefined) return false
  const leaf = signatureLeaf(proof.type, proof.rev, row)
  return (await isSignedBy(bytes(schoolKey), word.sealed)) && isIncluded(leaf, proof.place, word.size, proof.beside.map(bytes), word.root)
}

it('[SG15] every signature stands under the school’s word', async () => {
  for (const id of ['s-0', 's-4']) expect(await holds(await proofs(id), await school.get('signOff', id))).toBe(true)
  expect(await holds(await proofs('w-1'), await school.get('withdrawal', 'w-1'))).toBe(true)
  const word = openCheckpoint(bytes((await proofs()).checkpoint))
  expect(word).toMatchObject({ size: 6, school: referenceTo('school', SCHOOL) })
})

it('[SG15] a signature altered in the database has no proof, whoever altered it', async () => {
  const before = await proofs('s-0')
  await school.store.keepBooks(async (sql) => {
    const { data } = await sql.selectFrom('row').where('id', '=', 's-0').select('data').executeTakeFirstOrThrow()
    await sql.updateTable('row').set({ data: (data ?? '').replace('"level":3', '"level":5') }).where('id', '=', 's-0').execute()
  })
  const altered = await school.get('signOff', 's-0')
  expect(altered).toMatchObject({ level: 5 })
  expect(await holds(before, altered)).toBe(false)
  expect(await holds(await proofs('s-0'), altered)).toBe(false)
})

it('[SG15] the word given before holds after more was signed, and says the same until then', async () => {
  const before = await proofs('s-0')
  expect(await proofs('s-0')).toEqual(before)
  const laptop = deviceOf(school, wangFang)
  await laptop.push(laptop.does('competency.endorse', { signOff: 's-0' }))
  const after = await proofs('s-0')
  expect(after.checkpoint).not.toBe(before.checkpoint)
  const row = await school.get('signOff', 's-0')
  expect([await holds(before, row), await holds(after, row)]).toEqual([true, true])
})

it('says nothing of rows that the school does not have', async () => {
  expect((await proofs('none')).proofs).toEqual([])
})
