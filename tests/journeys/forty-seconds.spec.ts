/** The forty-second log, counted: what a hand in a glove must tap and type to write the same job down again, without a network. */
import type { Locator, Page } from '@playwright/test'
import * as file from '#tests/support/picture-files.ts'
import { chip, expect, signIn, test } from '#tests/support/journey.ts'
import { smallTargets } from '#tests/support/targets.ts'

/** A hand that counts: every tap, and every key of the keyboard on the screen. */
const countingHand = () => {
  let count = 0
  return {
    tap: async (target: Locator) => {
      await target.tap()
      count += 1
    },
    keys: async (page: Page, text: string) => {
      await page.keyboard.type(text)
      count += [...text].length
    },
    /** The phone's own camera: its shutter, and "use this photo". */
    photograph: async (page: Page, button: Locator, photo: Awaited<ReturnType<typeof file.plainPhoto>>) => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.tap()])
      await chooser.setFiles(photo)
      count += 3
    },
    count: () => count,
  }
}

const task = 'Axle seat, bogie 40'

/** The day before, by a keyboard and at leisure: what the repeat goes by. */
const writeTheFirst = async (page: Page) => {
  await page.getByRole('button', { name: 'New log' }).click()
  await page.getByLabel('Task', { exact: true }).fill(task)
  await page.getByLabel('Minutes', { exact: true }).fill('40')
  await page.getByLabel('What I did').fill('Cleaned the seat, measured at 0°, 120° and 240°, all three dry.')
  await page.getByRole('combobox', { name: 'Skills' }).fill('S07')
  await page.getByRole('option').first().click()
  await page.getByText('Measurements', { exact: true }).click()
  await page.getByRole('button', { name: /Add a measurement|Another quantity/ }).click()
  const row = page.getByRole('group', { name: 'Measurement 1' })
  await row.getByLabel('Quantity').fill('Seat diameter')
  await row.getByLabel('Unit').fill('mm')
  await row.getByLabel('Nominal').fill('130')
  await row.getByLabel('Tolerance').fill('0.05')
  await row.getByLabel('Instrument').fill('M-14')
  await row.getByRole('textbox', { name: 'Value' }).fill('130.02')
  await page.getByRole('button', { name: 'Submit' }).click()
  await expect(page.getByText(task).first()).toBeVisible()
}

test('a repeat log with one measurement and one photo takes at most 15 taps and keys, and no network', async ({ server, device }) => {
  const phone = await device('phone')
  const page = phone.page()
  await signIn(page, 'apprentice')
  await server.stop()
  await writeTheFirst(page)
  const hand = countingHand()

  await hand.tap(page.getByRole('button', { name: 'New log' }))
  await hand.tap(page.getByRole('group', { name: 'Again like' }).getByRole('button', { name: task }))
  await hand.tap(page.getByLabel('What I did'))
  await hand.keys(page, 'Shim')
  const more = page.getByRole('button', { name: 'Measurement 1: more' })
  await hand.tap(more)
  await hand.tap(more)
  await expect(page.getByText('in tolerance')).toBeVisible()
  await hand.photograph(page, page.getByRole('button', { name: 'Take photo' }), await file.plainPhoto('seat.jpg', 1))
  await expect(page.getByRole('listitem', { name: 'Photo 1' })).toBeVisible()
  await hand.tap(page.getByRole('button', { name: 'Submit' }))

  await expect(chip(page)).toHaveText('Saved on this device')
  await expect(page.getByRole('link', { name: task })).toHaveCount(2)
  expect(hand.count()).toBeLessThanOrEqual(15)
  await page.getByRole('link', { name: task }).first().click()
  await expect(page.getByText('130.02\u00a0mm').first()).toBeVisible()
  await expect(page.getByText('Shim').first()).toBeVisible()
})

test('a timer that runs is there after the battery ran out', async ({ device }) => {
  const phone = await device('phone')
  await signIn(phone.page(), 'apprentice')
  await phone.page().goto('/logbook/new')
  await phone.page().getByRole('button', { name: 'Start now' }).tap()
  await expect(phone.page().getByText('Draft saved')).toBeVisible()
  await phone.kill()
  const page = await phone.reopen('/logbook')
  await expect(page.getByText('Timer runs')).toBeVisible()
  await page.getByRole('button', { name: 'New log' }).tap()
  await page.getByRole('button', { name: /^Stop/ }).tap()
  await expect(page.getByLabel('Minutes', { exact: true })).toHaveValue(/^\d+$/)
  await expect(page.getByLabel('Began at')).toHaveValue(/^\d\d:\d\d$/)
})

const FLOOR = { width: 64, height: 64 }

test('every target of the form is at least 64 px, folded or open, empty or full', async ({ device }) => {
  const phone = await device('phone')
  const page = phone.page()
  await signIn(page, 'apprentice')
  await page.goto('/logbook/checklists/new')
  await page.getByLabel('What is it for?').fill('Lathe')
  await page.getByRole('textbox', { name: 'Line 1' }).fill('Guard closed')
  expect(await smallTargets(page, FLOOR, 'main')).toEqual([])
  await page.getByRole('button', { name: 'Save checklist' }).click()
  await expect(page.getByRole('link', { name: /Lathe/ })).toBeVisible()

  await page.goto('/logbook/new')
  await expect(page.getByRole('group', { name: 'Again like' }).getByRole('button').first()).toBeVisible()
  expect(await smallTargets(page, FLOOR, 'main')).toEqual([])
  await page.getByRole('group', { name: 'Again like' }).getByRole('button').first().tap()
  await page.getByRole('group', { name: 'Skills you practised lately' }).getByRole('button').last().tap()
  await page.getByRole('button', { name: 'Start now' }).tap()
  await page.getByRole('button', { name: 'Lathe' }).tap()
  const add = page.getByRole('button', { name: /Add a measurement|Another quantity/ })
  if (!(await add.isVisible())) await page.getByText('Measurements', { exact: true }).tap()
  await add.tap()
  await page.getByText('More', { exact: true }).tap()
  await page.getByRole('combobox', { name: 'Not applicable here' }).fill('S')
  await expect(page.getByRole('option').first()).toBeVisible()
  expect(await smallTargets(page, FLOOR, 'main')).toEqual([])
})
