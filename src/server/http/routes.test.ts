import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '#domain/people.ts'
import { liWei, wangFang, zhangGang, zhaoMin } from '#tests/support/people.ts'
import { openWebSchool, type WebSchool, withCookie } from '#tests/support/web-school.ts'
import { routes } from './routes.ts'

const everybody = { nobody: null, apprentice: liWei, mentor: zhangGang, teacher: wangFang, coordinator: zhaoMin } as const satisfies Record<string, Person | null>
type Who = keyof typeof everybody

const ALL: readonly Who[] = ['nobody', 'apprentice', 'mentor', 'teacher', 'coordinator']
const MEMBERS = ALL.filter((who) => who !== 'nobody')

/** Who gets past the door of each route. A new route without a line here fails the first test below. */
const admitted: Readonly<Record<string, readonly Who[]>> = {
  'GET /healthz': ALL,
  'GET /api/start': ALL,
  'POST /api/setup': ALL,
  'POST /api/demo': ALL,
  'POST /api/session': ALL,
  'POST /api/invitation': ALL,
  'POST /api/invitation/accept': ALL,
  'GET /api/join-codes': ['coordinator'],
  'POST /api/office/roster': ['coordinator'],
  'POST /api/office/roster/check': ['coordinator'],
  'POST /api/join-codes': ['coordinator'],
  'GET /api/session': MEMBERS,
  'DELETE /api/session': ALL,
  'POST /api/device-session': ALL,
  'POST /api/programmes': ['coordinator'],
  'POST /api/programme-versions': ['coordinator'],
  'GET /api/programme-moves': ['coordinator'],
  'POST /api/programme-moves': ['coordinator'],
  'GET /api/plan-facts': ['coordinator'],
  // Whose uploads they may go on with, and which photos they see, is in photo-routes.test.ts.
  'POST /api/photos/upload': MEMBERS,
  'HEAD /api/photos/upload/:id': MEMBERS,
  'PATCH /api/photos/upload/:id': MEMBERS,
  'POST /api/photos/known': MEMBERS,
  'GET /api/photos/:sha256': MEMBERS,
  // Whose keys it certifies is in signing/delivery.test.ts; this body is for nobody.
  'POST /api/device-keys': MEMBERS,
  'POST /api/signature-proofs': MEMBERS,
  'GET /api/one-time-codes': ['mentor'],
  'POST /api/one-time-codes': ['mentor'],
  'POST /sync/v1/push': MEMBERS,
  'POST /sync/v1/pull': MEMBERS,
  'GET /sync/v1/events': MEMBERS,
  // Which cohorts, and whose words, is in office/cohort-progress.test.ts.
  'GET /api/cohorts/:cohort/progress': ['teacher', 'coordinator'],
  'GET /api/cohorts/:cohort/logs': ['teacher', 'coordinator'],
  // What each of them reads there is in office/dead-letters.test.ts.
  'GET /api/dead-letters': MEMBERS,
  'GET /api/overdue-concerns': ['coordinator'],
  'GET /api/keys': ['coordinator'],
  'GET /api/office/people': ['coordinator'],
  'GET /api/office/people/:id': ['coordinator'],
  'GET /api/office/enterprises': ['coordinator'],
  'GET /api/office/enterprises/:id': ['coordinator'],
  'GET /api/office/cohorts': ['coordinator'],
  'GET /api/office/cohorts/:id': ['coordinator'],
  'GET /api/office/placements': ['coordinator'],
  'GET /api/office/placements/:id': ['coordinator'],
  'GET /api/office/audit': ['coordinator'],
  'POST /api/office/people': ['coordinator'],
  'POST /api/office/enterprises': ['coordinator'],
  'POST /api/office/cohorts': ['coordinator'],
  'POST /api/office/placements': ['coordinator'],
  'POST /api/office/placements/approval': ['coordinator'],
  'POST /api/office/placements/mentor': ['coordinator'],
  'POST /api/office/placements/move': ['coordinator'],
  // Only where there is one school; office/backup.test.ts.
  'POST /api/office/backup': ['coordinator'],
  // Whose records go into them is in reports/reports.test.ts.
  'POST /api/reports': ['teacher', 'coordinator'],
  'GET /api/reports': ['teacher', 'coordinator'],
  'GET /api/reports/:id': ['teacher', 'coordinator'],
  'DELETE /api/reports/:id': ['teacher', 'coordinator'],
  'GET /api/reports/:id/file': ['teacher', 'coordinator'],
}
const nameOf = (r: { readonly method: string; readonly url: string }) => `${r.method} ${r.url}`

it('every route has its line in the matrix, and every line its route', () => {
  expect(routes.map(nameOf).toSorted()).toEqual(Object.keys(admitted).toSorted())
})

describe('the matrix of routes and roles', () => {
  let school: WebSchool
  let cookies: Readonly<Record<Who, string | null>>
  beforeAll(async () => {
    // The doors are real; behind each a stub says that one got in.
    school = await openWebSchool({ table: routes.map((r) => (r.url === '/api/session' && r.method === 'POST' ? r : { ...r, answer: async () => ({ in: true }) })) })
    cookies = Object.fromEntries(
      await Promise.all(ALL.map(async (who) => [who, everybody[who] === null ? null : await school.signIn(everybody[who])] as const)),
    ) as Record<Who, string | null>
  })
  afterAll(() => school.close())

  for (const route of routes.filter((r) => nameOf(r) !== 'POST /api/session'))
    for (const who of ALL)
      it(`${nameOf(route)} ${admitted[nameOf(route)]?.includes(who) === true ? 'lets in' : 'keeps out'} ${who}`, async () => {
        const cookie = cookies[who]
        const answer = await school.ask(route.method, route.url, cookie === null ? {} : withCookie(cookie))
        const expected = admitted[nameOf(route)]?.includes(who)
          ? [200, { in: true }]
          : who === 'nobody'
            ? [401, { error: 'not-signed-in' }]
            : [403, { error: 'not-allowed' }]
        // An answer to HEAD has no body.
        if (route.method === 'HEAD') return expect(answer.statusCode).toBe(expected[0])
        expect([answer.statusCode, answer.json()]).toEqual(expected)
      })
})

it('nothing is served under /api and /sync beside the table', async () => {
  const school = await openWebSchool()
  const listed = new Set(routes.map(nameOf))
  const planted = new Set<string>()
  /** A route below another is printed below it, further in, without what the two share. */
  const above: { readonly indent: number; readonly path: string }[] = []
  for (const line of school.web.printRoutes({ commonPrefix: false }).split('\n')) {
    const found = /(\/\S*) \(([^)]+)\)/.exec(line)
    if (found === null) continue
    while ((above.at(-1)?.indent ?? -1) >= found.index) above.pop()
    const path = `${above.at(-1)?.path ?? ''}${found[1] ?? ''}`
    above.push({ indent: found.index, path })
    for (const method of found[2]?.split(', ') ?? []) planted.add(`${method} ${path}`)
  }
  expect(planted.size).toBeGreaterThanOrEqual(listed.size)
  expect([...planted].filter((name) => !listed.has(name) && !name.endsWith('/*') && !name.endsWith(' *'))).toEqual([])
  await school.close()
})

it('a stranger is turned away before his body is read', async () => {
  const school = await openWebSchool()
  const answer = await school.ask('POST', '/sync/v1/push', { payload: '{"broken', headers: { 'content-type': 'application/json' } })
  expect(answer.statusCode).toBe(401)
  await school.close()
})
