/** A concern about pay, raised where there is no network: the school answers, and the mentor's device never has a word of it. */
import type { Page } from '@playwright/test'
import { chip, expect, signIn, test } from '#tests/support/journey.ts'
import { everythingOnDevice, rowsOnDevice } from '#tests/support/on-device.ts'

const WORDS = 'Nine weeks without wages. 九个星期没有发工资。'
const ANSWER = 'I have called their office.'
const LAST = 'Paid in full today.'

interface Concern {
  readonly text: string
  readonly raisedAt: number
  readonly receivedAt: number
  readonly due: number | null
  readonly state: string
}

const concernOn = async (page: Page): Promise<Concern> => {
  const found = (await rowsOnDevice<Concern>(page, 'concern')).find((c) => c.text === WORDS)
  if (found === undefined) throw new Error('the concern is not on this device')
  return found
}

/** Asks the server anew, so that what is missing has not merely not come yet. */
const pulledAnew = async (page: Page): Promise<void> => {
  const pulled = page.waitForResponse((r) => r.url().endsWith('/sync/v1/pull') && r.ok())
  await page.reload()
  await pulled
  await expect(chip(page)).toHaveText('All sent')
}

const expectNothingOf = async (page: Page, ...words: readonly string[]): Promise<void> => {
  await pulledAnew(page)
  const all = await everythingOnDevice(page)
  // It is read at all, and holds what this mentor may know.
  expect(all).toContain('Metro car maintenance')
  expect(words.filter((w) => all.includes(w))).toEqual([])
}

test('pay is raised offline, counted from when the school has it, answered, and closed by who raised it; his mentor never holds a word', async ({ server, device }) => {
  const phone = await device('phone')
  const tablet = await device('tablet')
  const laptop = await device('laptop')
  await signIn(phone.page(), 'apprentice')
  await signIn(tablet.page(), 'mentor')
  await signIn(laptop.page(), 'teacher')

  await test.step('the apprentice, without a server, tells the school', async () => {
    await server.stop()
    const page = await phone.reopen('/inbox')
    await page.getByRole('link', { name: 'Raise a concern' }).click()
    await page.getByRole('radio', { name: /^Pay/ }).check({ force: true })
    await page.getByRole('textbox', { name: 'What is wrong?' }).fill(WORDS)
    await page.getByRole('button', { name: 'Tell the school' }).click()
    await expect(page.getByText('The clock starts when the school has it.')).toBeVisible()
    await expect(chip(page)).toHaveText('Saved on this device')
  })

  const writtenAt = (await concernOn(phone.page())).raisedAt
  await test.step('after a restart it is there, and not called sent', async () => {
    const page = await phone.reopen('/concerns')
    await expect(page.getByRole('link', { name: /Nine weeks without wages/ })).toContainText('Not sent yet')
  })

  await test.step('the server comes back: the clock starts at its hour, and the time of writing is kept', async () => {
    await server.start()
    const page = phone.page()
    await expect(chip(page)).toHaveText('All sent', { timeout: 60_000 })
    await expect(page.getByRole('link', { name: /Nine weeks without wages/ })).toContainText('The school owes an answer by')
    const row = await concernOn(page)
    expect(Math.abs(row.raisedAt - writtenAt)).toBeLessThan(60_000)
    expect(row.receivedAt).toBeGreaterThan(row.raisedAt)
    expect(row.due).toBe(row.receivedAt + 72 * 3_600_000)
  })

  await test.step('the teacher, whose network goes, sees it as new and answers', async () => {
    const page = await laptop.reopen('/concerns')
    const card = page.getByRole('link', { name: /Nine weeks without wages/ })
    await expect(card).toContainText('New')
    await laptop.setOffline(true)
    await card.click()
    await page.getByRole('textbox', { name: 'Your answer' }).fill(ANSWER)
    await page.getByRole('button', { name: 'Send the answer' }).click()
    await expect(page.getByText('You answered')).toBeVisible()
    await expect(chip(page)).toHaveText('Saved on this device')
    await laptop.setOffline(false)
    await expect(chip(page)).toHaveText('All sent', { timeout: 60_000 })
  })

  await test.step('the answer is news to the apprentice, who closes it', async () => {
    const page = await phone.reopen('/inbox')
    const news = page.getByRole('link', { name: new RegExp(ANSWER) })
    await expect(news).toContainText('New', { timeout: 60_000 })
    await news.click()
    await expect(page.getByText(WORDS)).toBeVisible()
    await page.getByRole('button', { name: 'Close…' }).click()
    await page.getByRole('dialog').getByRole('textbox').fill(LAST)
    await page.getByRole('button', { name: 'Close the concern' }).click()
    await expect(page.getByText('You closed it')).toBeVisible()
    await expect(page.locator('#concern-standing')).toBeFocused()
    await expect(chip(page)).toHaveText('All sent', { timeout: 60_000 })
  })

  await test.step('the teacher reads that it is solved', async () => {
    const page = await laptop.reopen('/concerns')
    await page.getByText(/^Closed \d/).click()
    await page.getByRole('link', { name: /Nine weeks without wages/ }).click()
    await expect(page.getByText(LAST)).toBeVisible()
  })

  await test.step("the mentor's device has nothing of it, in any table", async () => {
    const page = await tablet.reopen('/apprentices')
    await expectNothingOf(page, WORDS, 'Nine weeks', ANSWER, LAST)
    expect((await rowsOnDevice<{ audience: string }>(page, 'concern')).map((c) => c.audience)).toEqual(['school-and-mentors', 'school-and-mentors'])
    await page.getByRole('link', { name: /Li Na/ }).click()
    await expect(page.getByRole('radio', { name: /^Skills/ })).toBeVisible()
    await expect(page.getByRole('radio', { name: /^Concerns/ })).toHaveCount(0)
  })
})
