/** The server's process is killed while devices push, and another process holds its database. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pass } from '#tests/support/fault-proxy.ts'
import type { NodeDevice } from '#tests/support/node-device.ts'
import { notingAcknowledged } from './between.ts'
import { type LiveSchool, logOf, openLiveSchool } from './live-school.ts'
import { settleAndAgree, verdictsOn } from './oracle.ts'

const KILLS = process.env['CRAFTLOG_LONG'] === '1' ? 50 : 5

let school: LiveSchool
beforeAll(async () => {
  school = await openLiveSchool()
}, 60_000)
afterAll(() => school.close())

/** One of the next requests, and a moment while the server is at it: anywhere from its arrival to after its answer. */
const killAtARandomMoment = (): Promise<void> =>
  new Promise((resolve) => {
    let requests = 4 + Math.floor(Math.random() * 8)
    school.proxy.always((line) => {
      pass(line)
      requests -= 1
      if (requests === 0) line.client.once('data', () => setTimeout(() => void school.server.stop('SIGKILL').then(() => resolve()), Math.random() * 15))
    })
  })

test(
  `fault 6: the server killed ${KILLS} times while devices push has lost nothing that it acknowledged, and doubled nothing [P1] [P2] [PU2]`,
  async () => {
    const people = [await school.enrol(), await school.enrol(), await school.enrol()]
    const phones: NodeDevice[] = []
    for (const who of people) phones.push(await school.deviceOf(who))
    for (const phone of phones) await phone.sync()
    const acknowledged = phones.map(() => new Set<string>())
    let written = 0
    const write = async (n: number): Promise<void> => {
      const [phone, who, acks] = [phones[n], people[n], acknowledged[n]]
      if (phone === undefined || who === undefined || acks === undefined) return
      written += 1
      const log = logOf(who, `${who.id}-${written}`)
      await phone.does((m) => m.practiceLog.submit(log))
      await phone.does((m) => m.practiceLog.resubmit({ id: log.id, set: { minutes: 100 }, was: { minutes: 90 } }))
      await phone.round(notingAcknowledged(acks))
    }
    let lost = 0
    for (let kill = 0; kill < KILLS; kill += 1) {
      await school.fromOutside(async () => {
        const killed = { yet: false }
        const death = killAtARandomMoment().then(() => {
          killed.yet = true
        })
        await Promise.all(phones.map(async (_, n) => { while (!killed.yet) await write(n) }))
        await death
        school.proxy.always(pass)
        await school.server.start()
      })
      for (const [n, acks] of acknowledged.entries())
        for (const uid of acks) if ((await verdictsOn(school.store(), people[n]?.id ?? '', uid)).length !== 1) lost += 1
    }
    const total = acknowledged.reduce((sum, acks) => sum + acks.size, 0)
    console.log(`${KILLS} kills, ${written * 2} writes, ${total} acknowledged, ${lost} of them lost`)
    expect(lost).toBe(0)
    expect(total).toBeGreaterThan(0)
    await settleAndAgree(school, ...phones)
  },
  600_000,
)

test('fault 7: while another process holds the database a push waits, and then goes through [PU6]', async () => {
  const who = await school.enrol()
  const phone = await school.deviceOf(who)
  await phone.sync()
  await phone.does((m) => m.practiceLog.submit(logOf(who, `${who.id}-a`)))
  let round: ReturnType<NodeDevice['round']> | null = null
  const before = school.proxy.heard.length
  await school.store().write({ school: who.school, author: null, now: Date.now() }, async (tx) => {
    await tx.put('person', { ...who, name: 'Written meanwhile' })
    round = phone.round()
    await expect.poll(() => school.proxy.heard[before]?.request.includes(phone.deeds[0]?.uid ?? '')).toBe(true)
  })
  expect(await round).toMatchObject({ end: 'done' })
  await settleAndAgree(school, phone)
})
