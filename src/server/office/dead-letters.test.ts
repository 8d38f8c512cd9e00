import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '#domain/people.ts'
import { type DeadLetter, deadLettersResponse } from '#sync/office.ts'
import { liWei, MEASURE, sunTao, wangFang, zhangGang, zhaoMin } from '#tests/support/people.ts'
import { deviceOf, logArgs, maLin, TODAY } from '#tests/support/server-school.ts'
import { openWebSchool, type WebSchool, withCookie } from '#tests/support/web-school.ts'

let school: WebSchool
const cookies = new Map<string, string>()
beforeEach(async () => {
  school = await openWebSchool()
  cookies.clear()
})
afterEach(() => school.close())

const asks = async (person: Person, query = '') => {
  const cookie = cookies.get(person.id) ?? (await school.signIn(person))
  cookies.set(person.id, cookie)
  return school.ask('GET', `/api/dead-letters${query}`, withCookie(cookie))
}
const reads = async (person: Person, query = '') => deadLettersResponse.parse((await asks(person, query)).json())
const namesOf = (letters: readonly DeadLetter[]) => letters.map((l) => `${l.person} ${l.name}`)

const bad = (id: string) => logArgs(id, { minutes: 0, whatIDid: 'I slipped on the ladder.' })
const secret = { id: 'r-1', apprentice: liWei.id, shared: false, content: { dimension: 'courage', text: 'My mentor shouts.', logs: [] } }

const raised = { id: 'c-1', apprentice: liWei.id, placement: null, category: 'pay', audience: 'school-and-mentors', text: 'My wages come late.', zone: 480 }

/** One refusal each of an apprentice, a mentor who is a stranger here, and next door. */
const fill = async () => {
  const phone = deviceOf(school, liWei)
  await phone.push(phone.does('practiceLog.submit', bad('log-1')), phone.does('reflection.write', secret), phone.does('reflection.burn', secret), phone.does('diary.write', secret), phone.does('concern.raise', raised))
  school.clock.now = TODAY + 1_000
  const tablet = deviceOf(school, sunTao)
  await tablet.push(tablet.does('feedback.give', { id: 'f-1', apprentice: liWei.id, about: { kind: 'competency', id: MEASURE, revision: null }, field: null, text: 'Well done.' }))
  const nextDoor = deviceOf(school, maLin)
  await nextDoor.push(nextDoor.does('practiceLog.submit', bad('log-next-door')))
}

describe('who reads what', () => {
  beforeEach(fill)

  it('[PU13] the coordinator reads those of the school, newest first, with name, reason and what was written', async () => {
    const { letters, more } = await reads(zhaoMin)
    expect(more).toBe(false)
    expect(namesOf(letters)).toEqual(['sun-tao feedback.give', 'li-wei concern.raise', 'li-wei diary.write', 'li-wei reflection.burn', 'li-wei reflection.write', 'li-wei practiceLog.submit'])
    expect(letters.at(-1)).toEqual({
      id: 'device-of-li-wei:1',
      person: liWei.id,
      personName: 'Li Wei',
      name: 'practiceLog.submit',
      args: bad('log-1'),
      refusal: { refused: 'invalid', because: 'fields-invalid', fields: [{ path: 'content.minutes', error: 'too-small' }] },
      at: TODAY,
    })
    expect(letters[0]).toMatchObject({ args: { text: 'Well done.' }, at: TODAY + 1_000 })
  })

  it('[PU13] [P5] what may be about a private reflection stays its writer’s: the office reads that it was refused, not what it says', async () => {
    const answer = await asks(zhaoMin)
    expect(answer.body).not.toContain('shouts')
    expect(deadLettersResponse.parse(answer.json()).letters.filter((l) => l.args === null).map((l) => l.name)).toEqual(['concern.raise', 'diary.write', 'reflection.burn', 'reflection.write'])
    expect((await reads(liWei)).letters.find((l) => l.name === 'reflection.write')?.args).toEqual(secret)
  })

  it('[PU13] [P5] nor the words of a concern: only who raised it reads them here', async () => {
    const answer = await asks(zhaoMin)
    expect(answer.body).not.toContain('wages')
    expect(deadLettersResponse.parse(answer.json()).letters.find((l) => l.name === 'concern.raise')).toMatchObject({ args: null, refusal: { because: 'fields-invalid' } })
    expect((await reads(liWei)).letters.find((l) => l.name === 'concern.raise')?.args).toEqual(raised)
  })

  it('[PU13] everybody else reads his own, whole, and nobody else’s', async () => {
    expect(namesOf((await reads(liWei)).letters)).toEqual(['li-wei concern.raise', 'li-wei diary.write', 'li-wei reflection.burn', 'li-wei reflection.write', 'li-wei practiceLog.submit'])
    expect(namesOf((await reads(sunTao)).letters)).toEqual(['sun-tao feedback.give'])
    for (const person of [zhangGang, wangFang]) expect(await reads(person)).toEqual({ letters: [], more: false })
  })

  it('[P5] a coordinator who writes a reflection himself reads it whole, and only it', async () => {
    await school.put('person', { ...zhaoMin, roles: ['coordinator', 'apprentice'] })
    const laptop = deviceOf(school, zhaoMin)
    await laptop.push(laptop.does('reflection.write', secret))
    expect((await reads(zhaoMin)).letters.filter((l) => l.name.startsWith('reflection.')).map((l) => [l.person, l.args !== null])).toEqual([
      [zhaoMin.id, true],
      [liWei.id, false],
      [liWei.id, false],
    ])
  })

  it('[PU13] who is no coordinator any more reads only his own from then on', async () => {
    await reads(zhaoMin)
    await school.put('person', { ...zhaoMin, roles: ['teacher'] })
    expect((await reads(zhaoMin)).letters).toEqual([])
  })

  it('[P5] the school next door is another world', async () => {
    expect((await asks(zhaoMin)).body).not.toContain('next-door')
    expect(namesOf((await reads(maLin)).letters)).toEqual(['ma-lin practiceLog.submit'])
    expect((await asks(zhaoMin, `?before=device-of-${maLin.id}:1`)).statusCode).toBe(404)
    expect((await asks(liWei, `?before=device-of-${sunTao.id}:1`)).statusCode).toBe(404)
  })

  it.each([['nonsense'], ['device-of-li-wei'], ['device-of-li-wei:0'], ['device-of-li-wei:x'], ['a:b:1'], [`device-of-li-wei:${'9'.repeat(30)}`], ["x' or 1=1 --:1"], [''], ['a&before=b']])(
    'a letter called "%s" is a bad request',
    async (before) => {
      expect((await asks(zhaoMin, `?before=${before.includes('&') ? before : encodeURIComponent(before)}`)).statusCode).toBe(400)
    },
  )
})

it('a letter without a readable name or arguments is told as it is', async () => {
  const phone = deviceOf(school, liWei)
  const deep = JSON.parse('['.repeat(100) + ']'.repeat(100)) as unknown
  await phone.push({ ...phone.does('x', {}), name: 7 }, phone.does('y'.repeat(300), {}), phone.does('practiceLog.submit', deep))
  expect((await reads(liWei)).letters.map((l) => [l.name, l.args])).toEqual([['', null], ['y'.repeat(80), {}], ['', {}]])
})

it('[PU13] pages follow one another without a gap or a double, though all are of one moment and new ones come meanwhile', async () => {
  const [phone, tablet] = [deviceOf(school, liWei), deviceOf(school, zhangGang)]
  const deeds = Array.from({ length: 70 }, () => phone.does('no.such', {}))
  await phone.push(...deeds)
  await tablet.push(...Array.from({ length: 60 }, () => tablet.does('no.such', {})))
  const seen: string[] = []
  let query = ''
  for (let more = true; more && seen.length < 1_000; ) {
    const page = await reads(zhaoMin, query)
    expect(page.letters.length).toBeLessThanOrEqual(50)
    seen.push(...page.letters.map((l) => l.id))
    more = page.more
    query = `?before=${encodeURIComponent(seen.at(-1) ?? '')}`
    school.clock.now += 1
    await tablet.push(tablet.does('no.such', {}))
  }
  expect(seen).toHaveLength(130)
  expect(new Set(seen).size).toBe(130)
})

it('exactly fifty are one page, and there is no more', async () => {
  const phone = deviceOf(school, liWei)
  await phone.push(...Array.from({ length: 50 }, () => phone.does('no.such', {})))
  const page = await reads(liWei)
  expect([page.letters.length, page.more]).toEqual([50, false])
})
