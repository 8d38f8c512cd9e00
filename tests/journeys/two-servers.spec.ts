/** Two server processes on one PostgreSQL, behind a balancer: one is killed on the way, and nobody notices. */
import { test } from '@playwright/test'
import { startBalancer } from '#tests/support/balancer.ts'
import { askForSignOff, AXLE_SEAT, endorse, expectSeal, signLevel3, writeLog } from '#tests/support/deeds.ts'
import { chip, expect, openDevice, signIn } from '#tests/support/journey.ts'
import { signInWitness } from '#tests/support/on-server.ts'
import { startPostgres } from '#tests/support/postgres.ts'
import { createServerProcess } from '#tests/support/server-process.ts'

test('a log goes from door to door over two servers, one of which is killed in the middle', async () => {
  test.slow(true, 'two servers, a database and three browsers')
  const postgres = await startPostgres()
  if (typeof postgres === 'string') return test.skip(true, `no PostgreSQL here: ${postgres}`)
  const env = { DATABASE_URL: await postgres.freshUrl() }
  const [first, second] = [await createServerProcess(['--demo'], env), await createServerProcess(['--demo'], env)]
  await first.start()
  await second.start()
  const balancer = await startBalancer([first.url, second.url])
  const [phone, tablet, laptop] = [await openDevice(balancer, 'phone'), await openDevice(balancer, 'tablet'), await openDevice(balancer, 'laptop')]
  const sent = (page: ReturnType<typeof phone.page>) => expect(chip(page)).toHaveText('All sent', { timeout: 60_000 })

  await test.step('everybody signs in, and the apprentice writes', async () => {
    await signIn(phone.page(), 'apprentice')
    await signIn(tablet.page(), 'mentor')
    await signIn(laptop.page(), 'teacher')
    await writeLog(phone.page(), AXLE_SEAT)
    await sent(phone.page())
    for (const connections of balancer.handedOut) expect(connections).toBeGreaterThan(0)
  })

  await test.step('one server is killed while the next deed is on its way', async () => {
    await askForSignOff(phone.page())
    await first.stop('SIGKILL')
    await sent(phone.page())
  })

  await test.step('the mentor finds the request, and signs', async () => {
    const page = await tablet.reopen('/sign-offs')
    await signLevel3(page)
    await sent(page)
  })

  await test.step('the killed server comes back, the other one is killed, and the teacher endorses', async () => {
    await first.start()
    await second.stop('SIGKILL')
    const page = await laptop.reopen('/review')
    await endorse(page)
    await sent(page)
  })

  await test.step('the apprentice sees the seal, and everything is there once', async () => {
    await expectSeal(await phone.reopen('/skills'))
    const mentor = await signInWitness(balancer, 'teacher')
    const logs = (await mentor.rows('practiceLog')).filter((l) => l.task === AXLE_SEAT.task)
    expect(logs).toHaveLength(1)
    expect((await mentor.rows('signOff')).filter((s) => s.logs.some((l) => l.log === logs[0]?.id))).toHaveLength(1)
  })

  expect([phone, tablet, laptop].flatMap((d) => d.complaints)).toEqual([])
  for (const device of [phone, tablet, laptop]) await device.close()
  await balancer.close()
  for (const server of [first, second]) await server.dispose()
  await postgres.stop()
})
