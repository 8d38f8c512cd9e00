/** What only a real browser does to a page: it is killed, runs out of room, loses its data, its clock jumps. */
import type { Page } from '@playwright/test'
import { fillLog, reflect, writeLog } from '#tests/support/deeds.ts'
import { chip, type Device, expect, signIn, test } from '#tests/support/journey.ts'
import { withLittleRoom } from '#tests/support/little-room.ts'
import { metaOnDevice, rowsOnDevice } from '#tests/support/on-device.ts'
import { logsOf, signInWitness } from '#tests/support/on-server.ts'

const KILLS = process.env['CRAFTLOG_LONG'] === '1' ? 20 : 2

interface Queued {
  readonly mid: number
  readonly args: { readonly id: string }
}

/** Every log that was written here has its revision, its shadows and its place in the queue, or nothing of it is there. */
const expectWhole = async (page: Page): Promise<readonly string[]> => {
  const [logs, queue, revisions, shadows] = [
    (await rowsOnDevice<{ id: string; task: string }>(page, 'practiceLog')).filter((l) => l.task.startsWith('Killed')),
    await rowsOnDevice<Queued>(page, 'outbox'),
    await rowsOnDevice<{ log: string }>(page, 'logRevision'),
    await rowsOnDevice<{ id: string }>(page, 'shadow'),
  ]
  const ids = logs.map((l) => l.id).toSorted()
  expect(queue.map((q) => q.args.id).toSorted()).toEqual(ids)
  expect(queue.map((q) => q.mid)).toEqual(queue.map((_, n) => n + 1))
  expect((await metaOnDevice(page)).nextMid).toBe(queue.length + 1)
  for (const id of ids) {
    expect(revisions.filter((r) => r.log === id)).toHaveLength(1)
    expect(shadows.filter((s) => s.id === id || s.id === `${id}:1`)).toHaveLength(2)
  }
  return logs.map((l) => l.task)
}

/** Tells of each save at the moment the page says so; a page that is killed cannot be asked afterwards. */
const listenForSaves = async (device: Device, onSaved: () => void): Promise<void> => {
  await device.context().exposeBinding('journeySaved', onSaved)
  await device.page().evaluate(() => {
    const told = new WeakSet<Element>()
    new MutationObserver((changes) => {
      for (const node of changes.flatMap((c) => [...c.addedNodes])) {
        const shown = node instanceof Element && node.textContent === 'Saved on this device' && !told.has(node) && node.closest('[role=status]') === null
        if (shown) void (window as unknown as { journeySaved: () => Promise<void> }).journeySaved()
      }
    }).observe(document.body, { childList: true, subtree: true })
  })
}

test(`fault 8 DV1 P1: the browser is killed ${KILLS} times in the middle of writing; a save is whole or absent, and none that was confirmed is lost`, async ({ server, device }) => {
  test.setTimeout(120_000 + KILLS * 20_000)
  const phone = await device('phone')
  await signIn(phone.page(), 'apprentice')
  await server.stop()
  await phone.reopen('/logbook')
  const confirmed = new Set<string>()
  let [whole, lost] = [0, 0]
  for (let n = 1; n <= KILLS; n += 1) {
    const task = `Killed ${n}`
    await fillLog(phone.page(), { task })
    await expect(phone.page().getByText('Draft saved')).toBeVisible()
    await listenForSaves(phone, () => confirmed.add(task))
    // From before the first write to after the last: the click returns at once, the save follows.
    const delay = (n * 37) % 80
    await phone.page().evaluate(() => {
      const button = [...document.querySelectorAll('button')].find((b) => b.textContent === 'Submit')
      setTimeout(() => button?.click())
    })
    await new Promise((r) => setTimeout(r, delay))
    await phone.kill()
    const page = await phone.reopen('/logbook')
    await expect(page.getByRole('heading', { level: 1, name: 'Logbook' })).toBeVisible()
    const there = await expectWhole(page)
    whole += there.includes(task) ? 1 : 0
    lost += [...confirmed].filter((t) => !there.includes(t)).length
    expect(lost).toBe(0)
    // What was not saved is still there as the draft that it was said to be, and is handed in now; so the next round starts from nothing.
    if (!there.includes(task)) {
      await page.getByRole('button', { name: 'New log' }).click()
      await expect(page.getByLabel('Task', { exact: true })).toHaveValue(task)
      await page.getByRole('button', { name: 'Submit' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Logbook' })).toBeVisible()
    }
  }
  if (KILLS > 2) console.log(`${KILLS} kills: ${whole} saves were whole before the kill, ${confirmed.size} of them confirmed; lost: ${lost}`)
  await server.start()
  await expect(chip(phone.page())).toHaveText('All sent', { timeout: 60_000 })
  const tasks = (await (await signInWitness(server, 'apprentice')).rows('practiceLog')).map((l) => l.task).filter((t) => t.startsWith('Killed'))
  expect(tasks.toSorted()).toEqual(Array.from({ length: KILLS }, (_, n) => `Killed ${n + 1}`).toSorted())
})

test('fault 11: a device without room says so, keeps the text, stays readable, and saves when there is room again', async ({ server, device }) => {
  const phone = await device('phone')
  const page = phone.page()
  const room = await withLittleRoom(phone, server.url)
  await signIn(page, 'apprentice')
  await fillLog(page, { task: 'No room, coach 1', whatIDid: 'Long work. '.repeat(300) })
  await expect(page.getByText('Draft saved')).toBeVisible()
  await room.fill()
  await page.getByRole('button', { name: 'Submit' }).click()
  await expect(page.getByText('Not saved: this device has no room left.')).toBeVisible()
  await expect(page.getByLabel('Task', { exact: true })).toHaveValue('No room, coach 1')
  expect(await rowsOnDevice(page, 'outbox')).toEqual([])

  const reader = await phone.tab('/logbook')
  await expect(reader.getByRole('listitem').filter({ hasText: 'Waiting for the teacher' }).first()).toBeVisible()
  await reader.close()

  await room.free()
  await page.getByRole('button', { name: 'Submit' }).click()
  await expect(page.getByRole('link', { name: 'No room, coach 1' })).toBeVisible()
  await expect(chip(page)).toHaveText('All sent', { timeout: 60_000 })
  expect((await (await signInWitness(server, 'teacher')).rows('practiceLog')).filter((l) => l.task === 'No room, coach 1')).toHaveLength(1)
})

test('fault 11 PL6: a page that arrives when there is no room is not taken in half, and comes when there is', async ({ server, device }) => {
  const phone = await device('phone')
  const page = phone.page()
  const room = await withLittleRoom(phone, server.url)
  await signIn(page, 'apprentice')
  await room.fill()
  const before = { meta: await metaOnDevice(page), logs: await rowsOnDevice(page, 'practiceLog') }
  let pulled = 0
  page.on('response', (r) => void (pulled += r.url().endsWith('/sync/v1/pull') ? 1 : 0))
  const elsewhere = await signInWitness(server, 'apprentice')
  await elsewhere.deeds(await logsOf(elsewhere, 40, (n) => ({ task: `Elsewhere ${n}`, whatIDid: `${n} `.repeat(1_000) })))
  // A second question shows that the answer to the first was not taken.
  await expect.poll(() => pulled, { timeout: 60_000 }).toBeGreaterThan(1)
  expect(await metaOnDevice(page)).toEqual(before.meta)
  expect(await rowsOnDevice(page, 'practiceLog')).toEqual(before.logs)
  await expect(page.getByRole('listitem').filter({ hasText: 'Waiting for the teacher' }).first()).toBeVisible()
  await room.free()
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await expect.poll(async () => (await rowsOnDevice(page, 'practiceLog')).length).toBe(before.logs.length + 40)
})

test('fault 12: the browser throws all data away; the person signs in, and everything that was sent is there again', async ({ server, device }) => {
  const phone = await device('phone')
  const page = phone.page()
  await signIn(page, 'apprentice')
  await writeLog(page, { task: 'Before the loss, coach 3' })
  await expect(chip(page)).toHaveText('All sent')
  await expect.poll(() => rowsOnDevice(page, 'outbox')).toEqual([])
  const before = { ...(await metaOnDevice(page)), logs: await rowsOnDevice(page, 'practiceLog') }
  const tools = await phone.context().newCDPSession(page)
  await tools.send('Storage.clearDataForOrigin', { origin: new URL(page.url()).origin, storageTypes: 'indexeddb' })
  await page.goto('/')
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  await signIn(page, 'apprentice')
  await expect(page.getByText('Before the loss, coach 3').first()).toBeVisible()
  expect((await metaOnDevice(page)).clientId).not.toBe(before.clientId)
  expect(await rowsOnDevice(page, 'practiceLog')).toEqual(before.logs)
  await writeLog(page, { task: 'After the loss, coach 4' })
  await expect(chip(page)).toHaveText('All sent')
  expect((await (await signInWitness(server, 'teacher')).rows('practiceLog')).filter((l) => l.task.includes('the loss'))).toHaveLength(2)
})

test('fault 20 PU8: a clock that jumps ten years ahead and back is believed in nothing that counts', async ({ server, device }) => {
  const phone = await device('phone')
  const page = phone.page()
  await signIn(page, 'apprentice')
  const real = Date.now()
  const decade = 10 * 365 * 86_400_000
  await page.clock.install({ time: real + decade })
  await reflect(page, 'Written ten years ahead.')
  await page.clock.setSystemTime(real - decade)
  await reflect(page, 'Written ten years ago.')
  await expect(chip(page)).toHaveText('All sent')
  await expect.poll(() => rowsOnDevice(page, 'outbox')).toEqual([])

  const apprentice = await signInWitness(server, 'apprentice')
  const written = (await apprentice.rows('reflection')).filter((r) => r.text.startsWith('Written ten'))
  expect(written.map((r) => r.text).toSorted()).toEqual(['Written ten years ago.', 'Written ten years ahead.'])
  for (const r of written) expect(r.writtenAt).toBeLessThanOrEqual(Date.now())

  await test.step('what was written ahead does not win for ever', async () => {
    const ahead = written.find((r) => r.text.endsWith('ahead.'))
    const { dimension = 'rigour' } = ahead ?? {}
    const other = dimension === 'rigour' ? 'excellence' : 'rigour'
    await apprentice.deeds([{ name: 'reflection.revise', args: { id: ahead?.id, set: { dimension: other }, was: { dimension } } }])
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await expect.poll(async () => (await rowsOnDevice(page, 'reflection')).find((r) => r['id'] === ahead?.id)?.['dimension']).toBe(other)
  })
})
