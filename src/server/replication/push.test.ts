import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CompetencyId, PersonId } from '#domain/ids.ts'
import { pushResponse } from '#sync/protocol.ts'
import { chenHua, competencyOf, contentOf, day, DAY, heLan, liWei, MEASURE, PLACEMENT, placementOf, programmeOf, SCHOOL, sunTao, zhangGang } from '#tests/support/people.ts'
import { deviceOf, type Device, logArgs, maLin, openServerSchool, type ServerSchool, TODAY } from '#tests/support/server-school.ts'
import type { Sql } from '../store/schema.ts'
import type { ServerTransaction } from '../store/server-transaction.ts'
import type { Store } from '../store/store.ts'

let school: ServerSchool
let phone: Device
beforeEach(async () => {
  school = await openServerSchool()
  phone = deviceOf(school, liWei)
})
afterEach(() => school.close())

const deadLetters = () => school.store.read((sql: Sql) => sql.selectFrom('dead_letter').selectAll().orderBy('mid').execute())
const sequence = () => school.store.read(async (sql: Sql) => (await sql.selectFrom('sync_meta').select('seq').executeTakeFirstOrThrow()).seq)

describe('a mutation counts once', () => {
  it('[PU2] a mutation sent twice counts once, and is answered the same way again', async () => {
    const log = phone.does('practiceLog.submit', logArgs('log-1'))
    const first = await phone.push(log)
    expect(first).toEqual({ results: [{ mid: 1, status: 'ok', merged: [] }], lastMid: 1, serverTime: TODAY })
    const before = await sequence()
    const second = await phone.push(log)
    expect(second?.results).toEqual([{ mid: 1, status: 'ok', merged: [], dup: true }])
    expect(await sequence()).toBe(before)
    expect((await school.get('practiceLog', 'log-1'))?.revision).toBe(1)
  })

  it('[PU2] the same mutation twice in one request counts once', async () => {
    const log = phone.does('practiceLog.submit', logArgs('log-1'))
    const answer = await phone.push(log, log)
    expect(answer?.results.map((r) => [r.status, 'dup' in r])).toEqual([['ok', false], ['ok', true]])
  })

  it('[PU2] a refusal is repeated word for word, even when it would be allowed by now', async () => {
    const early = phone.does('reflection.share', { id: 'reflection-1' })
    const first = await phone.push(early)
    await phone.push(phone.does('reflection.write', { id: 'reflection-1', apprentice: liWei.id, shared: false, content: { dimension: 'rigour', text: 'I measured twice.', logs: [] } }))
    const again = await phone.push(early)
    expect(first?.results[0]).toEqual({ mid: 1, status: 'refused', refusal: { refused: 'missing', because: 'reflection-missing' } })
    expect(again?.results[0]).toEqual({ ...first?.results[0], dup: true })
    expect((await school.get('reflection', 'reflection-1'))?.shared).toBe(false)
  })

  it('[PU2] a device that starts over with a new number book hands in its old work, and it counts once', async () => {
    const log = phone.does('practiceLog.submit', logArgs('log-1'))
    await phone.push(log)
    const fresh = deviceOf(school, liWei, 'fresh-device')
    const answer = await fresh.push({ ...log, mid: 1 }, { ...fresh.does('practiceLog.submit', logArgs('log-2')), mid: 2 })
    expect(answer?.results).toEqual([{ mid: 1, status: 'ok', merged: [], dup: true }, { mid: 2, status: 'ok', merged: [] }])
    expect(answer?.lastMid).toBe(2)
    expect(await deadLetters()).toEqual([])
  })

  it('[PU3] another body under a known number is mid-reuse, and the list ends there', async () => {
    await phone.push(phone.does('practiceLog.submit', logArgs('log-1')))
    const clone = { mid: 1, uid: 'uid-of-a-clone', name: 'practiceLog.submit', args: logArgs('log-2'), at: TODAY }
    const answer = await phone.push(clone, { ...clone, mid: 2, uid: 'uid-of-a-clone-2' })
    expect(answer?.results).toEqual([{ mid: 1, status: 'mid-reuse' }])
    expect(answer?.lastMid).toBe(1)
    expect(await school.get('practiceLog', 'log-2')).toBeUndefined()
  })

  it('[PU3] the order of the keys in the arguments makes no other body', async () => {
    const log = phone.does('practiceLog.submit', logArgs('log-1'))
    await phone.push(log)
    const turned = Object.fromEntries(Object.entries(logArgs('log-1')).toReversed())
    expect((await phone.push({ ...log, args: turned }))?.results[0]).toMatchObject({ status: 'ok', dup: true })
  })

  it('[PU3] the number book of another person is not written in', async () => {
    await phone.push(phone.does('practiceLog.submit', logArgs('log-1')))
    const thief = deviceOf(school, heLan, `device-of-${liWei.id}`)
    const answer = await thief.push({ mid: 2, uid: 'uid-of-he-lan', name: 'reflection.share', args: { id: 'x' }, at: TODAY })
    expect(answer).toMatchObject({ results: [{ mid: 2, status: 'mid-reuse' }], lastMid: 0 })
    expect((await phone.push())?.lastMid).toBe(1)
  })

  it('another deed under a used name is refused as taken, not taken for the first one', async () => {
    const log = phone.does('practiceLog.submit', logArgs('log-1'))
    await phone.push(log)
    const other = { ...phone.does('practiceLog.submit', logArgs('log-2')), uid: log.uid }
    expect((await phone.push(other))?.results[0]).toMatchObject({ status: 'refused', refusal: { because: 'id-taken' } })
    expect(await deadLetters()).toHaveLength(1)
  })
})

describe('order', () => {
  it('[PU1] mutations are judged by their number, in whatever order they come', async () => {
    const log = phone.does('practiceLog.submit', logArgs('log-1'))
    const edit = phone.does('practiceLog.resubmit', { id: 'log-1', set: { minutes: 100 }, was: { minutes: 90 } })
    const answer = await phone.push(edit, log)
    expect(answer?.results.map((r) => [r.mid, r.status])).toEqual([[1, 'ok'], [2, 'ok']])
    expect(await school.get('practiceLog', 'log-1')).toMatchObject({ minutes: 100, revision: 2 })
  })

  it('[PU4] a number beyond the next one is a gap that names the one expected, and nothing after it is judged', async () => {
    const [first, , third, fourth] = ['log-1', 'log-2', 'log-3', 'log-4'].map((id) => phone.does('practiceLog.submit', logArgs(id)))
    const answer = await phone.push(first, third, fourth)
    expect(answer?.results).toEqual([{ mid: 1, status: 'ok', merged: [] }, { mid: 3, status: 'gap', expected: 2 }])
    expect(answer?.lastMid).toBe(1)
    expect(await school.get('practiceLog', 'log-3')).toBeUndefined()
  })
})

describe('refusals', () => {
  it('[PU5] a refusal advances the number, keeps the whole body, and what waits behind it goes on', async () => {
    const bad = phone.does('practiceLog.submit', logArgs('log-1', { minutes: -5 }))
    const good = phone.does('practiceLog.submit', logArgs('log-2'))
    const answer = await phone.push(bad, good)
    expect(answer?.results).toEqual([
      { mid: 1, status: 'refused', refusal: { refused: 'invalid', because: 'fields-invalid', fields: [{ path: 'content.minutes', error: 'too-small' }] } },
      { mid: 2, status: 'ok', merged: [] },
    ])
    expect(answer?.lastMid).toBe(2)
    const [letter, ...more] = await deadLetters()
    expect(more).toEqual([])
    expect(letter).toMatchObject({ client: `device-of-${liWei.id}`, mid: 1, person: liWei.id, school: SCHOOL, at: TODAY })
    expect(JSON.parse(letter?.body ?? '')).toEqual(bad)
  })

  it('[PU5] a refused mutation leaves nothing of itself, not even what it wrote before the refusal', async () => {
    await phone.push(phone.does('practiceLog.submit', logArgs('log-1')))
    const tablet = deviceOf(school, zhangGang)
    const comment = (id: string) => ({ id, field: null, text: 'Please say which gauge.' })
    await tablet.push(tablet.does('practiceLog.return', { id: 'log-1', revision: 1, comments: [comment('taken')] }))
    const answer = await tablet.push(tablet.does('practiceLog.return', { id: 'log-1', revision: 1, comments: [comment('new'), comment('taken')] }))
    expect(answer?.results[0]).toMatchObject({ refusal: { because: 'id-taken' } })
    expect(await school.get('feedback', 'new')).toBeUndefined()
  })

  it.each([
    ['3000 minutes', { minutes: 3000 }, 'content.minutes', 'too-large'],
    ['no minutes', { minutes: 'ninety' as never }, 'content.minutes', 'not-a-number'],
    ['a text of 1 MB', { whatIDid: 'x'.repeat(1_000_000) }, 'content.whatIDid', 'too-long'],
    ['an empty text', { whatIDid: ' \n ' }, 'content.whatIDid', 'required'],
    ['a day that does not exist', { practisedOn: day('2026-02-30') }, 'content.practisedOn', 'not-a-day'],
    ['characters that no keyboard makes', { whatIDid: 'a\u0000b' }, 'content.whatIDid', 'unreadable'],
  ])('[PU10] %s is refused at its field', async (_what, content, path, error) => {
    const answer = await phone.push(phone.does('practiceLog.submit', logArgs('log-1', content)))
    expect(answer?.results[0]).toMatchObject({ status: 'refused', refusal: { because: 'fields-invalid', fields: [{ path, error }] } })
  })

  it('[PU10] a day that lies ahead of the writer’s own clock is refused at its field', async () => {
    const answer = await phone.push(phone.does('practiceLog.submit', logArgs('log-1', { practisedOn: day('2026-03-09') })))
    expect(answer?.results[0]).toMatchObject({ refusal: { because: 'fields-invalid', fields: [{ path: 'practisedOn', error: 'in-the-future' }] } })
  })

  it.each([['practiceLog.delete'], ['constructor'], ['__proto__.x'], ['']])('[PU10] the unknown mutation "%s" is refused and kept', async (name) => {
    const answer = await phone.push(phone.does(name, { id: 'log-1' }))
    expect(answer?.results[0]).toMatchObject({ status: 'refused', refusal: { refused: 'invalid', because: 'unknown-mutation' } })
    expect(await deadLetters()).toHaveLength(1)
  })

  it.each([
    ['a list', []],
    ['nothing', undefined],
    ['a number', 7],
    ['arguments 50,000 deep', JSON.parse('['.repeat(50_000) + ']'.repeat(50_000))],
  ])('[PU10] %s for arguments is refused, and the next mutation goes on', async (_what, args) => {
    const answer = await phone.push(phone.does('practiceLog.submit', args), phone.does('practiceLog.submit', logArgs('log-2')))
    expect(answer?.results.map((r) => r.status)).toEqual(['refused', 'ok'])
  })

  it('[PU10] a mutation whose envelope is broken is refused alone', async () => {
    const broken = phone.does('practiceLog.submit', logArgs('log-1'), { at: -1 })
    const answer = await phone.push(broken, phone.does('practiceLog.submit', logArgs('log-2')))
    expect(answer?.results[0]).toMatchObject({ status: 'refused', refusal: { because: 'fields-invalid', fields: [{ path: 'at', error: 'too-small' }] } })
    expect(answer?.results[1]).toMatchObject({ status: 'ok' })
  })

  it('every answer keeps the protocol’s schema', async () => {
    const answer = await phone.push(phone.does('practiceLog.submit', logArgs('log-1', { minutes: -5 })), phone.does('practiceLog.submit', logArgs('log-2')))
    expect(pushResponse.safeParse(answer).success).toBe(true)
  })
})

describe('who acts', () => {
  it('[P5] a placement of another school is missing, not forbidden', async () => {
    const stranger = deviceOf(school, maLin)
    const answer = await stranger.push(stranger.does('practiceLog.submit', { ...logArgs('log-x'), placement: PLACEMENT }))
    expect(answer?.results[0]).toMatchObject({ refusal: { refused: 'missing', because: 'placement-missing' } })
  })

  it('another apprentice cannot write in this one’s book', async () => {
    const other = deviceOf(school, heLan)
    const answer = await other.push(other.does('practiceLog.submit', logArgs('log-1')))
    expect(answer?.results[0]).toMatchObject({ refusal: { refused: 'forbidden', because: 'not-yours' } })
  })

  it('a mentor who never guided the apprentice cannot sign; one who does can', async () => {
    const sign = { apprentice: liWei.id, competency: MEASURE, level: 3, facts: { takeovers: 0, prompts: 0, defects: 0 }, comment: '', logs: [] }
    const [stranger, mentor] = [deviceOf(school, sunTao), deviceOf(school, zhangGang)]
    expect((await stranger.push(stranger.does('competency.sign', { id: 'sign-1', ...sign })))?.results[0]).toMatchObject({ refusal: { because: 'not-their-mentor' } })
    expect((await mentor.push(mentor.does('competency.sign', { id: 'sign-2', ...sign })))?.results[0]).toMatchObject({ status: 'ok' })
    expect(await school.get('signOff', 'sign-2')).toMatchObject({ by: { person: zhangGang.id, name: 'Zhang Gang', role: 'mentor' }, needsReview: false })
  })

  it('[PU7] a role that was taken away no longer acts, though the session still lives', async () => {
    await school.put('person', { ...chenHua, roles: ['teacher'] })
    const tablet = deviceOf(school, chenHua)
    const answer = await tablet.push(tablet.does('competency.returnRequest', { request: 'r', because: 'Measure again.' }))
    expect(answer?.results[0]).toMatchObject({ status: 'refused' })
    const give = { id: 'f-1', apprentice: liWei.id, about: { kind: 'competency', id: MEASURE, revision: null }, field: null, text: 'Well done.' }
    expect((await tablet.push(tablet.does('feedback.give', give)))?.results[0]).toMatchObject({ refusal: { because: 'not-their-mentor' } })
  })

  it('[PU7] a name or role in the arguments changes nothing about who signed', async () => {
    const give = { id: 'f-1', apprentice: liWei.id, about: { kind: 'competency', id: MEASURE, revision: null }, field: null, text: 'Well done.', by: { person: 'wang-fang', name: 'Wang Fang', role: 'teacher' } }
    const tablet = deviceOf(school, zhangGang)
    await tablet.push(tablet.does('feedback.give', give))
    expect((await school.get('feedback', 'f-1'))?.by).toEqual({ person: zhangGang.id, name: 'Zhang Gang', role: 'mentor' })
  })

  it('[PU7] somebody who was retired is not heard at all, and nothing of it is counted', async () => {
    await school.put('person', { ...liWei, active: false })
    expect(await phone.push(phone.does('practiceLog.submit', logArgs('log-1')))).toBeNull()
    expect(await school.get('practiceLog', 'log-1')).toBeUndefined()
  })
})

describe('clocks', () => {
  it('[PU8] a phone whose clock runs a week ahead is not refused, and its time is never later than now', async () => {
    const ahead = TODAY + 7 * DAY
    const answer = await phone.push(phone.does('practiceLog.submit', logArgs('log-1', { practisedOn: day('2026-03-12') }), { at: ahead }))
    expect(answer?.results[0]).toMatchObject({ status: 'ok' })
    expect((await school.get('practiceLog', 'log-1'))?.submittedAt).toBe(TODAY)
  })

  it('[PU8] a log that waited on the phone keeps the time at which it was written', async () => {
    await phone.push(phone.does('practiceLog.submit', logArgs('log-1'), { at: TODAY - DAY }))
    expect((await school.get('practiceLog', 'log-1'))?.submittedAt).toBe(TODAY - DAY)
  })
})

describe('what people write', () => {
  it('[P1] emoji, right-to-left text and combined letters are stored byte for byte', async () => {
    const words = 'Bogie 转向架 🔧👩🏽‍🏭 مرحبا \u202Eabc\u202C e\u0301 ﬁ \u200D'
    await phone.push(phone.does('practiceLog.submit', logArgs('log-1', { whatIDid: words, task: words })))
    const log = await school.get('practiceLog', 'log-1')
    expect(Buffer.from(log?.whatIDid ?? '')).toEqual(Buffer.from(words))
    const reader = deviceOf(school, zhangGang)
    const rows = await reader.pullAll()
    expect(rows.find((r) => r.id === 'log-1')?.data).toMatchObject({ whatIDid: words, task: words })
  })
})

describe('faults of our own', () => {
  /** A store whose transaction fails when one row is asked for. */
  const flaky = (failAt: string, times: number): Store => {
    let left = times
    const worn = (tx: ServerTransaction): ServerTransaction => ({
      ...tx,
      get: async (type, id) => {
        if (id === failAt && left > 0) {
          left -= 1
          throw new Error('the disk coughed')
        }
        return tx.get(type, id)
      },
    })
    return { ...school.store, write: (writer, work) => school.store.write(writer, (tx) => work(worn(tx))) }
  }

  it('[PU6] a failing store is answered with retry; what came before it stands, and the number waits', async () => {
    const weak = deviceOf({ store: flaky('log-2', 1), clock: school.clock }, liWei)
    const [one, two, three] = ['log-1', 'log-2', 'log-3'].map((id) => weak.does('practiceLog.submit', logArgs(id)))
    const answer = await weak.push(one, two, three)
    expect(answer?.results).toEqual([{ mid: 1, status: 'ok', merged: [] }, { mid: 2, status: 'retry', after: 2_000 }])
    expect(answer?.lastMid).toBe(1)
    expect(await deadLetters()).toEqual([])
    const second = await weak.push(two, three)
    expect(second?.results.map((r) => r.status)).toEqual(['ok', 'ok'])
    expect(await school.get('practiceLog', 'log-3')).toBeDefined()
  })

  it('a row that may never be stored is refused, so that it does not bar the way for ever', async () => {
    const long = `${'x'.repeat(60)}` as PersonId
    await school.put('person', { ...heLan, id: long })
    await school.put('placement', placementOf({ id: `p-${long}` as never, apprentice: long }))
    const other = deviceOf(school, { ...heLan, id: long }, 'device-long')
    const longToo = 'y'.repeat(90) as CompetencyId
    await school.put('programme', programmeOf([competencyOf(longToo, { code: 'L' })]))
    const ask = { apprentice: long, competency: longToo, selfLevel: 3, logs: [], note: '' }
    const answer = await other.push(other.does('competency.ask', ask), other.does('reflection.share', { id: 'none' }))
    expect(answer?.results.map((r) => r.status)).toEqual(['refused', 'refused'])
    expect(answer?.results[0]).toMatchObject({ refusal: { because: 'fields-invalid' } })
    expect(answer?.lastMid).toBe(2)
  })

  it('[P2] two devices of one person at once lose no edit', async () => {
    await phone.push(phone.does('practiceLog.submit', logArgs('log-1')))
    const devices = Array.from({ length: 8 }, (_, i) => deviceOf(school, liWei, `device-${i}-of-li-wei`))
    await Promise.all(
      devices.map((d, i) => d.push(d.does('practiceLog.resubmit', { id: 'log-1', set: { competencies: [...contentOf().competencies, 'secure'] }, was: { competencies: contentOf().competencies } }), d.does('practiceLog.submit', logArgs(`log-of-${i}`)))),
    )
    expect((await school.get('practiceLog', 'log-1'))?.revision).toBe(9)
    expect((await Promise.all(devices.map((_, i) => school.get('practiceLog', `log-of-${i}`)))).every((l) => l !== undefined)).toBe(true)
  })
})
