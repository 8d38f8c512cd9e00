import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { profile } from '#sync/account.ts'
import { deviceOf } from '#tests/support/server-school.ts'
import { DEMO_PASSWORD } from '../demo/load-demo-school.ts'
import { openStore, type Store } from '../store/store.ts'
import { createWebServer } from './web-server.ts'

const NOW = Date.parse('2026-11-21T09:00:00Z')
let folder: string
let store: Store
let web: FastifyInstance
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'craftlog-'))
  store = await openStore({ folder })
  web = await createWebServer({ store, clock: () => NOW, photos: '/nowhere', dist: '/nowhere', trustProxy: false, logLevel: 'silent' })
})
afterEach(async () => {
  await web.close()
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const start = async () => (await web.inject('/api/start')).json()
const request = { schoolName: 'Rail School 铁路学校', name: 'Zhao Min', username: 'Zhao.Min', password: 'a long password' }
const setUp = (over: object = {}) => web.inject({ method: 'POST', url: '/api/setup', payload: { ...request, ...over } })

describe('setting up a school', () => {
  it('makes a school with its first coordinator, who is signed in and can pull', async () => {
    expect(await start()).toEqual({ state: 'empty', demo: false })
    const answer = await setUp()
    const who = profile.parse(answer.json())
    expect(who).toMatchObject({ schoolName: 'Rail School 铁路学校', name: 'Zhao Min', username: 'zhao.min', roles: ['coordinator'], demo: false })
    expect(await start()).toEqual({ state: 'ready', demo: false })
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
    expect((await web.inject({ url: '/api/session', headers: { cookie } })).json()).toEqual(who)
    const device = deviceOf({ store, clock: { now: NOW } }, { id: who.person, school: who.school, name: who.name, roles: who.roles, cohort: null, enterprise: null, active: true })
    expect((await device.pullAll()).map((r) => r.type).toSorted()).toEqual(['person', 'school'])
  })

  it('happens once', async () => {
    await setUp()
    const answer = await setUp({ username: 'somebody.else' })
    expect([answer.statusCode, answer.json()]).toEqual([409, { error: 'already-set-up' }])
  })

  it('happens once even if two people do it at the same moment', async () => {
    const answers = await Promise.all([setUp(), setUp({ username: 'somebody.else' }), setUp({ username: 'a.third' })])
    expect(answers.map((a) => a.statusCode).toSorted()).toEqual([200, 409, 409])
  })

  it.each([
    [{ password: 'short' }, 'password', 'too-small'],
    [{ username: 'x' }, 'username', 'wrong-type'],
    [{ username: 'zhao min' }, 'username', 'wrong-type'],
    [{ schoolName: '  ' }, 'schoolName', 'required'],
    [{ name: 'x'.repeat(201) }, 'name', 'too-long'],
  ])('names the field that is wrong: %j', async (over, path, error) => {
    const answer = await setUp(over)
    expect([answer.statusCode, answer.json()]).toEqual([422, { error: 'fields-invalid', fields: [{ path, error }] }])
    expect(await start()).toMatchObject({ state: 'empty' })
  })
})

describe('the school to look at', () => {
  const loadDemo = () => web.inject({ method: 'POST', url: '/api/demo', payload: {} })

  it('is loaded on an empty server, and each of its people can sign in and pull', async () => {
    expect([(await loadDemo()).statusCode, await start()]).toEqual([200, { state: 'ready', demo: true }])
    for (const username of ['apprentice', 'mentor', 'teacher', 'coordinator']) {
      const answer = await web.inject({ method: 'POST', url: '/api/session', payload: { username, password: DEMO_PASSWORD } })
      const who = profile.parse(answer.json())
      expect(who).toMatchObject({ username, demo: true })
      const device = deviceOf({ store, clock: { now: NOW } }, { id: who.person, school: who.school, name: who.name, roles: who.roles, cohort: null, enterprise: null, active: true })
      expect((await device.pullAll()).length, username).toBeGreaterThan(3)
    }
  })

  it('is not loaded twice, and never over a school of somebody’s own', async () => {
    await loadDemo()
    const again = await loadDemo()
    expect([again.statusCode, again.json()]).toEqual([409, { error: 'already-set-up' }])
    expect((await setUp()).statusCode).toBe(409)
  })
})
