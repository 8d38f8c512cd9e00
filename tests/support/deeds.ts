/** What people do in journeys, click by click: write, ask, sign, endorse. */
import { expect, type Page } from '@playwright/test'

export interface Writing {
  readonly task: string
  readonly minutes?: number
  readonly whatIDid?: string
  /** Code of a skill to name. */
  readonly skill?: string
}

/** The log that goes from door to door. */
export const AXLE_SEAT = {
  task: 'Axle seat, bogie 77',
  minutes: 85,
  whatIDid: 'Measured the seat at 0°, 120° and 240°. 第二次读数偏大。 🔧',
  skill: 'S07',
} as const satisfies Writing

/** Opens the form by its button and fills it in. */
export const fillLog = async (page: Page, { task, minutes = 30, whatIDid = 'Cleaned and greased the guide.', skill }: Writing): Promise<void> => {
  await page.getByRole('button', { name: 'New log' }).click()
  await page.getByLabel('Task', { exact: true }).fill(task)
  await page.getByLabel('Minutes', { exact: true }).fill(String(minutes))
  await page.getByLabel('What I did').fill(whatIDid)
  if (skill === undefined) return
  await page.getByRole('combobox', { name: 'Skills' }).fill(skill)
  await page.getByRole('option').first().click()
}

/** From the logbook's screen; when it returns, the page has said that the log is saved. */
export const writeLog = async (page: Page, writing: Writing): Promise<void> => {
  await fillLog(page, writing)
  await page.getByRole('button', { name: 'Submit' }).click()
  await expect(page.getByText(writing.task).first()).toBeVisible({ timeout: 60_000 })
}

/** A private reflection of his own. */
export const reflect = async (page: Page, text: string): Promise<void> => {
  await page.goto('/reflections/new')
  await page.getByRole('radio').first().check({ force: true })
  await page.getByLabel('Your words').fill(text)
  await page.getByRole('button', { name: 'Save reflection' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'New reflection' })).toHaveCount(0)
}

export const askForSignOff = async (page: Page, skill: string = AXLE_SEAT.skill): Promise<void> => {
  await page.getByRole('link', { name: 'Skills' }).click()
  // The logbook has a search of its own, and stays until the next screen has come.
  await expect(page.getByRole('heading', { level: 1, name: 'Skills' })).toBeVisible()
  await page.getByRole('searchbox').fill(skill)
  await page.getByRole('link', { name: new RegExp(skill) }).first().click()
  await page.getByRole('link', { name: 'Ask for sign-off' }).click()
  await page.getByRole('radio', { name: /3/ }).check({ force: true })
  await page.getByRole('button', { name: 'Ask for sign-off' }).click()
}

/** From the mentor's list of sign-offs. */
export const signLevel3 = async (page: Page, { task, skill }: typeof AXLE_SEAT = AXLE_SEAT): Promise<void> => {
  await page.getByRole('link', { name: new RegExp(skill) }).first().click()
  await expect(page.getByText(task).first()).toBeVisible()
  await page.getByRole('radio', { name: /needs prompts/ }).check({ force: true })
  await page.getByRole('button', { name: 'I took over: one more' }).click()
  await page.getByRole('button', { name: /^Sign/ }).click()
}

/** From the teacher's review. */
export const endorse = async (page: Page, { task, skill }: typeof AXLE_SEAT = AXLE_SEAT): Promise<void> => {
  await expect(page.getByText(task).first()).toBeVisible()
  await page.getByRole('link', { name: new RegExp(skill) }).first().click()
  await page.getByRole('button', { name: /^Endorse/ }).click()
}

/** On the apprentice's list of skills. */
export const expectSeal = async (page: Page, skill: string = AXLE_SEAT.skill): Promise<void> => {
  await page.getByRole('searchbox').fill(skill)
  await expect(page.getByRole('img', { name: 'Endorsed · Level 3, does it with prompts' }).first()).toBeVisible({ timeout: 30_000 })
}

/** The apprentice's request as a code on the phone, with or without a network. */
export const showCode = async (page: Page): Promise<void> => {
  await page.goto('/skills')
  await page.getByRole('searchbox').fill(AXLE_SEAT.skill)
  await page.getByRole('link', { name: new RegExp(AXLE_SEAT.skill) }).first().click()
  await page.getByRole('link', { name: 'Show a code' }).click()
  await page.getByRole('radiogroup', { name: 'How far along are you?' }).getByText('3', { exact: true }).click()
  await page.getByRole('button', { name: 'Show the code' }).click()
  await expect(page.getByRole('img', { name: 'Code of your request' })).toBeVisible()
}
