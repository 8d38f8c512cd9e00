/** A browser loses everything, with work in it that nobody else has: the file that was saved before brings it back. */
import { readFileSync, writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { fillLog, writeLog } from '#tests/support/deeds.ts'
import { chip, expect, signIn, test } from '#tests/support/journey.ts'
import { signInWitness } from '#tests/support/on-server.ts'
import * as file from '#tests/support/picture-files.ts'

const TASKS = ['Brake pads, coach 3', 'Door guide, coach 4', '车门导轨，5号车']

const saveBackup = async (page: Page, path: string): Promise<string> => {
  await page.goto('/settings')
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save a backup file' }).click()])
  expect(download.suggestedFilename()).toMatch(/^craftlog-backup-\d{4}-\d\d-\d\d\.craftlog$/)
  await download.saveAs(path)
  return path
}

/** As a person does it who clears the data of a site, or a browser that runs out of space. */
const wipe = async (page: Page): Promise<void> => {
  const { origin } = new URL(page.url())
  const session = await page.context().newCDPSession(page)
  await page.goto('about:blank')
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
  await page.context().clearCookies()
}

const restore = (page: Page, path: string) => page.locator('input[type=file]').setInputFiles(path)
const outcome = (page: Page) => page.getByRole('status').filter({ hasText: /back|already|file/ })

test('work that was never sent survives a wiped browser, arrives once, and a draft with its photo comes too', async ({ server, device }, info) => {
  const phone = await device('phone')
  const page = phone.page()
  await signIn(page, 'apprentice')
  await server.stop()
  for (const task of TASKS) await writeLog(page, { task })
  await fillLog(page, { task: 'Half a log' })
  await page.locator('input[type=file][multiple]').setInputFiles(await file.plainPhoto('pads.jpg'))
  await expect(page.getByRole('listitem', { name: 'Photo 1' })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('Draft saved')).toBeVisible()
  const saved = await saveBackup(page, info.outputPath('backup.craftlog'))

  await wipe(page)
  await server.start()
  await signIn(page, 'apprentice')
  await expect(page.getByText(TASKS[0] ?? '')).toHaveCount(0)

  await page.goto('/settings')
  const half = info.outputPath('half.craftlog')
  writeFileSync(half, readFileSync(saved).subarray(0, 300))
  await restore(page, half)
  await expect(outcome(page)).toContainText('This file is not whole')
  await restore(page, saved)
  await expect(outcome(page)).toContainText('3 pieces of work came back')
  await expect(outcome(page)).toContainText('1 draft came back')
  await expect(outcome(page)).toContainText('1 photo came back')
  await expect(chip(page)).toHaveText('All sent')
  await page.goto('/logbook')
  for (const task of TASKS) await expect(page.getByText(task).first()).toBeVisible()
  await expect(page.getByText('Half a log')).toBeVisible()

  // Once more, on the device that has it all by now, and after the school has had it.
  await page.goto('/settings')
  await restore(page, saved)
  await expect(outcome(page)).toContainText('Everything in this file is on this device already')
  await wipe(page)
  await signIn(page, 'apprentice')
  await page.goto('/settings')
  await restore(page, saved)
  await expect(outcome(page)).toContainText('3 pieces of work came back')
  await expect(chip(page)).toHaveText('All sent')
  const logs = await (await signInWitness(server, 'apprentice')).rows('practiceLog')
  expect(logs.map((l) => l.task).filter((t) => TASKS.includes(t)).toSorted()).toEqual(TASKS.toSorted())
})

test('the file of one person is not taken into the store of another', async ({ server, device }, info) => {
  const phone = await device('phone')
  const page = phone.page()
  await signIn(page, 'apprentice')
  await server.stop()
  await writeLog(page, { task: TASKS[0] ?? '' })
  const saved = await saveBackup(page, info.outputPath('backup.craftlog'))
  await wipe(page)
  await server.start()
  await signIn(page, 'apprentice2')
  await page.goto('/settings')
  await restore(page, saved)
  await expect(outcome(page)).toContainText('This file holds the work of')
  await page.goto('/logbook')
  await expect(page.getByText(TASKS[0] ?? '')).toHaveCount(0)
})
