/** The apprentice's record leaves the phone without a network: as a file, and as paper that holds nothing but the record. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { recordFile } from '#domain/record-file.ts'
import { reflect } from '#tests/support/deeds.ts'
import { expect, signIn, test } from '#tests/support/journey.ts'

const save = async (page: Page, path: string) => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as a file' }).click()])
  expect(download.suggestedFilename()).toMatch(/^craftlog-record-\d{4}-\d\d-\d\d\.json$/)
  await download.saveAs(path)
  return recordFile.parse(JSON.parse(readFileSync(path, 'utf8')))
}

test('the record is saved and printed with the server stopped; what is private stays unless it was chosen', async ({ server, device }, info) => {
  const phone = await device('phone')
  const page = phone.page()
  await signIn(page, 'apprentice')
  await reflect(page, 'Nobody else is to read this.')
  await server.stop()
  await page.goto('/settings')
  await page.getByRole('link', { name: 'Open my record' }).click()
  await expect(page.getByText(/practice logs, with every/)).toBeVisible()
  const usual = await save(page, info.outputPath('usual.json'))
  expect(usual.rows.practiceLog.length).toBeGreaterThan(10)
  expect(usual.rows.signOff.length).toBeGreaterThan(0)
  expect(JSON.stringify(usual)).not.toContain('Nobody else is to read this.')
  await page.getByText(/All of them/).click()
  await page.getByText('Concerns that I raised').click()
  const all = await save(page, info.outputPath('all.json'))
  expect(all.chosen).toEqual({ reflections: 'all', concerns: true, photos: true })
  expect(all.rows.reflection.map((r) => r.text)).toContain('Nobody else is to read this.')

  await page.getByRole('link', { name: 'On paper' }).click()
  await expect(page.getByRole('heading', { name: 'Practice logs 实训日志' })).toBeVisible()
  await expect(page.getByText('Nobody else is to read this.')).toBeVisible()
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden()
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden()
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeGreaterThan(3)
  expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/)
  await page.goBack()
  await expect(page.getByRole('radio', { name: /All of them/ })).toBeChecked()
})
