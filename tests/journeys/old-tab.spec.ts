/** The last release is open in a tab while today's arrives: nothing that is being written may suffer by it. */
import type { Page } from '@playwright/test'
import { fillLog, reflect } from '#tests/support/deeds.ts'
import { chip, expect, signIn, test } from '#tests/support/journey.ts'
import { programOf, rowsOnDevice } from '#tests/support/on-device.ts'
import { signInWitness } from '#tests/support/on-server.ts'
import { builtPage } from '#tests/support/program-with-page.ts'

test.use({ startsWith: 'old' })

const updateWaits = (page: Page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state === 'installed')

test('fault 25: an update in the middle of writing waits: no reload, and the old page keeps all its screens', async ({ server, device }) => {
  const phone = await device('phone')
  const page = phone.page()
  await signIn(page, 'apprentice')
  await page.reload()
  const oldProgram = await programOf(page)
  await fillLog(page, { task: 'Half written, coach 6' })
  await server.stop()
  await server.start(builtPage)
  await page.evaluate(async () => void (await navigator.serviceWorker.getRegistration())?.update())
  await expect.poll(() => updateWaits(page)).toBe(true)
  await expect(page.getByLabel('Task', { exact: true })).toHaveValue('Half written, coach 6')
  await expect(page.getByRole('button', { name: 'Update now' })).toHaveCount(0)

  await test.step('screens that were never opened come from the old build, which the server no longer has', async () => {
    expect((await fetch(`${server.url}${oldProgram}`)).status).toBe(404)
    const [chunk] = await Promise.all([
      page.waitForResponse((r) => /\/assets\/skills-screen-.*\.js$/.test(r.url())),
      page.getByRole('link', { name: 'Skills' }).click(),
    ])
    expect(chunk.fromServiceWorker()).toBe(true)
    await expect(page.getByRole('heading', { level: 1, name: 'Skills' })).toBeVisible()
    expect(await programOf(page)).toBe(oldProgram)
  })

  await test.step('now that no form is open the update is offered, and the draft outlives it', async () => {
    await page.getByRole('button', { name: 'Update now' }).click()
    await expect.poll(() => programOf(page)).not.toBe(oldProgram)
    await page.getByRole('link', { name: 'Logbook' }).click()
    await page.getByRole('link', { name: /Half written, coach 6/ }).click()
    await page.getByRole('button', { name: 'Submit' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Logbook' })).toBeVisible()
    await expect(chip(page)).toHaveText('All sent')
  })
})

test("fault 23: a tab of the last release is still open when today's page raises the store's version; nobody hangs, nothing is lost", async ({ server, device }) => {
  const laptop = await device('laptop')
  const old = laptop.page()
  await signIn(old, 'apprentice')
  await old.reload()
  const oldProgram = await programOf(old)
  const fresh = await laptop.tab('/logbook')
  expect(await programOf(fresh)).toBe(oldProgram)
  await old.bringToFront()
  await fillLog(old, { task: 'In the old tab, coach 7' })
  await server.stop()
  await server.start(builtPage)
  await fresh.reload()
  await fresh.getByRole('button', { name: 'Update now' }).click()
  await expect.poll(() => programOf(fresh)).not.toBe(oldProgram)

  await test.step("today's page opens its store and writes", async () => {
    await reflect(fresh, 'Written in the new tab.')
    await expect(chip(fresh)).toHaveText('All sent', { timeout: 60_000 })
  })

  await test.step('the old tab was not reloaded under the form, and its log is saved too', async () => {
    await old.bringToFront()
    expect(await programOf(old)).toBe(oldProgram)
    await expect(old.getByLabel('Task', { exact: true })).toHaveValue('In the old tab, coach 7')
    await old.getByRole('button', { name: 'Submit' }).click()
    await fresh.getByRole('link', { name: 'Logbook' }).click()
    await expect(fresh.getByRole('link', { name: 'In the old tab, coach 7' })).toBeVisible()
  })

  await test.step('both are on the server once', async () => {
    await old.reload()
    await expect.poll(() => programOf(old)).not.toBe(oldProgram)
    await expect.poll(() => rowsOnDevice(old, 'outbox'), { timeout: 60_000 }).toEqual([])
    const apprentice = await signInWitness(server, 'apprentice')
    expect((await apprentice.rows('practiceLog')).filter((l) => l.task === 'In the old tab, coach 7')).toHaveLength(1)
    expect((await apprentice.rows('reflection')).filter((r) => r.text === 'Written in the new tab.')).toHaveLength(1)
    // The old page knows of no beat, so today's takes the lead from it, which it did not see coming.
    laptop.forgive("Lock broken by another request with the 'steal' option.")
  })
})
