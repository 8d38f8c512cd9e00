/** One practice log from door to door, with the network and the server gone where it matters. */
import { askForSignOff, AXLE_SEAT, endorse, expectSeal, signLevel3, writeLog } from '#tests/support/deeds.ts'
import { chip, expect, signIn, test } from '#tests/support/journey.ts'

test('a log written without a server is there after a restart, is sent, signed offline, endorsed, and shows as a seal', async ({ server, device }) => {
  const phone = await device('phone')
  const tablet = await device('tablet')
  const laptop = await device('laptop')
  await signIn(phone.page(), 'apprentice')
  await signIn(tablet.page(), 'mentor')
  await signIn(laptop.page(), 'teacher')

  await test.step('the apprentice opens the app while the server is stopped, and writes', async () => {
    await server.stop()
    const page = await phone.reopen('/')
    await expect(page.getByRole('heading', { level: 1, name: 'Logbook' })).toBeVisible()
    await writeLog(page, AXLE_SEAT)
    await expect(chip(page)).toHaveText('Saved on this device')
  })

  await test.step('it is still there after the browser was closed', async () => {
    const page = await phone.reopen('/logbook')
    await expect(page.getByText('Axle seat, bogie 77').first()).toBeVisible()
    await expect(chip(page)).toHaveText('Saved on this device')
  })

  await test.step('the server comes back, and it is sent by itself', async () => {
    await server.start()
    await expect(chip(phone.page())).toHaveText('All sent', { timeout: 60_000 })
  })

  await test.step('the apprentice asks for a sign-off', async () => {
    const page = phone.page()
    await askForSignOff(page)
    await expect(chip(page)).toHaveText('All sent')
  })

  await test.step('the mentor, whose tablet then loses the network, signs level 3', async () => {
    const page = await tablet.reopen('/sign-offs')
    await expect(chip(page)).toHaveText('All sent')
    await expect(page.getByText('S07').first()).toBeVisible()
    await tablet.setOffline(true)
    await signLevel3(page)
    await expect(chip(page)).toHaveText('Saved on this device')
    await tablet.setOffline(false)
    await expect(chip(page)).toHaveText('All sent', { timeout: 60_000 })
  })

  await test.step('the teacher sees the log and the sign-off, and endorses', async () => {
    const page = await laptop.reopen('/review')
    await expect(chip(page)).toHaveText('All sent')
    await endorse(page)
    await expect(chip(page)).toHaveText('All sent', { timeout: 30_000 })
  })

  await test.step("the apprentice's skills show it", async () => {
    await expectSeal(await phone.reopen('/skills'))
  })
})

test('a returned log is corrected without a network, and the teacher sees the difference', async ({ server, device }) => {
  const phone = await device('phone')
  const laptop = await device('laptop')
  await signIn(phone.page(), 'apprentice')
  await signIn(laptop.page(), 'teacher')

  await test.step('the apprentice hands one in', async () => {
    const page = phone.page()
    await writeLog(page, { task: 'Brake pads, coach 41', minutes: 60, whatIDid: 'Replaced both pads and torqued the bolts to 80 Nm.' })
    await expect(chip(page)).toHaveText('All sent', { timeout: 30_000 })
  })

  await test.step('the teacher returns it with a comment on a field', async () => {
    const page = await laptop.reopen('/review')
    await page.getByRole('link', { name: /Brake pads, coach 41/ }).click()
    await expect(page.getByRole('article').getByText('Brake pads, coach 41')).toBeVisible()
    await page.getByRole('button', { name: 'Comment on What I did' }).click()
    await page.getByRole('textbox', { name: 'Comment on What I did' }).fill('80 is below the drawing. Which value did you set?')
    await page.getByRole('button', { name: /^Return/ }).click()
    await expect(chip(page)).toHaveText('All sent', { timeout: 30_000 })
  })

  await test.step('the apprentice reads it, loses the network, and corrects it', async () => {
    const page = await phone.reopen('/inbox')
    await expect(page.getByText('Brake pads, coach 41').first()).toBeVisible({ timeout: 30_000 })
    await server.stop()
    await page.goto('/logbook')
    await page.getByRole('link', { name: /Brake pads, coach 41/ }).first().click()
    await expect(page.getByText('80 is below the drawing').first()).toBeVisible()
    await page.getByRole('link', { name: /Correct it|Edit/ }).first().click()
    await page.getByLabel('What I did').fill('Replaced both pads and torqued the bolts to 85 Nm.')
    await page.getByRole('button', { name: 'Submit' }).click()
    await expect(chip(page)).toHaveText('Saved on this device')
    await server.start()
    await expect(chip(page)).toHaveText('All sent', { timeout: 60_000 })
  })

  await test.step('the teacher sees what changed', async () => {
    const page = await laptop.reopen('/review')
    await page.getByRole('link', { name: /Brake pads, coach 41/ }).click()
    await expect(page.locator('ins', { hasText: '85' }).first()).toBeVisible()
    await expect(page.locator('del', { hasText: '80' }).first()).toBeVisible()
  })
})
