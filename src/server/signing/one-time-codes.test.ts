/** The mentor has no device at the machine: a code on the apprentice's phone, checked once, confirmed by him later. */
import { createHash, createHmac, pbkdf2Sync } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '#domain/people.ts'
import type { ProvisionalId } from '#domain/ids.ts'
import { confirmedIdOf, PROVISIONAL_FOR, provisionalIdOf, provisionalState } from '#domain/provisional.ts'
import type { RefusalReason } from '#domain/refusal.ts'
import { toHex } from '#signing/bytes.ts'
import { codeCheck, mayBeCode, printedCode, proveClaim, type UnprovenClaim } from '#signing/one-time-code.ts'
import { revisionDigest } from '#signing/revision-digest.ts'
import { codeListState, newCodeList } from '#sync/one-time-codes.ts'
import { chenHua, competencyOf, DAY, day, guidanceOf, HOUR, liWei, MEASURE, placementOf, programmeOf, SCHOOL, TIDINESS, wangFang, zhangGang } from '#tests/support/people.ts'
import { type Device, deviceOf, logArgs } from '#tests/support/server-school.ts'
import { openWebSchool, type WebSchool, withCookie } from '#tests/support/web-school.ts'

let school: WebSchool
let phone: Device
let tablet: Device
let codes: readonly string[]

const newList = async (of: Person = zhangGang) =>
  newCodeList.parse((await school.ask('POST', '/api/one-time-codes', withCookie(await school.signIn(of), { payload: {} }))).json()).codes
const listOf = async (of: Person) => codeListState.parse((await school.ask('GET', '/api/one-time-codes', withCookie(await school.signIn(of)))).json())
const codeAt = (n: number): string => codes[n] ?? ''

beforeEach(async () => {
  school = await openWebSchool()
  codes = await newList()
  ;[phone, tablet] = [deviceOf(school, liWei), deviceOf(school, zhangGang)]
  await phone.push(phone.does('practiceLog.submit', logArgs('log-1')))
  school.clock.now += HOUR
})
afterEach(() => school.close())

const ID = 'claim-1' as ProvisionalId
const FIRST = provisionalIdOf(ID, 0)
const claimOf = (over: Partial<UnprovenClaim> = {}): UnprovenClaim => {
  const { content } = logArgs('log-1')
  const digest = toHex(revisionDigest({ log: 'log-1', apprentice: liWei.id, revision: 1, content } as never))
  const facts = { takeovers: 1, prompts: 0, defects: 2 }
  const line = { competency: MEASURE, level: 3, facts, comment: 'Held it level.', logs: [{ log: 'log-1' as never, revision: 1 }], digests: [digest] } as const
  return { id: ID, apprentice: liWei.id, mentor: zhangGang.id, lines: [line], ...over }
}
const answer = async (device: Device, name: string, args: unknown): Promise<'ok' | RefusalReason | 'retry'> => {
  const result = (await device.push(device.does(name, args)))?.results[0]
  return result?.status === 'refused' ? result.refusal.because : result?.status === 'ok' ? 'ok' : 'retry'
}
const typed = async (code: string, claim = claimOf(), sent = claim) => answer(phone, 'competency.signProvisionally', { ...sent, proof: await proveClaim(code, SCHOOL, claim) })
const kept = () => school.get('provisionalSignOff', FIRST)

describe('a list of codes', () => {
  it('[SG17] has 24 that nobody misreads, of which the school keeps nothing that could be typed', async () => {
    expect(new Set(codes).size).toBe(24)
    expect(codes.every((c) => mayBeCode(c) && /^[2-9B-DF-HJ-NP-TV-Z]{8}$/.test(c))).toBe(true)
    const books = JSON.stringify(await school.store.read((sql) => sql.selectFrom('one_time_code').selectAll().execute()))
    expect(codes.some((c) => books.includes(c))).toBe(false)
    expect(await listOf(zhangGang)).toMatchObject({ left: 24 })
    expect(await listOf(chenHua)).toEqual({ madeAt: null, left: 0 })
  })

  it('is over when a new one is made', async () => {
    const old = codeAt(0)
    codes = await newList()
    expect(await listOf(zhangGang)).toMatchObject({ left: 24 })
    expect(await typed(old)).toBe('code-wrong')
    expect(await typed(codeAt(0))).toBe('ok')
  })
})

it('[SG17] [SG18] whoever reads SPEC.md alone makes the same proof', async () => {
  const claim = claimOf()
  const key = pbkdf2Sync('BCDF2345', `craftlog one-time code 1\n${SCHOOL}\n${zhangGang.id}`, 100_000, 32, 'sha256')
  const kept = createHash('sha256').update(key).digest()
  const [line] = claim.lines
  const said = `{"apprentice":"li-wei","document":"craftlog provisional 1","id":"claim-1","lines":[{"comment":"Held it level.","competency":"measure","digests":["${line?.digests[0] ?? ''}"],"facts":{"defects":2,"prompts":0,"takeovers":1},"level":3,"logs":[{"log":"log-1","revision":1}]}],"mentor":"zhang-gang","school":"school"}`
  const mask = createHmac('sha256', kept).update(said).digest()
  expect(await proveClaim('bcdf 2345', SCHOOL, claim)).toBe(Buffer.from(key.map((byte, n) => byte ^ (mask[n] ?? 0))).toString('base64url'))
  expect(await codeCheck('BCDF2345', { school: SCHOOL, mentor: zhangGang.id })).toBe(kept.toString('base64url'))
})

describe('a provisional sign-off', () => {
  it('waits for its mentor, counts towards nothing, and becomes a sign-off with assurance B when he confirms', async () => {
    expect(await typed(printedCode(codeAt(3)).toLowerCase())).toBe('ok')
    const waiting = await kept()
    expect(waiting).toMatchObject({ level: 3, comment: 'Held it level.', mentor: { person: zhangGang.id, name: 'Zhang Gang' }, heardAt: school.clock.now, answer: null })
    expect(await listOf(zhangGang)).toMatchObject({ left: 23 })
    expect(await school.get('signOff', confirmedIdOf(FIRST))).toBeUndefined()

    school.clock.now += 2 * DAY
    expect(await answer(tablet, 'competency.confirmProvisional', { id: FIRST })).toBe('ok')
    expect(await school.get('signOff', confirmedIdOf(FIRST))).toMatchObject({ assurance: 'B', level: 3, at: waiting?.at, by: { person: zhangGang.id }, needsReview: false, logs: [{ log: 'log-1', revision: 1 }] })
    expect(provisionalState((await kept()) ?? { heardAt: null, answer: null }, school.clock.now)).toBe('confirmed')
    expect(await answer(tablet, 'competency.confirmProvisional', { id: FIRST })).toBe('request-not-open')
  })

  it('tells the phone nothing of the code, and the school refuses a wrong one with all words kept', async () => {
    expect(await typed('BBBB2222')).toBe('code-wrong')
    expect(await kept()).toBeUndefined()
    const letters = await school.store.read((sql) => sql.selectFrom('dead_letter').select('body').execute())
    expect(letters[0]?.body).toContain('Held it level.')
    expect(letters[0]?.body).not.toContain('BBBB')
  })

  it('[SG19] takes a code once, for one claim, to the last digit', async () => {
    const claim = claimOf()
    const [line] = claim.lines
    if (line === undefined) throw new Error('no line')
    const raised = { ...claim, lines: [{ ...line, level: 4 as const }] }
    expect(await typed(codeAt(0), claim, raised)).toBe('code-wrong')
    expect(await typed(codeAt(0), claim, { ...claim, id: 'claim-2' as ProvisionalId })).toBe('code-wrong')
    // None of these tries cost the code.
    expect(await typed(codeAt(0))).toBe('ok')
    expect(await typed(codeAt(0), claimOf({ id: 'claim-3' as ProvisionalId }))).toBe('code-used')
    expect(await typed(codeAt(1))).toBe('id-taken')
    expect(await listOf(zhangGang)).toMatchObject({ left: 23 })
  })

  it('is of the mentor whose list it is, who guides that day, and not of a deputy’s', async () => {
    expect(await typed(codeAt(0), claimOf({ mentor: chenHua.id }))).toBe('code-wrong')
    expect(await typed(codeAt(0), claimOf({ mentor: wangFang.id }))).toBe('mentor-not-there')
    await school.put('placement', placementOf({ mentors: [guidanceOf(zhangGang, { until: day('2026-03-02') }), guidanceOf(chenHua)] }))
    expect(await typed(codeAt(0))).toBe('mentor-not-there')
  })

  it('of a line that the plan keeps for the mentor is not taken from a deputy, and costs him no code', async () => {
    await school.put('placement', placementOf({ mentors: [guidanceOf(zhangGang, { as: 'deputy' }), guidanceOf(chenHua)] }))
    await school.put('programme', programmeOf([competencyOf(MEASURE, { signers: 'mentor' }), competencyOf(TIDINESS)]))
    expect(await typed(codeAt(0))).toBe('mentor-himself')
    expect([await kept(), (await listOf(zhangGang)).left]).toEqual([undefined, 24])
    // The same deputy, code and phone for another line; and the same line by the mentor himself.
    expect(await typed(codeAt(0), claimOf({ lines: claimOf().lines.map((l) => ({ ...l, competency: TIDINESS })) }))).toBe('ok')
    await school.put('placement', placementOf({ mentors: [guidanceOf(zhangGang), guidanceOf(chenHua, { as: 'deputy' })] }))
    expect(await typed(codeAt(1), claimOf({ id: 'claim-2' as ProvisionalId }))).toBe('ok')
  })

  it('rests on what the phone showed: another text of the log is refused', async () => {
    const claim = claimOf()
    const other = { ...claim, lines: claim.lines.map((l) => ({ ...l, digests: ['0'.repeat(32)] })) }
    expect(await typed(codeAt(0), other)).toBe('revision-changed')
    expect(await listOf(zhangGang)).toMatchObject({ left: 24 })
  })

  it('bars level 5 before safety, and the same skill twice', async () => {
    const [line] = claimOf().lines
    if (line === undefined) throw new Error('no line')
    expect(await typed(codeAt(0), claimOf({ lines: [{ ...line, level: 5 }] }))).toBe('safety-prerequisite-open')
    expect(await typed(codeAt(0), claimOf({ lines: [line, line] }))).toBe('fields-invalid')
    expect(await typed(codeAt(0), claimOf({ lines: [line, { ...line, competency: TIDINESS }] }))).toBe('ok')
  })

  it('is answered by that mentor alone; declined, it says why', async () => {
    await typed(codeAt(0))
    const deputy = deviceOf(school, chenHua)
    expect(await answer(deputy, 'competency.confirmProvisional', { id: FIRST })).toBe('not-yours')
    expect(await answer(phone, 'competency.confirmProvisional', { id: FIRST })).toBe('not-yours')
    expect(await answer(tablet, 'competency.declineProvisional', { id: FIRST, because: 'That was not me.' })).toBe('ok')
    expect((await kept())?.answer).toMatchObject({ confirmed: false, because: 'That was not me.' })
    expect(await answer(tablet, 'competency.confirmProvisional', { id: FIRST })).toBe('request-not-open')
    expect(await school.get('signOff', confirmedIdOf(FIRST))).toBeUndefined()
  })

  it('[SG19] lapses 14 days after the school heard of it; what he confirmed in time counts however late it comes', async () => {
    await typed(codeAt(0))
    await typed(codeAt(1), claimOf({ id: 'claim-2' as ProvisionalId }))
    school.clock.now += PROVISIONAL_FOR
    const inTime = tablet.does('competency.confirmProvisional', { id: FIRST })
    school.clock.now += DAY
    const tooLate = tablet.does('competency.confirmProvisional', { id: provisionalIdOf('claim-2' as ProvisionalId, 0) })
    const results = (await tablet.push(inTime, tooLate))?.results ?? []
    expect(results.map((r) => (r.status === 'refused' ? r.refusal.because : r.status))).toEqual(['ok', 'provisional-lapsed'])
  })

  it('goes to the school for review where the mentor was replaced before his confirmation came', async () => {
    await typed(codeAt(0))
    const confirms = tablet.does('competency.confirmProvisional', { id: FIRST })
    school.clock.now += 3 * DAY
    await school.put('placement', placementOf({ mentors: [guidanceOf(zhangGang, { until: day('2026-03-07') }), guidanceOf(chenHua)] }))
    expect((await tablet.push(confirms))?.results[0]?.status).toBe('ok')
    expect(await school.get('signOff', confirmedIdOf(FIRST))).toMatchObject({ needsReview: true, review: 'former-mentor', assurance: 'B' })
  })
})
