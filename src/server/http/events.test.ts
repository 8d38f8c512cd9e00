import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { guidanceOf, heLan, liWei, placementOf, wangFang, zhangGang } from '#tests/support/people.ts'
import { deviceOf, logArgs, maLin } from '#tests/support/server-school.ts'
import { openWebSchool, type WebSchool } from '#tests/support/web-school.ts'
import type { Person } from '#domain/people.ts'

let school: WebSchool
let base: string
beforeEach(async () => {
  school = await openWebSchool()
  await school.web.listen({ port: 0, host: '127.0.0.1' })
  base = `http://127.0.0.1:${(school.web.server.address() as AddressInfo).port}`
})
afterEach(() => school.close())

interface Ear {
  readonly heard: () => string
  readonly ended: Promise<void>
  readonly headers: Headers
}
const listen = async (person: Person): Promise<Ear> => {
  const response = await fetch(`${base}/sync/v1/events`, { headers: { cookie: await school.signIn(person) } })
  const decoder = new TextDecoder()
  let text = ''
  const read = async () => {
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk as Uint8Array, { stream: true })
  }
  const ended = read().catch(() => undefined)
  await expect.poll(() => text).toContain('event: hello')
  // What somebody holds is looked up right after that; until then he is poked for anything. Reads take turns.
  await school.store.read(async () => undefined)
  await settled()
  return { heard: () => text, ended, headers: response.headers }
}
const pokes = (ear: Ear) => ear.heard().split('event: poke\ndata: 1\n\n').length - 1
const writes = async (id: string) => {
  const phone = deviceOf(school, liWei, `phone-for-${id}`)
  await phone.push(phone.does('practiceLog.submit', logArgs(id)))
}
const settled = () => new Promise((r) => setTimeout(r, 100))

it('[LV1] the first thing that is heard is a greeting, so that a page can tell a proxy that holds it back from a quiet school', async () => {
  const mentor = await listen(zhangGang)
  expect(mentor.heard()).toBe('event: hello\ndata: 1\n\n')
})

it('[LV1] a commit pokes those who hold what it touched, tells them nothing else, and leaves the others in peace', async () => {
  const [mentor, teacher, classmate, stranger] = await Promise.all([zhangGang, wangFang, heLan, maLin].map(listen))
  await writes('log-1')
  await expect.poll(() => [mentor, teacher].map((e) => e && pokes(e))).toEqual([1, 1])
  await settled()
  expect([classmate, stranger].map((e) => e && pokes(e))).toEqual([0, 0])
  expect(mentor?.heard().replace(/event: (hello|poke)\ndata: 1\n\n/g, '')).toBe('')
  expect(mentor?.headers.get('content-type')).toBe('text/event-stream')
  expect(mentor?.headers.get('cache-control')).toBe('no-store')
})

it('somebody whose rights begin is poked, and from then on about what is new to him', async () => {
  const classmate = await listen(heLan)
  await school.put('person', { ...heLan, roles: ['apprentice', 'mentor'] })
  await school.put('placement', placementOf({ mentors: [guidanceOf(zhangGang), guidanceOf(heLan)] }))
  await expect.poll(() => pokes(classmate)).toBeGreaterThan(0)
  await settled()
  const before = pokes(classmate)
  await writes('log-1')
  await expect.poll(() => pokes(classmate)).toBe(before + 1)
})

it('one person’s streams are counted: beyond sixteen the oldest ends', async () => {
  const cookie = await school.signIn(zhangGang)
  const first = await fetch(`${base}/sync/v1/events`, { headers: { cookie } })
  const ended = first.text()
  const others = []
  for (let i = 0; i < 16; i += 1) others.push(await fetch(`${base}/sync/v1/events`, { headers: { cookie } }))
  expect(await ended).toContain('event: hello')
  for (const other of others) await other.body?.cancel()
})

it('a server that stops ends the streams instead of waiting for them', async () => {
  const mentor = await listen(zhangGang)
  // One that waited would wait for ever: the test's own patience is the limit.
  await school.web.close()
  await mentor.ended
})
