/** A roster of 500 with 7 faulty lines; then an apprentice of it comes in with his code, on his own phone. */
import { expect, signIn, test } from '#tests/support/journey.ts'

const COHORT = 'Evening class 夜班'
const faulty = new Map([
  [10, ',S010,'],
  [20, 'Nobody’s number,,'],
  [30, 'Gao 30,S0030,No such class'],
  [40, 'Gao 40,S0039,'],
  [50, 'Gao 50,13812345678,'],
  [60, `${'x'.repeat(201)},S0060,`],
  [70, 'Gao 70,110101200801011234,'],
])
const roster = `姓名 Name,学号 Student number,班级 Cohort\r\n${Array.from({ length: 500 }, (_, n) => faulty.get(n) ?? `${n === 7 ? '=SUM(7) 高七' : `Gao ${n}`},S${String(n).padStart(4, '0')},${COHORT}`).join('\r\n')}\r\n`
const file = { name: 'roster.csv', mimeType: 'text/csv', buffer: Buffer.from(roster) }

test('a list is looked at before anything changes, taken in once, and its people come in with codes', async ({ device }) => {
  const office = (await device('laptop')).page()
  await signIn(office, 'coordinator')
  await office.goto('/office/cohorts/new')
  await office.getByLabel('Name').fill(COHORT)
  await office.getByLabel('Programme').selectOption({ index: 1 })
  await office.getByLabel('First day').fill('2026-09-01')
  await office.getByLabel('Last day').fill('2029-07-31')
  await office.getByRole('button', { name: 'Save at the school' }).click()
  await expect(office.getByRole('row', { name: COHORT })).toContainText('0')
  // The device hears of the class by sync, and reads the file against it.
  await office.waitForFunction((name) => document.querySelector('table')?.textContent?.includes(name) === true, COHORT)

  await office.goto('/office/people/import')
  const choose = async () => {
    await office.locator('input[type="file"]').setInputFiles(file)
    await expect(office.getByRole('heading', { name: 'roster.csv' })).toBeVisible()
  }
  await choose()
  await expect(office.getByRole('table', { name: 'Lines that are left out' }).getByRole('row')).toHaveCount(1 + faulty.size)
  await expect(office.getByRole('row', { name: /^12 Name: missing/ })).toBeVisible()
  await expect(office.getByText('=SUM(7) 高七')).toBeVisible()
  await office.getByRole('button', { name: 'Take in 493 apprentices' }).click()
  await expect(office.getByText('493 new apprentices were taken in.')).toBeVisible()
  await office.getByRole('button', { name: 'Another file' }).click()
  await choose()
  await expect(office.getByText('There is nothing to take in.')).toBeVisible()

  await office.goto('/office/people')
  await office.getByRole('searchbox').fill('S0123')
  await office.getByRole('link', { name: 'Gao 123' }).click()
  await office.getByRole('button', { name: 'Make an invitation' }).click()
  const link = (await office.getByText(/\/join#/).textContent()) ?? ''

  const phone = (await device('phone')).page()
  await phone.goto(link)
  await expect(phone.getByRole('heading', { name: 'Welcome, Gao 123' })).toBeVisible()
  expect(phone.url()).not.toContain('#')
  await phone.getByLabel('Username').fill('apprentice')
  await phone.getByLabel('Password').fill('short')
  await phone.getByRole('button', { name: 'Come in' }).click()
  await expect(phone.getByText('Please choose at least 10 characters.')).toBeVisible()
  await phone.getByLabel('Password').fill('a sentence of my own')
  await phone.getByRole('button', { name: 'Come in' }).click()
  await expect(phone.getByText('Somebody has this username already. Choose another one.')).toBeVisible()
  await phone.getByLabel('Username').fill('gao.123')
  await phone.getByRole('button', { name: 'Come in' }).click()
  await expect(phone.getByRole('navigation', { name: 'Main' })).toBeVisible()

  const other = (await device('phone')).page()
  await other.goto(link)
  await expect(other.getByText(/This code has been used already/)).toBeVisible()
})
