/** Two mentors on one tablet, and no network: what the one has is not there for the other, and goes out when there is a network again. */
import type { Page } from '@playwright/test'
import { chip, expect, signIn, test } from '#tests/support/journey.ts'
import { fingerReader } from '#tests/support/finger.ts'
import { everythingReadable, rowsOnDevice, tablesOf } from '#tests/support/on-device.ts'
import { signInWitness } from '#tests/support/on-server.ts'

const A = { username: 'mentor', name: 'Zhang Jianguo 张建国', pin: '274913' } as const
const B = { username: 'mentor3', name: 'Ma Qiang 马强', pin: '805264' } as const
const COMMENT = 'Gauge held quite flat, third place measured again.'
const HALF = 'Half a word about the fourth pla'

const typePin = async (page: Page, pin: string): Promise<void> => {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click()
}
const tryPin = async (page: Page, { name }: typeof A | typeof B, pin: string): Promise<void> => {
  await page.getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await typePin(page, pin)
  await page.getByRole('button', { name: 'Unlock' }).click()
}
const unlock = async (page: Page, who: typeof A | typeof B): Promise<void> => {
  await tryPin(page, who, who.pin)
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible({ timeout: 60_000 })
}
const lock = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Who is here?' })).toBeVisible({ timeout: 60_000 })
}
const setPin = async (page: Page, pin: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Your password' }).fill('craftlog-demo')
  await page.getByRole('textbox', { name: 'PIN', exact: true }).fill(pin)
  await page.getByRole('textbox', { name: 'The PIN once more' }).fill(pin)
  await page.getByRole('button', { name: 'Set the PIN' }).click()
  await expect(page.getByText('Your PIN is set. This device signs for you under it.')).toBeVisible({ timeout: 60_000 })
}

const openFirst = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Sign-offs' }).click()
  await page.getByRole('main').getByRole('link').filter({ hasText: /S\d\d/ }).first().click()
}

/** Signs the first skill that waits, and shows that it is he. */
const signOne = async (page: Page, show: () => Promise<void>): Promise<void> => {
  await openFirst(page)
  await page.getByRole('radio', { name: /needs prompts/ }).check({ force: true })
  await page.getByRole('textbox', { name: 'Comment' }).fill(COMMENT)
  await page.getByRole('button', { name: /^Sign/ }).click()
  await expect(page.getByRole('alertdialog', { name: 'Sign with your PIN' })).toBeVisible()
  await show()
  await expect(page.getByRole('alertdialog')).toHaveCount(0, { timeout: 60_000 })
}
const signByPin = async (page: Page, pin: string): Promise<void> => {
  await typePin(page, pin)
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign', exact: true }).click()
}
const giveFinger = (page: Page): Promise<void> => page.getByRole('button', { name: 'Fingerprint or face' }).click()
/** What is on its way to the school: how each signature was confirmed. */
const unlocksQueued = async (page: Page) =>
  (await rowsOnDevice<{ args: { reading?: { unlock: string } } }>(page, 'outbox')).flatMap((item) => item.args.reading?.unlock ?? [])

test('two mentors on one tablet without a network: neither finds anything of the other, and nothing is lost', async ({ server, device }) => {
  test.setTimeout(300_000)
  const tablet = await device('tablet')
  const page = tablet.page()
  const schoolKnows = async () => (await (await signInWitness(server, A.username)).rows('signOff')).find((s) => s.comment === COMMENT)
  // What the school has for each, to know what is whose.
  const [his, hers] = [await signInWitness(server, A.username), await signInWitness(server, B.username)]
  const namesOf = async (w: typeof his) => new Set((await w.rows('person')).map((p) => p.name))
  const forB = await namesOf(hers)
  const onlyHis = [...(await namesOf(his))].filter((name) => !forB.has(name) && name !== A.name)
  const [logsOfB, logsOfA] = [new Set((await hers.rows('practiceLog')).map((l) => l.id)), await his.rows('practiceLog')]
  const texts = logsOfA.filter((l) => !logsOfB.has(l.id) && l.whatIDid.length > 20).map((l) => l.whatIDid.slice(0, 40))
  expect(onlyHis.length).toBeGreaterThan(1)
  expect(texts.length).toBeGreaterThan(10)

  const finger = await fingerReader(await tablet.context().newCDPSession(page))

  await test.step('with the network, once: each sets a PIN, and A turns on his finger', async () => {
    await signIn(page, A.username)
    await page.goto('/settings')
    await page.getByRole('link', { name: 'Set a PIN' }).click()
    await setPin(page, A.pin)
    await page.getByRole('link', { name: 'Fingerprint or face' }).click()
    await typePin(page, A.pin)
    await page.getByRole('button', { name: 'Next' }).click()
    await expect(page.getByText('Fingerprint or face opens your records here now.')).toBeVisible({ timeout: 60_000 })
    await expect(chip(page)).toHaveText('All sent', { timeout: 60_000 })
    await lock(page)
    await page.getByRole('link', { name: 'Somebody else signs in' }).click()
    await page.getByRole('textbox', { name: 'Username' }).fill(B.username)
    await page.getByRole('textbox', { name: 'Password' }).fill('craftlog-demo')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByText('Others use this device too.')).toBeVisible({ timeout: 60_000 })
    await setPin(page, B.pin)
    await expect(chip(page)).toHaveText('All sent', { timeout: 60_000 })
    await lock(page)
  })

  await test.step('nobody has a network; A unlocks and signs with his PIN, and again by his finger', async () => {
    await server.stop()
    await unlock(page, A)
    await signOne(page, () => signByPin(page, A.pin))
    expect((await everythingReadable(page)).includes(COMMENT)).toBe(true)
    await lock(page)
    await page.getByRole('link', { name: A.name }).click()
    await giveFinger(page)
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible({ timeout: 60_000 })
    await signOne(page, () => giveFinger(page))
    await expect.poll(() => unlocksQueued(page)).toEqual(['pin', 'passkey'])
  })

  await test.step('he begins a comment, and locks: in every tab', async () => {
    const second = await tablet.tab('/apprentices')
    await expect(second.getByRole('navigation', { name: 'Main' })).toBeVisible()
    await page.bringToFront()
    await openFirst(page)
    await page.getByRole('textbox', { name: 'Comment' }).fill(HALF)
    await lock(page)
    await expect(second.getByRole('heading', { level: 1, name: 'Who is here?' })).toBeVisible({ timeout: 30_000 })
    await second.close()
  })

  await test.step('another finger opens nothing, and takes no try of the PIN', async () => {
    await finger.refuse()
    await page.getByRole('link', { name: A.name }).click()
    await giveFinger(page)
    await expect(page.getByRole('alert').filter({ hasText: 'It was not confirmed' })).toBeVisible()
    await expect(page.getByText(/tr(y is|ies are) left/)).toHaveCount(0)
    await page.getByRole('link', { name: 'Somebody else' }).click()
  })

  await test.step('B unlocks his own: of A’s apprentices and logs there is not a byte', async () => {
    await unlock(page, B)
    const readable = await everythingReadable(page)
    expect(readable).toContain(B.name)
    for (const secret of [...onlyHis, ...texts, COMMENT, HALF]) expect(readable.includes(secret), secret).toBe(false)
    expect((await tablesOf(page)).filter((t) => t.includes('zhang'))).toEqual([])
    await page.goBack()
    await expect(page.getByText(COMMENT)).toHaveCount(0)
  })

  await test.step('B goes away without a word: the tablet locks by itself', async () => {
    await page.evaluate(() => {
      const opening = indexedDB.open('craftlog-device')
      opening.addEventListener('success', () => {
        opening.result.transaction('settings', 'readwrite').objectStore('settings').put({ key: 'touched', value: Date.now() - 6 * 60_000 })
        opening.result.close()
      })
    })
    await expect(page.getByRole('heading', { level: 1, name: 'Who is here?' })).toBeVisible({ timeout: 30_000 })
    expect((await everythingReadable(page)).includes(COMMENT)).toBe(false)
  })

  await test.step('A finds his own again, closed and opened in between, and it goes out when the server is back', async () => {
    await tablet.reopen('/')
    const opened = tablet.page()
    await unlock(opened, A)
    for (const kept of [COMMENT, HALF]) expect((await everythingReadable(opened)).includes(kept), kept).toBe(true)
    await server.start()
    // The session was B's last; his key opens one for A, without a password.
    await opened.reload()
    await expect(chip(opened)).toHaveText('All sent', { timeout: 90_000 })
    await expect.poll(schoolKnows).toMatchObject({ level: 3, assurance: 'A' })
    await lock(opened)
  })

  await test.step('five wrong PINs: said beforehand, counted over a reload; the password opens it, and nothing is lost', async () => {
    const opened = tablet.page()
    for (const left of ['4 tries are left', '3 tries are left']) {
      await tryPin(opened, A, B.pin)
      await expect(opened.getByRole('alert')).toContainText(left, { timeout: 60_000 })
      await opened.goto('/unlock')
    }
    await tryPin(opened, A, B.pin)
    await expect(opened.getByRole('alert')).toContainText('2 tries are left', { timeout: 60_000 })
    await opened.reload()
    await expect(opened.getByRole('alert')).toContainText('2 tries are left')
    await expect(opened.getByRole('alert')).toContainText('your password does')
    for (const after of ['1 try is left', 'Five wrong PINs']) {
      await typePin(opened, B.pin)
      await opened.getByRole('button', { name: 'Unlock' }).click()
      await expect(opened.getByRole('alert')).toContainText(after, { timeout: 60_000 })
    }
    await opened.getByRole('link', { name: 'Sign in with my password' }).click()
    await opened.getByRole('textbox', { name: 'Password' }).fill('craftlog-demo')
    await opened.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(opened.getByRole('heading', { level: 1, name: 'Change the PIN' })).toBeVisible({ timeout: 60_000 })
    for (const kept of [COMMENT, HALF]) expect((await everythingReadable(opened)).includes(kept), kept).toBe(true)
  })
})
