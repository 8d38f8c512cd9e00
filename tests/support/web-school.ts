/** The school of server-school.ts behind its web server, with an account for everybody. */
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import type { Person } from '#domain/people.ts'
import { hashPassword } from '#server/http/passwords.ts'
import { createWebServer, type WebServerOptions } from '#server/http/web-server.ts'
import { addAccounts } from '#server/store/accounts.ts'
import type { Store } from '#server/store/store.ts'
import { chenHua, heLan, liWei, sunTao, wangFang, zhangGang, zhaoMin } from './people.ts'
import { maLin, openServerSchool, type ServerSchool } from './server-school.ts'

export const PASSWORD = 'nine lives of a gauge'
let hash: Promise<string> | null = null

export interface WebSchool extends ServerSchool {
  readonly web: FastifyInstance
  /** Asks as nobody, or with a cookie. */
  readonly ask: (method: 'GET' | 'POST' | 'DELETE' | 'HEAD' | 'PATCH', url: string, more?: InjectOptions) => Promise<LightMyRequestResponse>
  /** Signs in. @returns the cookie as a browser sends it */
  readonly signIn: (person: Person, more?: InjectOptions) => Promise<string>
}

/** @param worn the store as the web server is to find it, for faults; the school itself keeps the sound one */
export const openWebSchool = async (over: Partial<WebServerOptions> = {}, worn: (sound: Store) => Store = (sound) => sound): Promise<WebSchool> => {
  const school = await openServerSchool()
  hash ??= hashPassword(PASSWORD)
  const password_hash = await hash
  await school.store.keepBooks((sql) =>
    addAccounts(
      sql,
      [liWei, heLan, zhangGang, chenHua, wangFang, zhaoMin, sunTao, maLin].map((p) => ({ person: p.id, school: p.school, username: p.id, password_hash, created: 0 })),
    ),
  )
  const web = await createWebServer({
    store: worn(school.store),
    clock: () => school.clock.now,
    photos: school.photos,
    dist: '/nowhere',
    trustProxy: false,
    logLevel: 'silent',
    ...over,
  })
  const ask: WebSchool['ask'] = (method, url, more = {}) => web.inject({ method, url, ...more })
  return {
    ...school,
    web,
    ask,
    signIn: async (person, more = {}) => {
      const answer = await ask('POST', '/api/session', { payload: { username: person.id, password: PASSWORD }, ...more })
      if (answer.statusCode !== 200) throw new Error(`signing in answered ${answer.statusCode}`)
      return String(answer.headers['set-cookie']).split(';')[0] ?? ''
    },
    close: async () => {
      await web.close()
      await school.close()
    },
  }
}

export const withCookie = (cookie: string, more: InjectOptions = {}): InjectOptions => ({ ...more, headers: { ...more.headers, cookie } })
