import { afterEach, beforeEach, expect, it } from 'vitest'
import { importResponse } from '#sync/account.ts'
import { liWei, zhaoMin } from '#tests/support/people.ts'
import { deviceOf } from '#tests/support/server-school.ts'
import { openWebSchool, type WebSchool, withCookie } from '#tests/support/web-school.ts'
import { craftlogFile } from '#tests/support/programme-file.ts'

let school: WebSchool
let cookie: string
beforeEach(async () => {
  school = await openWebSchool()
  cookie = await school.signIn(zhaoMin)
})
afterEach(() => school.close())

const send = (payload: string | Buffer, as = cookie, type = 'application/octet-stream') =>
  school.ask('POST', '/api/programmes', withCookie(as, { payload, headers: { 'content-type': type } }))

it('a plan becomes version 1, its next edition version 2, and the same file again nothing', async () => {
  const [first, same, next] = [await send(craftlogFile()), await send(craftlogFile()), await send(craftlogFile('Bogie maintenance, revised'))].map((a) => importResponse.parse(a.json()))
  expect(first).toMatchObject({ version: 1, units: 1, competencies: 2, unchanged: false })
  expect(same).toEqual({ ...first, unchanged: true })
  expect(next).toMatchObject({ version: 2, plan: first?.plan, unchanged: false })
  const rows = await deviceOf(school, zhaoMin).pullAll()
  expect(rows.filter((r) => r.scope === `ref:${first?.plan}`).map((r) => r.id)).toEqual([first?.programme, next?.programme])
})

it('the file may come with any type that a browser gives it', async () => {
  for (const type of ['application/json', 'text/plain', 'application/octet-stream']) expect((await send(craftlogFile(), cookie, type)).statusCode, type).toBe(200)
})

it('a mark at the start of the file does no harm', async () => {
  expect((await send(`\uFEFF${craftlogFile()}`)).statusCode).toBe(200)
})

it.each([
  ['no JSON', 'hello', 'not-json'],
  ['JSON that is no plan', '{"a":1}', 'not-a-programme'],
])('%s is refused with what is wrong', async (_what, file, code) => {
  const answer = await send(file)
  expect([answer.statusCode, answer.json()]).toMatchObject([422, { error: 'not-a-programme', problem: { code } }])
})

it('an empty file is a bad request', async () => {
  expect((await send('')).statusCode).toBe(400)
})

it('nobody but a coordinator imports a plan', async () => {
  const answer = await send(craftlogFile(), await school.signIn(liWei))
  expect([answer.statusCode, answer.json()]).toEqual([403, { error: 'not-allowed' }])
})
