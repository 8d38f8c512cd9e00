/**
 * Conversations recorded with released servers, each with that release's own words on both sides. Today's server must
 * still answer them the same: somebody's phone holds unsent work of that release.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HighWater, WireRow } from '#sync/protocol.ts'
import { heLan, liWei, wangFang, zhangGang } from '#tests/support/people.ts'
import { openWebSchool, type WebSchool, withCookie } from '#tests/support/web-school.ts'

const folder = fileURLToPath(new URL('conversations/', import.meta.url))
const people = [liWei, heLan, zhangGang, wangFang]

interface Turn {
  readonly person: string
  readonly path: 'push' | 'pull'
  readonly request: { readonly hw?: HighWater | null; readonly [field: string]: unknown }
  readonly status: number
  readonly answer: { readonly rows?: readonly WireRow[]; readonly results?: unknown; readonly [field: string]: unknown }
}

interface Memory {
  readonly cursors: unknown
  readonly hw: unknown
}

const keyOf = (r: WireRow) => `${r.type} ${r.id} ${r.scope}`

/** Rows may have learned new fields and the order may differ; what an old device was told, it is told again. */
const expectRows = (now: readonly WireRow[], then: readonly WireRow[]) => {
  expect(now.map(keyOf).toSorted()).toEqual(then.map(keyOf).toSorted())
  for (const row of then) expect(now.find((r) => keyOf(r) === keyOf(row))?.data, keyOf(row)).toMatchObject(row.data as object)
}

describe.each(readdirSync(folder))('[VS1] a conversation recorded with release %s', (file) => {
  let school: WebSchool
  beforeAll(async () => {
    school = await openWebSchool()
  })
  afterAll(() => school.close())

  test('is understood, and answered in the same words', async () => {
    const turns = JSON.parse(readFileSync(folder + file, 'utf8')) as Turn[]
    expect(turns.length).toBeGreaterThan(10)
    const cookies = new Map<string, string>()
    for (const person of people) cookies.set(person.id, await school.signIn(person))
    const memory = new Map<string, Memory>()
    for (const [n, turn] of turns.entries()) {
      const name = `turn ${n}: ${turn.person} ${turn.path}`
      const { hw } = turn.request
      // Places in the history are this server's own: a device that followed has those that it was given here.
      const follows = turn.path === 'pull' && hw != null && hw.nonce !== 'of-another-history'
      const request = follows ? { ...turn.request, ...memory.get(turn.person) } : turn.request
      const answer = await school.ask('POST', `/sync/v1/${turn.path}`, withCookie(cookies.get(turn.person) ?? '', { payload: request }))
      expect(answer.statusCode, name).toBe(turn.status)
      const body = answer.json<Turn['answer'] & Memory>()
      expect(body.results, name).toEqual(turn.answer.results)
      if (turn.answer.rows !== undefined) {
        expectRows(body.rows ?? [], turn.answer.rows)
        expect(body, name).toMatchObject({ exits: turn.answer['exits'], drop: turn.answer['drop'], more: turn.answer['more'], lastMid: turn.answer['lastMid'] })
        memory.set(turn.person, { cursors: body.cursors, hw: body.hw })
      }
    }
  })
})
