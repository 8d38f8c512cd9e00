import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { openWebSchool } from '#tests/support/web-school.ts'

it('a server that stops finishes the request that is under way, and does not wait for its line to fall silent', async () => {
  let arrived = () => {}
  const under = new Promise<void>((done) => (arrived = done))
  const school = await openWebSchool({
    table: [
      {
        method: 'GET',
        url: '/api/slow',
        access: 'anyone',
        answer: async () => {
          arrived()
          await new Promise((done) => setTimeout(done, 300))
          return { done: true }
        },
      },
    ],
  })
  await school.web.listen({ port: 0, host: '127.0.0.1' })
  const answer = fetch(`http://127.0.0.1:${(school.web.server.address() as AddressInfo).port}/api/slow`)
  await under
  // A line that is kept alive falls silent after 72 s; the test's own patience is shorter.
  await school.web.close()
  expect(await (await answer).json()).toEqual({ done: true })
  await school.close()
})
