/** The office: an enterprise, a post, a class, a placement that cannot start without its papers, and two coordinators at once. */
import type { Page } from '@playwright/test'
import { expect, signIn, test } from '#tests/support/journey.ts'

const SAVE = 'Save at the school'
const pick = async (page: Page, what: string, search: string, name: RegExp) => {
  await page.getByRole('button', { name: `Choose: ${what}` }).click()
  await page.getByRole('searchbox', { name: `Search: ${what}` }).fill(search)
  await page.getByRole('button', { name }).click()
}
const dayFromToday = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('a coordinator sets a placement up; it starts with its papers and not before, and then the mentor’s tablet has the apprentice', async ({ device }) => {
  const [office, tablet] = [(await device('laptop')).page(), (await device('tablet')).page()]
  await signIn(tablet, 'mentor')
  await tablet.getByRole('link', { name: 'Apprentices' }).click()
  await expect(tablet.getByText('Li Na 李娜').first()).toBeVisible()
  await expect(tablet.getByText('Xu Ting 徐婷')).toHaveCount(0)

  await signIn(office, 'coordinator')
  await office.getByRole('link', { name: 'Office' }).click()
  await office.getByRole('link', { name: 'Enterprises' }).click()
  await office.getByRole('searchbox').fill('beihu')
  await office.getByRole('link', { name: /Beihu Metro/ }).click()
  await office.getByLabel('Employees').fill('40')
  await office.getByRole('button', { name: 'Add a post' }).click()
  await office.getByLabel('Post', { exact: true }).fill('Wheelset bay')
  await office.getByLabel('Places for apprentices').fill('2')
  await office.getByRole('button', { name: SAVE }).click()
  await expect(office.getByRole('row', { name: /Beihu Metro/ })).toContainText('1 post')

  await office.getByRole('link', { name: 'Cohorts' }).last().click()
  await office.getByRole('link', { name: 'New cohort' }).click()
  await office.getByRole('button', { name: SAVE }).click()
  await expect(office.getByRole('alert').getByText('Name: Please fill this in.')).toBeVisible()
  await office.getByLabel('Name').fill('Wheelsets, evening class')
  await office.getByLabel('Programme').selectOption({ index: 1 })
  await office.getByLabel('First day').fill(dayFromToday(-30))
  await office.getByLabel('Last day').fill(dayFromToday(700))
  await office.getByRole('button', { name: SAVE }).click()
  await expect(office.getByRole('link', { name: 'Wheelsets, evening class' })).toBeVisible()

  await office.goto('/office/placements/new')
  await pick(office, 'Apprentice', 'xu ting', /Xu Ting/)
  await pick(office, 'Teacher', 'chen min', /Chen Min/)
  await pick(office, 'Enterprise', 'beihu', /Beihu/)
  await office.getByRole('combobox', { name: 'Post', exact: true }).selectOption({ label: 'Wheelset bay' })
  // Eight apprentices are there already, for forty employees.
  await expect(office.getByText(/as a rule at most 4/)).toBeVisible()
  await office.getByLabel('Programme').selectOption({ index: 1 })
  await office.getByLabel('First day').fill(dayFromToday(-1))
  await office.getByLabel('Last day', { exact: true }).fill(dayFromToday(90))
  await office.getByRole('button', { name: 'Add a mentor or deputy' }).click()
  await pick(office, 'Mentor', 'zhang', /Zhang Jianguo/)
  await office.getByRole('radiogroup', { name: 'Under 18 when it starts' }).getByText(/^Born after/).click()
  await office.getByLabel('Agreement signed on').fill(dayFromToday(-5))
  await office.getByLabel('Signed for the enterprise by').fill('Director Tang')
  await office.getByRole('button', { name: SAVE }).click()

  await expect(office.getByText('the consent of a guardian is missing')).toBeVisible()
  await expect(office.getByRole('button', { name: 'Let it start' })).toBeDisabled()
  await office.getByLabel("Guardian's consent signed on").fill(dayFromToday(-4))
  await office.getByRole('button', { name: SAVE }).click()
  await expect(tablet.getByText('Xu Ting 徐婷')).toHaveCount(0)
  await office.getByRole('button', { name: 'Let it start' }).click()
  await expect(office.getByText('running', { exact: true })).toBeVisible()
  await expect(tablet.getByText('Xu Ting 徐婷').first()).toBeVisible()

  await office.getByRole('button', { name: 'Back' }).or(office.getByRole('link', { name: 'Back' })).click()
  await office.getByRole('link', { name: 'Log of deeds' }).click()
  await expect(office.getByRole('row', { name: /Placement let start/ })).toContainText('Xu Ting')
})

test('of two coordinators the second sees both versions, without a network nothing typed is lost, and nothing is overwritten', async ({ device }) => {
  const other = await device('laptop')
  const [mine, theirs] = [(await device('laptop')).page(), other.page()]
  for (const page of [mine, theirs]) {
    await signIn(page, 'coordinator')
    await page.goto('/office/enterprises')
    await page.getByRole('link', { name: /Hengyuan/ }).click()
    await expect(page.getByLabel('Name', { exact: true })).not.toHaveValue('')
  }
  await mine.getByLabel('Name', { exact: true }).fill('Hengyuan East')
  await mine.getByRole('button', { name: SAVE }).click()
  await expect(mine.getByRole('link', { name: 'Hengyuan East' })).toBeVisible()

  await other.setOffline(true)
  await theirs.getByLabel('Name', { exact: true }).fill('Hengyuan Works Ltd')
  await theirs.getByLabel('Employees').fill('900')
  await theirs.getByRole('button', { name: SAVE }).click()
  await expect(theirs.getByRole('alert').getByText('The office needs the network; what you typed is kept on this device.')).toBeVisible()
  await other.setOffline(false)
  await theirs.reload()
  await expect(theirs.getByLabel('Employees')).toHaveValue('900')
  const both = theirs.getByRole('group', { name: 'Name' })
  await expect(both).toContainText('Hengyuan Works Ltd')
  await expect(both).toContainText('Hengyuan East')
  // Nobody overwrites by pressing once more.
  await theirs.getByRole('button', { name: SAVE }).click()
  await expect(theirs.getByText('Choose first where you both changed the same.')).toBeVisible()
  await both.getByRole('button', { name: 'Take the other' }).click()
  await theirs.getByRole('button', { name: SAVE }).click()
  await expect(theirs.getByRole('row', { name: /Hengyuan East/ })).toContainText('900')
})
