import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { REFUSAL_REASONS, type RefusalReason } from '#domain/refusal.ts'
import { PROTOCOL_VERSION, pushResponse, SCHEMA_VERSION, upgradeResponse } from '#sync/protocol.ts'
import type { Step } from '#sync/upgrade.ts'
import { liWei } from '#tests/support/people.ts'
import { deviceOf, logArgs, TODAY } from '#tests/support/server-school.ts'
import { openWebSchool, type WebSchool, withCookie } from '#tests/support/web-school.ts'
import type { Sql } from '../store/schema.ts'
import { inWordsOf } from './versions.ts'

/** A build before the first: it called a practice log an entry, and counted hours. */
const BEFORE = SCHEMA_VERSION - 1
const fromEntries: Step = ({ name, args }) => {
  if (name === 'entry.burst') throw new Error('no such entry')
  const { hours, ...content } = (args as { content: { hours: number } }).content
  return { name: name === 'entry.write' ? 'practiceLog.submit' : name, args: { ...(args as object), content: { ...content, minutes: hours * 60 } } }
}

let school: WebSchool
let cookie: string
const open = async (way?: ReadonlyMap<number, Step>) => {
  school = await openWebSchool(way === undefined ? {} : { way })
  cookie = await school.signIn(liWei)
}
beforeEach(() => open(new Map([[BEFORE, fromEntries]])))
afterEach(() => school.close())

const ask = (url: 'push' | 'pull', payload: object) => school.ask('POST', `/sync/v1/${url}`, withCookie(cookie, { payload }))
const speaker = { proto: PROTOCOL_VERSION, sv: SCHEMA_VERSION, clientId: 'phone-of-li-wei', person: liWei.id }
const submit = (mid: number) => ({ mid, uid: `uid-of-${mid}-x`, name: 'practiceLog.submit', args: logArgs(`log-${mid}`), at: TODAY })
const entry = (mid: number, over: object = {}) => {
  const { minutes: _, ...content } = logArgs(`log-${mid}`).content
  return { ...submit(mid), name: 'entry.write', args: { ...logArgs(`log-${mid}`), content: { ...content, hours: 2 } }, ...over }
}
const push = async (over: object, ...mutations: readonly object[]) => ask('push', { ...speaker, clientTime: TODAY, mutations, ...over })
const nothingTaken = async () =>
  expect(await school.store.read((sql: Sql) => Promise.all([sql.selectFrom('client').selectAll().execute(), sql.selectFrom('dead_letter').selectAll().execute()]))).toEqual([[], []])
const UPGRADE = { upgrade: true, minSv: SCHEMA_VERSION, maxSv: SCHEMA_VERSION }

describe('a protocol that is not spoken here', () => {
  it.each([[0], [-1], [PROTOCOL_VERSION + 1], [99]])('[VS1] %i is told so on both routes, and nothing is taken', async (proto) => {
    const pushed = await push({ proto }, submit(1))
    const pulled = await ask('pull', { ...speaker, proto, cursors: {}, hw: null, resolved: 0 })
    for (const answer of [pushed, pulled]) expect([answer.statusCode, upgradeResponse.parse(answer.json())]).toEqual([426, UPGRADE])
    await nothingTaken()
  })

  it('[VS1] is told so even where nothing else is as we know it', async () => {
    for (const route of ['push', 'pull'] as const) expect((await ask(route, { proto: 99, deeds: ['one'], who: 7 })).statusCode).toBe(426)
  })

  it('[VS1] every protocol since the first is spoken', async () => {
    for (let proto = 1; proto <= PROTOCOL_VERSION; proto += 1)
      expect((await push({ proto, clientId: `phone-of-time-${proto}` }, { ...submit(1), uid: `uid-of-time-${proto}` })).statusCode).toBe(200)
  })
})

describe('deeds in the words of another build', () => {
  it('[VS2] those of an older one are judged in present words', async () => {
    const answer = await push({ sv: BEFORE }, entry(1), entry(2, { args: logArgs('log-2') }))
    expect(answer.json()).toMatchObject({ results: [{ mid: 1, status: 'ok' }, { mid: 2, status: 'refused', refusal: { because: 'fields-invalid' } }] })
    expect(await school.get('practiceLog', 'log-1')).toMatchObject({ minutes: 120, state: 'submitted' })
  })

  it('[VS2] [PU3] a repeat is known by the words that were sent, not by those they became', async () => {
    await push({ sv: BEFORE }, entry(1))
    expect((await push({ sv: BEFORE }, entry(1))).json()).toMatchObject({ results: [{ status: 'ok', dup: true }] })
    const said = { ...submit(1), args: { ...logArgs('log-1'), content: { ...logArgs('log-1').content, minutes: 120 } } }
    expect((await push({}, said)).json()).toMatchObject({ results: [{ status: 'mid-reuse' }] })
  })

  it('[VS2] [PU5] what is refused is kept in the words that were sent', async () => {
    const bad = entry(1, { args: { ...logArgs('log-1'), placement: 'nowhere', content: { ...logArgs('log-1').content, hours: 1 } } })
    expect((await push({ sv: BEFORE }, bad)).json()).toMatchObject({ results: [{ refusal: { because: 'placement-missing' } }] })
    const [letter] = await school.store.read((sql: Sql) => sql.selectFrom('dead_letter').selectAll().execute())
    expect(JSON.parse(letter?.body ?? '')).toEqual(bad)
  })

  it('[VS2] a step that stumbles bars nobody’s way: the deed is refused and kept, the next goes on', async () => {
    const answer = await push({ sv: BEFORE }, entry(1, { name: 'entry.burst' }), entry(2))
    expect(answer.json()).toMatchObject({ results: [{ status: 'refused', refusal: { because: 'fields-invalid' } }, { status: 'ok' }], lastMid: 2 })
  })

  it.each([['older than any step', BEFORE - 1], ['newer than this server', SCHEMA_VERSION + 1], ['absurd', -(2 ** 53) + 1]])(
    '[VS2] where no way leads (%s) the whole push waits for an update',
    async (_what, sv) => {
      const answer = await push({ sv }, submit(1))
      expect([answer.statusCode, answer.json()]).toEqual([426, UPGRADE])
      await nothingTaken()
      expect((await push({}, submit(1))).json()).toMatchObject({ lastMid: 1 })
    },
  )

  it('[VS2] who may push may not always pull', async () => {
    await push({ sv: BEFORE }, entry(1))
    const answer = await ask('pull', { ...speaker, sv: BEFORE, cursors: {}, hw: null, resolved: 1 })
    expect([answer.statusCode, answer.json()]).toEqual([426, UPGRADE])
  })

  it('[VS2] without a step of its own a server takes no older build', async () => {
    await school.close()
    await open()
    expect((await push({ sv: BEFORE }, entry(1))).statusCode).toBe(426)
  })
})

describe('a device of protocol 1', () => {
  /** The page of that release, as it was built: a reason that does not stand in it would stop its queue for ever. */
  const page = gunzipSync(readFileSync(new URL('../../../tests/compatibility/releases/0.1.0.tar.gz', import.meta.url))).toString('latin1')
  const refusedFor = (because: RefusalReason) => ({ mid: 1, status: 'refused' as const, refusal: { refused: REFUSAL_REASONS[because], because } })

  it.each(Object.keys(REFUSAL_REASONS) as RefusalReason[])('[VS1] hears of %s in words of its own, and of the same kind', (because) => {
    const told = inWordsOf(1, refusedFor(because))
    const word = told.status === 'refused' ? told.refusal.because : ''
    expect(page).toContain(word)
    if (page.includes(because)) expect(word).toBe(because)
    expect(told).toMatchObject({ refusal: { refused: REFUSAL_REASONS[because] } })
    expect(inWordsOf(2, refusedFor(because))).toEqual(refusedFor(because))
  })

  it('[VS1] hears of a wrong field in words of its own', () => {
    const fields = [{ path: 'a', error: 'too-long' as const }, { path: 'b', error: 'of-a-later-time' as 'too-long' }]
    const told = inWordsOf(1, { mid: 1, status: 'refused', refusal: { refused: 'invalid', because: 'fields-invalid', fields } })
    expect(told).toMatchObject({ refusal: { fields: [{ path: 'a', error: 'too-long' }, { path: 'b', error: 'wrong-type' }] } })
  })

  it('[VS1] [PU2] hears the same word when a stored result is repeated', async () => {
    const phone = deviceOf(school, liWei, 'phone-of-two-times')
    const old = deviceOf(school, liWei, 'phone-of-two-times', { proto: 1 })
    const content = { dimension: 'rigour', text: 'I measured twice.', logs: [] }
    const deeds = [
      phone.does('reflection.write', { id: 'r-1', apprentice: liWei.id, shared: false, content }),
      phone.does('reflection.remove', { id: 'r-1', was: { ...content, text: 'I measured once.' } }),
    ]
    const today = (await phone.push(...deeds))?.results[1]
    expect(today).toMatchObject({ status: 'refused', refusal: { refused: 'conflict', because: 'changed-meanwhile' } })
    const then = await old.push(...deeds)
    expect(then?.results[1]).toEqual({ mid: 2, status: 'refused', refusal: { refused: 'conflict', because: 'revision-changed' }, dup: true })
    expect(pushResponse.safeParse(then).success).toBe(true)
    // What is stored is the true word.
    expect((await phone.push(...deeds))?.results[1]).toEqual({ ...today, dup: true })
  })
})
