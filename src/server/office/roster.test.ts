import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonId } from '#domain/ids.ts'
import type { SchoolNumber } from '#domain/people.ts'
import { auditPage } from '#sync/office-audit.ts'
import { officePage } from '#sync/office-entries.ts'
import { rosterAnswer } from '#sync/roster.ts'
import { COHORT, personOf, zhaoMin } from '#tests/support/people.ts'
import { maLin, NEXT_DOOR } from '#tests/support/server-school.ts'
import { openWebSchool, type WebSchool, withCookie } from '#tests/support/web-school.ts'

let school: WebSchool
let cookie: string
beforeAll(async () => {
  school = await openWebSchool()
  cookie = await school.signIn(zhaoMin)
})
afterAll(() => school.close())

let deeds = 0
const ask = async (path: string, lines: readonly object[]) =>
  rosterAnswer.parse((await school.ask('POST', `/api/office/${path}`, withCookie(cookie, { payload: { deed: `roster-${(deeds += 1)}-deed`, lines } }))).json()).lines.map((l) => l.fault ?? l.becomes)
const line = (n: number, number: string, name: string, cohort: string | null = COHORT) => ({ line: n, name, number, cohort })
const found = async (search: string) => officePage('person').parse((await school.ask('GET', `/api/office/people?search=${search}`, withCookie(cookie))).json()).rows

describe('a lot of a roster', () => {
  it('is only looked at until somebody agrees; then its people are here, and coming again doubles nobody', async () => {
    const lot = [line(2, 'A-001', 'Gao Yan'), line(3, 'A-002', 'Luo Jie', null)]
    expect([await ask('roster/check', lot), await found('A-001')]).toEqual([['new', 'new'], []])
    expect([await ask('roster', lot), await ask('roster', lot)]).toEqual([['new', 'new'], ['same', 'same']])
    expect(await found('a-001')).toMatchObject([{ name: 'Gao Yan', roles: ['apprentice'], cohort: COHORT, schoolNumber: 'A-001', active: true }])
  })

  it('gives a known number its new name and class; an empty class leaves the one that is there', async () => {
    await ask('roster', [line(2, 'B-001', 'Xie Fang')])
    expect(await ask('roster', [line(2, 'ｂ-001', 'Xie Fangfang', null)])).toEqual(['changed'])
    const [changed] = await found('b-001')
    expect(changed).toMatchObject({ name: 'Xie Fangfang', cohort: COHORT })
    const lines = auditPage.parse((await school.ask('GET', `/api/office/audit?subject=${changed?.id ?? ''}`, withCookie(cookie))).json()).lines
    expect(lines.map((l) => l.deed).toSorted()).toEqual(['person.create', 'person.edit'])
  })

  it('is judged again line by line: what is wrong stays out, the rest comes in', async () => {
    await school.put('person', { ...personOf('gone', 'Gone', ['apprentice'], { cohort: COHORT }), active: false, schoolNumber: 'C-001' as SchoolNumber })
    await school.put('person', { ...personOf('teaching', 'Teaching', ['teacher']), id: 'teaching' as PersonId, schoolNumber: 'C-002' as SchoolNumber })
    await school.store.write({ school: NEXT_DOOR, author: null, now: 0 }, (tx) => tx.put('person', { ...maLin, schoolNumber: 'C-003' as SchoolNumber }))
    const lot = [line(2, 'C-001', 'Gone'), line(3, 'C-002', 'Teaching'), line(4, 'C-003', 'Not next door'), line(5, 'C-003', 'Twice'), line(6, 'C-006', 'Lost', 'no-such-cohort'), line(7, '110101200801011234', 'Private')]
    expect(await ask('roster', lot)).toEqual(['number-of-somebody-else', 'number-of-somebody-else', 'new', 'number-twice', 'cohort-not-known', 'number-private'])
    expect((await school.get('person', 'gone'))?.active).toBe(false)
  })

  it('has a hundred lines at most', async () => {
    const answer = await school.ask('POST', '/api/office/roster', withCookie(cookie, { payload: { deed: 'too-many-lines', lines: Array.from({ length: 101 }, (_, n) => line(n, `D-${n}`, 'Many')) } }))
    expect(answer.statusCode).toBe(422)
  })
})
