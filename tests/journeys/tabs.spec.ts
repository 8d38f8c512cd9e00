/** Several tabs of one person share one store: one of them leads, and whichever it is, nothing is lost or doubled. */
import type { Page } from '@playwright/test'
import { fillLog, writeLog } from '#tests/support/deeds.ts'
import { chip, expect, signIn, test } from '#tests/support/journey.ts'
import { hwOnDevice, rowsOnDevice } from '#tests/support/on-device.ts'
import { logsOf, signInWitness } from '#tests/support/on-server.ts'

const sent = (page: Page) => expect(chip(page)).toHaveText('All sent', { timeout: 60_000 })
const byId = <T extends { readonly id: string }>(rows: readonly T[]) => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))

const bare = (row: Readonly<Record<string, unknown>>) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== '_scope'))

/** What this device shows of the apprentice's logs is what the server has. */
const expectSame = async (page: Page, server: Parameters<typeof signInWitness>[0]): Promise<void> => {
  const there = byId(await (await signInWitness(server, 'apprentice')).rows('practiceLog'))
  await expect
    .poll(async () => byId(await rowsOnDevice<{ id: string }>(page, 'practiceLog')).map((row) => bare({ ...row })), { timeout: 120_000 })
    .toEqual(there)
}

/**
 * The page falls asleep with the answer to its next pull in its hands, just before it takes it in: everything stops,
 * timers and locks included, as when a browser freezes a tab (its own command for that spares visible tabs, and here all
 * are). @returns when it sleeps, and how to wake it
 */
const sleepOverNextPull = async (page: Page): Promise<{ readonly asleep: Promise<unknown>; readonly wake: () => void }> => {
  let wake = () => undefined as void
  const woken = new Promise<void>((resolve) => (wake = resolve))
  const asleep = page.waitForRequest('**/sync/sleep')
  await page.route('**/sync/sleep', async (route) => {
    await woken
    await route.fulfill({ status: 204 })
  })
  await page.evaluate(() => {
    const { text } = Response.prototype
    Response.prototype.text = async function (): Promise<string> {
      const answer = await text.call(this)
      if (!this.url.endsWith('/sync/v1/pull')) return answer
      Response.prototype.text = text
      const sleep = new XMLHttpRequest()
      sleep.open('GET', '/sync/sleep', false)
      sleep.send()
      return answer
    }
  })
  return { asleep, wake }
}

test('two tabs with "New log" write two logs', async ({ device }) => {
  const laptop = await device('laptop')
  const one = laptop.page()
  await signIn(one, 'apprentice')
  await fillLog(one, { task: 'In the first tab' })
  await expect(one.getByText('Draft saved')).toBeVisible()
  const two = await laptop.tab('/logbook')
  await fillLog(two, { task: 'In the second tab' })
  await two.getByRole('button', { name: 'Submit' }).click()
  await expect(two.getByRole('link', { name: 'In the second tab' })).toBeVisible()
  await one.bringToFront()
  await expect(one.getByLabel('Task', { exact: true })).toHaveValue('In the first tab')
  await one.getByRole('button', { name: 'Submit' }).click()
  for (const tab of ['first', 'second']) await expect(one.getByRole('link', { name: `In the ${tab} tab` })).toBeVisible()
})

test('fault 14: two tabs change the same reflection, and neither text is lost', async ({ server, device }) => {
  const laptop = await device('laptop')
  const first = laptop.page()
  await signIn(first, 'apprentice')
  const apprentice = await signInWitness(server, 'apprentice')
  const { person } = apprentice.profile
  const id = '0199c000-0000-7000-8000-000000000001'
  const content = { dimension: 'rigour', text: 'I read the gauge twice.\n\nThe seat was clean.', logs: [] }
  await apprentice.deeds([{ name: 'reflection.write', args: { id, apprentice: person, shared: false, content } }])
  await first.goto(`/reflections/${id}/edit`)
  await expect(first.getByLabel('Your words')).toHaveValue(content.text)
  const second = await laptop.tab(`/reflections/${id}/edit`)
  await expect(second.getByLabel('Your words')).toHaveValue(content.text)

  await server.stop()
  await first.getByLabel('Your words').fill('I read the gauge three times.\n\nThe seat was clean.')
  await second.getByLabel('Your words').fill('I read the gauge only once.\n\nThe seat was clean.')
  await first.getByRole('button', { name: 'Save reflection' }).click()
  await second.getByRole('button', { name: 'Save reflection' }).click()
  await expect.poll(() => rowsOnDevice(first, 'outbox')).toHaveLength(2)
  expect(await first.evaluate(async () => (await navigator.locks.query()).held?.filter((l) => l.name?.startsWith('sync:')).length)).toBe(1)

  await server.start()
  await sent(first)
  await sent(second)
  const there = (await apprentice.rows('reflection')).filter((r) => r.id === id)
  expect(JSON.stringify(there)).toContain('three times')
  expect(JSON.stringify(there)).toContain('only once')
  await expect.poll(async () => (await rowsOnDevice(second, 'reflection')).filter((r) => r['id'] === id).map(bare)).toEqual(there)
})

test('fault 15: the leading tab crashes, and another one sends', async ({ server, device }) => {
  const laptop = await device('laptop')
  const leader = laptop.page()
  await signIn(leader, 'apprentice')
  const other = await laptop.tab('/logbook')
  await expect(chip(other)).toHaveText('All sent')
  const crashed = leader.waitForEvent('crash')
  const tools = await laptop.context().newCDPSession(leader)
  void tools.send('Page.crash').catch(() => undefined)
  await crashed
  await writeLog(other, { task: 'After the crash, coach 1' })
  await sent(other)
  await expectSame(other, server)
})

test('fault 15: the leading tab is frozen in the middle of a pull; another takes over, and the thawed one moves nothing back', async ({ server, device }) => {
  const laptop = await device('laptop')
  const leader = laptop.page()
  await signIn(leader, 'apprentice')
  const other = await laptop.tab('/logbook')
  await expect(chip(other)).toHaveText('All sent')

  const { asleep, wake } = await sleepOverNextPull(leader)
  await leader.evaluate(() => void setTimeout(() => dispatchEvent(new Event('online'))))
  await asleep
  await writeLog(other, { task: 'Past the frozen one, coach 2' })
  await sent(other)
  await expect.poll(() => rowsOnDevice(other, 'outbox'), { timeout: 60_000 }).toEqual([])
  const reached = await hwOnDevice(other)

  // The first thing that it does is to take in the old answer; only then does it hear that it lost the lead.
  wake()
  await writeLog(leader, { task: 'Thawed, coach 3' })
  const seen: number[] = []
  const queued = async () => {
    seen.push(await hwOnDevice(leader))
    return rowsOnDevice(leader, 'outbox')
  }
  await expect.poll(queued, { timeout: 60_000, intervals: [100] }).toEqual([])
  expect(Math.min(...seen)).toBeGreaterThanOrEqual(reached)
  await expectSame(leader, server)
})

test('fault 16: without Web Locks every tab syncs, and the end is the same', async ({ server, device }) => {
  const laptop = await device('laptop')
  await laptop.context().addInitScript(() => void Reflect.deleteProperty(Navigator.prototype, 'locks'))
  const tabs = [laptop.page()]
  await signIn(laptop.page(), 'apprentice')
  for (const _ of [1, 2]) tabs.push(await laptop.tab('/logbook'))
  expect(await laptop.page().evaluate(() => 'locks' in navigator)).toBe(false)
  await server.stop()
  for (const [n, tab] of tabs.entries()) await writeLog(tab, { task: `No locks, tab ${n}` })
  await server.start()
  // All at once: each takes the same queue to the server.
  await Promise.all(tabs.map((tab) => tab.evaluate(() => dispatchEvent(new Event('online')))))
  for (const tab of tabs) {
    await sent(tab)
    for (const n of tabs.keys()) await expect(tab.getByText(`No locks, tab ${n}`)).toBeVisible()
  }
  await expect.poll(() => rowsOnDevice(laptop.page(), 'outbox')).toEqual([])
  await expectSame(laptop.page(), server)
})

test('fault 40: seven tabs over a large store all show it, and all write', async ({ server, device }) => {
  test.slow(true, 'seven pages')
  const rows = process.env['CRAFTLOG_LONG'] === '1' ? 20_000 : 1_500
  const apprentice = await signInWitness(server, 'apprentice')
  await apprentice.deeds(await logsOf(apprentice, rows, (n) => ({ task: `Many, ${n}`, whatIDid: '检查轴承座 '.repeat(20) })))

  const laptop = await device('laptop')
  await signIn(laptop.page(), 'apprentice')
  const tabs = [laptop.page()]
  for (let n = 1; n < 7; n += 1) tabs.push(await laptop.tab('/logbook'))
  for (const [n, tab] of tabs.entries()) {
    await tab.bringToFront()
    await writeLog(tab, { task: `Tab ${n} writes` })
  }
  for (const tab of tabs) {
    for (const n of tabs.keys()) await expect(tab.getByText(`Tab ${n} writes`)).toBeVisible()
    await sent(tab)
  }
  await expectSame(laptop.page(), server)
})
