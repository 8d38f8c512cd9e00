/** A night shift on a rest day: warned on the phone before it is handed in, seen by the teacher, and lifted by the school. */
import { addDays, dayAt, mondayOf } from '#domain/calendar-day.ts'
import { chip, expect, signIn, test } from '#tests/support/journey.ts'
import { signInWitness } from '#tests/support/on-server.ts'

/** The last Saturday: with the Sunday after it, both of them over and both of them days of rest. */
const saturday = addDays(mondayOf(dayAt(Date.now())), -2)
const because = 'The running shed works at night; a mentor is on every turn. 检修库夜班。'

test('a night shift on a rest day is warned of without a network, reaches the teacher, and an exemption makes it a note with its reason', async ({ server, device }) => {
  const phone = await device('phone')
  const laptop = await device('laptop')
  await signIn(phone.page(), 'apprentice')
  await signIn(laptop.page(), 'teacher')
  const { profile } = await signInWitness(server, 'apprentice')

  await test.step('the apprentice is warned while he types, with the server stopped', async () => {
    await server.stop()
    const page = phone.page()
    await page.getByRole('button', { name: 'New log' }).click()
    await page.getByLabel('Task', { exact: true }).fill('Night turn in the running shed')
    await page.getByLabel('Date', { exact: true }).fill(saturday)
    await page.getByLabel('Minutes', { exact: true }).fill('510')
    await page.getByLabel('What I did').fill('Prepared three trains for the morning.')
    const warning = page.getByRole('status').filter({ hasText: 'Your teacher will see it.' })
    await expect(warning).toContainText('a rest day')
    await expect(warning).not.toContainText('at night')
    await page.getByLabel('Began at').fill('22:30')
    await expect(warning).toContainText(/This makes 1 h 30 at night on Sat .* and 6 h at night on Sun/)
    await expect(warning.getByRole('link', { name: 'Raise a concern' })).toHaveAttribute('href', '/concerns/new?category=hours')
  })

  await test.step('nothing stops him from handing it in, and the ledger shows both days', async () => {
    const page = phone.page()
    await page.getByRole('button', { name: 'Submit' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Logbook' })).toBeVisible()
    await expect(chip(page)).toHaveText('Saved on this device')
    // By key: for a moment after a scroll the list takes no pointer, and a test presses quicker than a finger.
    await page.locator(`a[href="/hours?week=${mondayOf(saturday)}"]`).press('Enter')
    await expect(page.getByText('22:30–24:00')).toBeVisible()
    await expect(page.getByText('00:00–07:00')).toBeVisible()
    await expect(page.getByText(/1 h 30 at night on Sat .* and 6 h at night on Sun/)).toBeVisible()
  })

  /** The apprentice's page, as the teacher comes to it. */
  const readFacts = async () => {
    const page = await laptop.reopen('/cohorts')
    await expect(chip(page)).toHaveText('All sent', { timeout: 60_000 })
    await page.getByRole('link', { name: /Rail vehicles/ }).first().click()
    await page.getByRole('link', { name: profile.name, exact: true }).first().click()
    return page
  }

  await test.step('when it has been sent, the teacher sees it', async () => {
    await server.start()
    await expect(chip(phone.page())).toHaveText('All sent', { timeout: 60_000 })
    const page = await readFacts()
    const night = page.locator('details', { hasText: 'Night work' })
    await expect(night).toContainText('2 times')
    await night.locator('summary').click()
    await expect(night.getByText(/6 h at night on Sun/)).toBeVisible()
    await expect(page.locator('details', { hasText: 'Work on rest days' })).toContainText('2 times')
  })

  await test.step('she allows the night work with a reason, without a network: for both it is a note, the rest day stays', async () => {
    await server.stop()
    const page = laptop.page()
    await page.getByRole('button', { name: 'Allow an exception' }).click()
    await page.getByLabel('Rule').selectOption('Night work')
    await page.getByLabel('From').fill(saturday)
    await page.getByLabel('To, included').fill(addDays(saturday, 1))
    await page.getByLabel('Reason').fill(because)
    await page.getByRole('button', { name: 'Allow it' }).click()
    const night = page.locator('details', { hasText: 'Night work' })
    await expect(night).toContainText('2 allowed')
    await expect(night.getByText(because).first()).toBeVisible()
    await expect(page.locator('details', { hasText: 'Work on rest days' })).toContainText('2 times')
    await expect(chip(page)).toHaveText('Saved on this device')
    await server.start()
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await expect(chip(page)).toHaveText('All sent', { timeout: 60_000 })

    const hours = await phone.reopen(`/hours?week=${saturday}`)
    await expect(hours.getByText(because).first()).toBeVisible({ timeout: 60_000 })
    await expect(hours.getByText(/Work on a rest day is not allowed/).first()).toBeVisible()
  })
})
