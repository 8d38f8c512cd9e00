/** The picture of the last time: what a slow phone shows while the logbook is still on its way. */
import { expect, signIn, test } from '#tests/support/journey.ts'
import type { BrowserContext, Page } from '@playwright/test'

/** What the device keeps under this name. */
const keptStill = (page: Page): Promise<string | null> =>
  page.evaluate(
    () =>
      new Promise<string | null>((resolve, reject) => {
        const opening = indexedDB.open('craftlog-device')
        opening.addEventListener('error', () => reject(opening.error))
        opening.addEventListener('success', () => {
          const asked = opening.result.transaction('settings').objectStore('settings').get('still')
          asked.addEventListener('success', () => {
            resolve(asked.result === undefined ? null : JSON.stringify(asked.result))
            opening.result.close()
          })
        })
      }),
  )

/**
 * A phone that takes its time: long enough to look at what it shows first, and to touch it.
 * @param at what its clock says, ms
 */
const slowTab = async (context: BrowserContext, path: string, at?: number): Promise<Page> => {
  const page = await context.newPage()
  if (at !== undefined) await page.clock.setFixedTime(at)
  await page.addInitScript(() => {
    new MutationObserver(() => {
      if (document.querySelector('#still') !== null) document.documentElement.dataset['sawStill'] = ''
    }).observe(document, { childList: true, subtree: true })
  })
  const tools = await context.newCDPSession(page)
  await tools.send('Emulation.setCPUThrottlingRate', { rate: 8 })
  await page.goto(path, { waitUntil: 'commit' })
  return page
}
const stands = async (page: Page): Promise<void> => {
  await expect(page.locator('#root main li').first()).toBeVisible({ timeout: 30_000 })
  await expect(page.locator('#still')).toHaveCount(0)
}
const sawStill = (page: Page): Promise<boolean> => page.evaluate(() => 'sawStill' in document.documentElement.dataset)

test('a start shows the logbook as it was last seen, and does what was touched meanwhile', async ({ device }) => {
  test.slow()
  const phone = await device('phone')
  const first = phone.page()
  await signIn(first, 'apprentice')
  await expect.poll(() => keptStill(first)).toContain('Set door closing time')
  await phone.setOffline(true)
  await first.close()

  const threads: string[] = []
  phone.context().on('page', (p) => p.on('worker', (w) => threads.push(new URL(w.url()).pathname)))
  const slow = await slowTab(phone.context(), '/')
  const still = slow.locator('#still')
  await expect(still.getByRole('link', { name: 'Set door closing time', exact: true, includeHidden: true })).toBeVisible()
  // Whether all has been sent is true of a moment, and not claimed of another.
  await expect(still.getByText('All sent')).toBeHidden()
  const newLog = await still.locator('button', { hasText: 'New log' }).boundingBox()
  if (newLog === null) throw new Error('the button is not to be seen')
  await slow.touchscreen.tap(newLog.x + newLog.width / 2, newLog.y + newLog.height / 2)
  await expect(slow.getByRole('heading', { level: 1, name: 'New log' })).toBeVisible({ timeout: 30_000 })
  await expect(still).toHaveCount(0)
  // Without a network, too, another thread looked at the languages meanwhile.
  expect(threads).toContainEqual(expect.stringMatching(/^\/assets\/languages-worker-/))

  // What was written since is in the next one.
  await slow.getByLabel('Task', { exact: true }).fill('Grease the door rail')
  await slow.getByLabel('Minutes', { exact: true }).fill('20')
  await slow.getByLabel('What I did').fill('Cleaned it first.')
  await slow.getByRole('button', { name: 'Submit' }).click()
  await expect.poll(() => keptStill(slow), { timeout: 30_000 }).toContain('Grease the door rail')
  await slow.close()
  const next = await slowTab(phone.context(), '/logbook')
  await expect(next.locator('#still').getByText('Grease the door rail', { exact: true })).toBeVisible()
  await stands(next)
  expect(phone.complaints).toEqual([])
})

test('a still that would not be true is not shown, and signing out forgets it', async ({ device }) => {
  test.slow()
  const phone = await device('phone')
  const page = phone.page()
  await signIn(page, 'apprentice')
  await expect.poll(() => keptStill(page)).toContain('Set door closing time')

  const same = await slowTab(phone.context(), '/logbook')
  await stands(same)
  expect(await sawStill(same)).toBe(true)
  await same.close()
  // Another screen is not the logbook.
  const skills = await slowTab(phone.context(), '/skills')
  await expect(skills.getByRole('heading', { level: 1, name: 'Skills' })).toBeVisible({ timeout: 30_000 })
  expect(await sawStill(skills)).toBe(false)
  await skills.close()
  // Tomorrow "today" is another day.
  const tomorrow = await slowTab(phone.context(), '/logbook', Date.now() + 86_400_000)
  await stands(tomorrow)
  expect(await sawStill(tomorrow)).toBe(false)
  await tomorrow.close()

  // One that cannot be drawn keeps nobody from the page.
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('craftlog-device')
        opening.addEventListener('success', () => {
          const settings = opening.result.transaction('settings', 'readwrite').objectStore('settings')
          const asked = settings.get('still')
          asked.addEventListener('success', () => {
            settings.put({ ...asked.result, value: { ...asked.result.value, picture: { tag: 'no tag', space: null, attributes: [], style: '', children: [] } } }).addEventListener('success', () => {
              opening.result.close()
              resolve()
            })
          })
        })
      }),
  )
  const spoilt = await slowTab(phone.context(), '/logbook')
  await stands(spoilt)
  expect(await sawStill(spoilt)).toBe(false)
  await spoilt.close()

  await page.goto('/settings')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  expect(await keptStill(page)).toBeNull()
  expect(phone.complaints).toEqual([])
})
