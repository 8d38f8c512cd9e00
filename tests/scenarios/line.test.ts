/** The line between device and server fails in the middle of a push, in every way that a line can. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '#domain/people.ts'
import type { PushResponse } from '#sync/protocol.ts'
import { cutRequest, cutResponse, duplicate, type Exchange, swallow } from '#tests/support/fault-proxy.ts'
import type { NodeDevice } from '#tests/support/node-device.ts'
import { startPostgres, type TestPostgres } from '#tests/support/postgres.ts'
import { outboxWithStates } from '../../src/app/record/outbox-states.ts'
import { guides, type LiveSchool, logOf, openLiveSchool } from './live-school.ts'
import { expectAgreement, settleAndAgree, verdictsOn } from './oracle.ts'
import { answerIn, requestIn } from './raw-http.ts'

let postgres: TestPostgres | string = 'not started'
beforeAll(async () => {
  postgres = await startPostgres()
}, 60_000)
afterAll(async () => {
  if (typeof postgres !== 'string') await postgres.stop()
})

/** Results of a push as the device was told, without the mark of a repetition. */
const told = (bytes: Buffer) => (JSON.parse(answerIn(bytes).text) as PushResponse).results
const withoutMark = (results: PushResponse['results']) => results.map((r) => ({ ...r, dup: undefined }))
const isDup = (results: PushResponse['results']) => results.map((r) => 'dup' in r && r.dup === true)
const midsIn = (e: Exchange) => requestIn<{ mutations: { mid: number }[] }>(e.request).json.mutations.map((m) => m.mid)

describe.each(['SQLite', 'PostgreSQL'] as const)('over a bad line, on %s,', (kind) => {
  let school: LiveSchool
  let who: Person
  let phone: NodeDevice
  beforeAll(async () => {
    if (kind === 'PostgreSQL' && typeof postgres === 'string') return console.warn(`PostgreSQL is skipped: ${postgres}`)
    school = await openLiveSchool(kind === 'PostgreSQL' && typeof postgres !== 'string' ? await postgres.freshUrl() : null)
  }, 60_000)
  afterAll(() => school?.close())
  const begin = async (skip: (why: string) => never): Promise<void> => {
    if (kind === 'PostgreSQL' && typeof postgres === 'string') skip(postgres)
    who = await school.enrol()
    phone = await school.deviceOf(who)
    await phone.sync()
  }
  const write = (id: string) => phone.does((m) => m.practiceLog.submit(logOf(who, `${who.id}-${id}`)))
  const edit = (id: string, minutes: number) =>
    phone.does((m) => m.practiceLog.resubmit({ id: logOf(who, `${who.id}-${id}`).id, set: { minutes }, was: { minutes: 90 } }))
  const known = () => school.store().read((sql) => sql.selectFrom('mutation').where('person', '=', who.id).selectAll().orderBy('mid').execute())
  const lastExchange = (): Exchange => {
    const last = school.proxy.heard.at(-1)
    if (last === undefined) throw new Error('nothing was sent')
    return last
  }

  test('fault 1: a response lost after the commit is asked for again, and answered from memory [PU2] [P2]', async ({ skip }) => {
    await begin(skip)
    await write('a')
    await edit('a', 100)
    // The first try is heard not at all; the others break off later and later, the last one byte before its end.
    school.proxy.next(cutResponse(0))
    expect((await phone.round()).end).toBe('unreachable')
    const first = lastExchange()
    expect(await known()).toHaveLength(2)
    const whole = first.response.length
    for (const heard of [1, 20, whole - 60, whole - 1]) {
      school.proxy.next(cutResponse(heard))
      expect((await phone.round()).end).toBe('unreachable')
      expect(midsIn(lastExchange())).toEqual([1, 2])
      expect(withoutMark(told(lastExchange().response))).toEqual(withoutMark(told(first.response)))
      expect(isDup(told(lastExchange().response))).toEqual([true, true])
    }
    await settleAndAgree(school, phone)
    expect(await known()).toHaveLength(2)
    expect(await school.get('practiceLog', `${who.id}-a`)).toMatchObject({ revision: 2, minutes: 100 })
  })

  test('fault 2: a request cut at any byte takes no effect, and the same numbers are sent again [P2] [DV3]', async ({ skip }) => {
    await begin(skip)
    await write('a')
    await write('b')
    school.proxy.next(swallow)
    await phone.round()
    const { request } = lastExchange()
    const { head } = requestIn(request)
    for (const sent of [0, 1, head - 2, head - 1, head, head + 1, Math.floor((head + request.length) / 2), request.length - 1]) {
      school.proxy.next(cutRequest(sent))
      expect((await phone.round()).end).toBe('unreachable')
      expect(await known(), `${sent} of ${request.length} bytes`).toEqual([])
    }
    expect((await outboxWithStates(phone.db)).map((i) => [i.mid, i.state])).toEqual([[1, 'queued'], [2, 'queued']])
    const before = school.proxy.heard.length
    await settleAndAgree(school, phone)
    expect(midsIn(school.proxy.heard[before] as Exchange)).toEqual([1, 2])
  })

  test('fault 3: a request that arrives twice at once, and once more later, counts once [PU2] [P2]', async ({ skip }) => {
    await begin(skip)
    await write('a')
    await edit('a', 100)
    school.proxy.next(duplicate)
    await phone.sync()
    const doubled = school.proxy.heard.find((e) => e.echo !== null && requestIn<{ person: string }>(e.request).json.person === who.id)
    if (doubled?.echo == null) throw new Error('nothing was doubled')
    const answers = [told(doubled.response), told(await doubled.echo), told(await school.proxy.send(doubled.request))]
    for (const results of answers) expect(withoutMark(results)).toEqual(withoutMark(told(doubled.response)))
    // One of the first two was first; all others are repetitions.
    expect(answers.map((a) => isDup(a).every(Boolean)).toSorted()).toEqual([false, true, true])
    await settleAndAgree(school, phone)
    const history = await school.store().read((sql) => sql.selectFrom('row_history').where('id', '=', `${who.id}-a`).select('rev').execute())
    expect(history).toHaveLength(1)
  })

  test('fault 4: a batch that arrives after later ones changes nothing [PU2] [PU4]', async ({ skip }) => {
    await begin(skip)
    await write('a')
    school.proxy.next(swallow)
    await phone.round()
    const late = lastExchange()
    await edit('a', 100)
    await phone.sync()
    await phone.does((m) => m.practiceLog.resubmit({ id: logOf(who, `${who.id}-a`).id, set: { minutes: 120 }, was: { minutes: 100 } }))
    await phone.sync()
    expect(isDup(told(await school.proxy.send(late.request)))).toEqual([true])
    expect(await school.get('practiceLog', `${who.id}-a`)).toMatchObject({ revision: 3, minutes: 120 })
    await settleAndAgree(school, phone)
  })

  test('fault 4: a batch that arrives before earlier ones is told of the gap, and nothing of it is taken [PU4]', async ({ skip }) => {
    await begin(skip)
    for (const id of ['a', 'b', 'c']) await write(id)
    const items = await phone.db.outbox.toArray()
    // As if an earlier batch were still on its way: only the last number is sent.
    await phone.db.outbox.bulkDelete([1, 2])
    school.proxy.next(swallow)
    await phone.round()
    const early = lastExchange()
    expect(midsIn(early)).toEqual([3])
    expect(told(await school.proxy.send(early.request))).toEqual([{ mid: 3, status: 'gap', expected: 1 }])
    expect(await known()).toEqual([])
    await phone.db.outbox.bulkPut(items)
    await settleAndAgree(school, phone)
    expect(isDup(told(await school.proxy.send(early.request)))).toEqual([true])
    const [c] = phone.deeds.slice(2)
    expect(await verdictsOn(school.store(), who.id, c?.uid ?? '')).toHaveLength(1)
  })

  test('fault 21: a tablet that reads along while three phones write at once misses nothing [PL8] [P3]', async ({ skip }) => {
    await begin(skip)
    const mentor = await school.hire('mentor')
    const apprentices = [await school.enrol({ mentors: [guides(mentor)] }), await school.enrol({ mentors: [guides(mentor)] }), await school.enrol({ mentors: [guides(mentor)] })]
    const tablet = await school.deviceOf(mentor)
    const phones: NodeDevice[] = []
    for (const a of apprentices) phones.push(await school.deviceOf(a))
    const work = { going: true }
    const writing = Promise.all(
      phones.map(async (p, i) => {
        await p.sync()
        for (let n = 0; n < 6; n += 1) {
          const a = apprentices[i] ?? who
          await p.does((m) => m.practiceLog.submit(logOf(a, `${a.id}-${n}`)))
          await p.sync()
        }
      }),
    ).finally(() => {
      work.going = false
    })
    while (work.going) await tablet.sync()
    await writing
    await tablet.sync()
    // One round after the last write, and no second look from the start.
    await expectAgreement(school, tablet, ...phones)
    expect(await tablet.db.rows('practiceLog').count()).toBe(18)
  })
})
