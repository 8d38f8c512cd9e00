/** A checklist of one's own: made and ticked off in the basement, read by the teacher, its maker's alone. */
import { chip, expect, signIn, test } from '#tests/support/journey.ts'

const task = 'Turned the bush, coach 21'

test('a list made without a network is ticked off in a log, and the teacher reads what was ticked, then what changed', async ({ server, device }) => {
  const phone = await device('phone')
  const laptop = await device('laptop')
  await signIn(phone.page(), 'apprentice')
  await signIn(laptop.page(), 'teacher')
  await server.stop()

  await test.step('from the half-written log to a new list, and back', async () => {
    const page = await phone.reopen('/logbook/new')
    await page.getByLabel('Task', { exact: true }).fill(task)
    await page.getByRole('link', { name: 'Make a checklist of your own' }).click()
    await page.getByRole('link', { name: 'New checklist' }).click()
    await page.getByLabel('What is it for?').fill('Before the lathe')
    await page.getByRole('textbox', { name: 'Line 1' }).fill('Guard closed')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Key out of the chuck')
    await page.getByRole('button', { name: 'Save checklist' }).click()
    await expect(page.getByRole('link', { name: /Before the lathe/ })).toBeVisible()
    await page.getByRole('link', { name: 'Back' }).click()
    await expect(page.getByLabel('Task', { exact: true })).toHaveValue(task)
  })

  await test.step('one line is ticked, the log handed in, the list thrown away', async () => {
    const page = phone.page()
    await page.getByRole('button', { name: 'Before the lathe' }).click()
    await page.getByText('Guard closed').click()
    await expect(page.getByText('1 / 2')).toBeVisible()
    await page.getByLabel('Minutes', { exact: true }).fill('30')
    await page.getByLabel('What I did').fill('Turned it to size.')
    await page.getByRole('button', { name: 'Submit' }).click()
    await expect(page.getByRole('button', { name: 'Submit' })).toBeHidden()
    await page.goto('/logbook/checklists')
    await page.getByRole('link', { name: /Before the lathe/ }).click()
    await page.getByRole('button', { name: 'Delete the checklist' }).click()
    await expect(page.getByText('No checklist yet')).toBeVisible()
  })

  await server.start()
  await test.step('the teacher reads both lines in the log', async () => {
    await expect(chip(phone.page())).toHaveText('All sent', { timeout: 60_000 })
    const page = await laptop.reopen('/review')
    await page.getByRole('link', { name: new RegExp(task) }).first().click()
    await expect(page.getByRole('listitem').filter({ hasText: 'Guard closed' })).toHaveText('Guard closed, done')
    await expect(page.getByRole('listitem').filter({ hasText: 'Key out of the chuck' })).toHaveText('Key out of the chuck, not done')
  })

  await test.step('the second line is ticked in a correction; its maker reads what changed', async () => {
    const page = phone.page()
    await page.goto('/logbook')
    await page.getByRole('link', { name: task }).click()
    await page.getByRole('link', { name: 'Change it' }).click()
    await page.getByText('Key out of the chuck').click()
    await expect(page.getByText('2 / 2')).toBeVisible()
    await page.getByRole('button', { name: 'Submit' }).click()
    await page.locator('summary', { hasText: 'Revision 2' }).click()
    await expect(page.locator('del', { hasText: /^not done$/ })).toBeVisible()
    await expect(page.locator('ins', { hasText: /^done$/ })).toBeVisible()
  })
})
