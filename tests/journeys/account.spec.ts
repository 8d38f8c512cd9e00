/** First visit, signing in and out, and a session that ends: nothing that was written is lost on the way. */
import { test as plain } from '@playwright/test'
import { chip, expect, openDevice, signIn, test } from '#tests/support/journey.ts'
import { createServerProcess } from '#tests/support/server-process.ts'

const write = async (page: Awaited<ReturnType<typeof openDevice>>['page'] extends () => infer P ? P : never, task: string) => {
  await page.goto('/logbook/new')
  await page.getByLabel('Task', { exact: true }).fill(task)
  await page.getByLabel('Minutes', { exact: true }).fill('30')
  await page.getByLabel('What I did').fill('Cleaned and greased the guide.')
  await page.getByRole('button', { name: 'Submit' }).click()
  await expect(page.getByText(task).first()).toBeVisible()
}

plain('a first visit sets up a school, and the coordinator is in', async () => {
  const server = await createServerProcess()
  await server.start()
  const device = await openDevice(server, 'laptop')
  const page = device.page()
  await page.goto('/')
  await page.getByRole('link', { name: 'Set up your school' }).click()
  await page.getByRole('textbox', { name: 'Username' }).fill('a b')
  await page.getByRole('textbox', { name: 'Password' }).fill('short')
  await page.getByRole('button', { name: 'Create the school' }).click()
  await expect(page.getByText('Please choose at least 10 characters.')).toBeVisible()
  await expect(page.getByText('3 to 40 letters, digits, dots or dashes, without spaces.')).toBeVisible()
  await page.getByRole('textbox', { name: 'School name' }).fill('铁道学校 🚆')
  await page.getByRole('textbox', { name: 'Your name' }).fill('Zhao Min')
  await page.getByRole('textbox', { name: 'Username' }).fill('zhao.min')
  await page.getByRole('textbox', { name: 'Password' }).fill('a long enough sentence')
  await page.getByRole('button', { name: 'Create the school' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Programmes' })).toBeVisible()
  await expect(page.getByText('铁道学校 🚆')).toBeVisible()
  expect(device.complaints).toEqual([])
  await device.close()
  await server.dispose()
})

test('a wrong password is told in words, and nobody is in', async ({ device }) => {
  const { page: current } = await device('phone')
  const page = current()
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: 'Username' }).fill('apprentice')
  await page.getByRole('textbox', { name: 'Password' }).fill('not the password')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert')).toHaveText('Username or password is not right.')
  await expect(page.getByRole('textbox', { name: 'Username' })).toHaveValue('apprentice')
})

test('signing out without a network asks about unsent work, keeps it, and sends it after the next sign-in', async ({ server, device }) => {
  const phone = await device('phone')
  await signIn(phone.page(), 'apprentice')
  await server.stop()
  await write(phone.page(), 'Door guide, coach 7')
  const page = phone.page()
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Keep it here and sign out' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await page.goto('/logbook')
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await server.start()
  await page.reload()
  // The server hears of the sign-out before anything else is asked with the old session.
  await expect.poll(() => page.evaluate(() => fetch('/api/session').then((r) => r.status))).toBe(401)

  await signIn(page, 'apprentice2')
  await expect(page.getByText('Door guide, coach 7')).toHaveCount(0)
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await signIn(page, 'apprentice')
  await expect(page.getByText('Door guide, coach 7').first()).toBeVisible()
})

test('only the public shell is in caches, and nothing secret where scripts can read', async ({ device }) => {
  const phone = await device('phone')
  const page = phone.page()
  await signIn(page, 'apprentice')
  await page.getByRole('link', { name: 'Skills' }).click()
  const kept = await page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map((r) => new URL(r.url).pathname)))
    return { paths: caches_.flat(), local: { ...localStorage }, session: { ...sessionStorage }, cookies: document.cookie }
  })
  expect(kept.paths.length).toBeGreaterThan(20)
  expect(kept.paths.filter((p) => !/^\/(assets|icons)\/|^\/index\.html$|^\/manifest\.webmanifest$/.test(p))).toEqual([])
  expect(kept.local).toEqual({})
  expect(Object.keys(kept.session).filter((k) => !k.startsWith('react-router'))).toEqual([])
  expect(kept.cookies).toBe('')
})

test('a session that ended leaves the queue alone, and signing in again sends it', async ({ device }) => {
  const phone = await device('phone')
  const page = phone.page()
  await signIn(page, 'apprentice')
  await page.evaluate(() => fetch('/api/session', { method: 'DELETE' }))
  await write(page, 'Roller check, coach 9')
  await expect(page.getByRole('heading', { level: 1, name: 'Logbook' })).toBeVisible()
  await expect(chip(page)).toHaveText('Needs you')
  await chip(page).getByRole('link').click()
  await page.getByRole('link', { name: /Sign in again/ }).click()
  await page.getByRole('textbox', { name: 'Password' }).fill('craftlog-demo')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(chip(page)).toHaveText('All sent', { timeout: 30_000 })
})

test('what is wrong in a log is said at the field, and nothing that was typed is lost', async ({ device }) => {
  const phone = await device('phone')
  const page = phone.page()
  await signIn(page, 'apprentice')
  await page.goto('/logbook/new')
  const arabic = 'قست المقعد 🔧 测量了座孔'
  await page.getByLabel('What I did').fill(arabic)
  for (const [minutes, sentence] of [
    ['-5', /small|least|between|1/i],
    ['3000', /large|most|between|1,?440/i],
    ['abc', /number|whole/i],
    ['', /fill|required|whole/i],
  ] as const) {
    await page.getByLabel('Minutes', { exact: true }).fill(minutes)
    await page.getByRole('button', { name: 'Submit' }).click()
    await expect(page.getByLabel('Minutes', { exact: true })).toHaveAttribute('aria-invalid', 'true')
    const described = (await page.getByLabel('Minutes', { exact: true }).getAttribute('aria-describedby')) ?? ''
    await expect(page.locator(`#${cssId(described.split(' ').at(-1) ?? '')}`)).toHaveText(sentence)
  }
  await page.getByLabel('Minutes', { exact: true }).fill('30')
  await page.getByLabel('Date', { exact: true }).fill('2031-01-01')
  await page.getByLabel('Task', { exact: true }).fill('Seat')
  await page.getByRole('button', { name: 'Submit' }).click()
  await expect(page.getByLabel('Date', { exact: true })).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('What I did')).toHaveValue(arabic)
  // A draft is kept within a second, also while somebody types without a pause.
  await expect(page.getByText('Draft saved')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('What I did')).toHaveValue(arabic)
  await expect(chip(page)).toHaveText('All sent')
})

const cssId = (id: string): string => id.replace(/[^\w-]/g, (c) => `\\${c}`)
