/** Every screen, in both languages: no accessibility findings, no words missing, nothing wider than the device; at the machine nothing smaller than a thumb. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Page, test as plain } from '@playwright/test'
import type axe from 'axe-core'
import { fillLog } from '#tests/support/deeds.ts'
import { chip, DEVICES, expect, openDevice, signIn, test } from '#tests/support/journey.ts'
import { plainPhoto } from '#tests/support/picture-files.ts'
import { deeper, drawn, follow, screens } from '#tests/support/screens.ts'
import { createServerProcess } from '#tests/support/server-process.ts'
import { smallTargets } from '#tests/support/targets.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** The long form reads every screen in all three, and a reader's own size is what most pages fail at. */
const TEXT_SIZES = process.env['CRAFTLOG_LONG'] === '1' ? ['normal', 'large', 'larger'] : ['normal']

/** What axe holds against the screen as it is now. The pages have no frames, so one run in the page sees everything. */
const axeFindings = async (page: Page): Promise<readonly string[]> => {
  // By the debugger, because the page's own policy rightly refuses foreign scripts.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  // React Aria's announcements point at elements that may be gone while they are still being read; they are hers, and pass.
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({ exclude: ['[data-live-announcer]'] }, { resultTypes: ['violations'] })
    return violations.flatMap((v) => v.nodes.map((n) => `${v.id} ${n.target.join(' ')}`))
  })
}

const widerBy = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

const look = async (page: Page, where: string): Promise<readonly string[]> => {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await drawn(page)
  const found = (await axeFindings(page)).map((finding) => `${where}: ${finding}`)
  const overflow = await widerBy(page)
  return overflow > 1 ? [...found, `${where}: ${overflow}px wider than the device`] : found
}

/** At the machine; only what stands in the form, not the tabs below it. */
const isLogFlow = (path: string): boolean => /^\/logbook\/(new|checklists\/new|[^/]+\/edit)$/.test(path)

/** Whose hands are at the machine, in gloves or not. */
const ON_THE_FLOOR = ['apprentice', 'mentor']

/** What a thumb would miss, and what a glove would once its mode is on. */
const outOfReach = async (page: Page, path: string): Promise<readonly string[]> => {
  const [bare, floor, glove] = [{ width: 48, height: 48 }, { width: 64, height: 64 }, { width: 48, height: 96 }]
  const small = [...(await smallTargets(page, bare)), ...(isLogFlow(path) ? await smallTargets(page, floor, 'main') : [])]
  const html = page.locator('html')
  await html.evaluate((e) => void (e.dataset['glove'] = ''))
  const inGlove = await smallTargets(page, glove)
  const overflow = await widerBy(page)
  await html.evaluate((e) => delete e.dataset['glove'])
  return [...small.map((s) => `small: ${s}`), ...inGlove.map((s) => `small for a glove: ${s}`), ...(overflow > 1 ? [`${overflow}px wider than the device, for a glove`] : [])]
}

for (const [account, { size, paths }] of Object.entries(screens)) {
  test(`${account}'s screens have no accessibility findings, in English and Chinese`, async ({ device }) => {
    test.slow(TEXT_SIZES.length > 1, 'every screen three times')
    const { page: current } = await device(size)
    const page = current()
    await signIn(page, account)
    const findings: string[] = []
    const links = new Set<string>()
    const visit = async (path: string, language: string) => {
      await follow(page, path)
      for (const size of TEXT_SIZES) {
        await page.evaluate((to) => void (document.documentElement.dataset['textSize'] = to), size)
        findings.push(...(await look(page, `${language} ${path}, text ${size}`)))
      }
      await page.evaluate(() => void (document.documentElement.dataset['textSize'] = 'normal'))
      if (ON_THE_FLOOR.includes(account)) findings.push(...(await outOfReach(page, path)).map((finding) => `${language} ${path}: ${finding}`))
      for (const href of await page.locator('a[href]').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))) links.add(href)
    }
    for (const language of ['en', 'zh']) {
      if (language === 'zh') {
        await page.goto('/settings')
        await page.getByText('中文', { exact: true }).click()
        await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
      }
      for (const path of paths) await visit(path, language)
      for (const pattern of deeper[account] ?? []) {
        const href = [...links].find((l) => pattern.test(l))
        expect(href, `a link like ${pattern}`).toBeDefined()
        await visit(href ?? '/', language)
      }
    }
    expect(findings).toEqual([])
  })
}

/** On a phone, where there is the least room for the keys. */
test('PIN and fingerprint have no accessibility findings, before there is one and after', async ({ device }) => {
  const page = (await device('phone')).page()
  await signIn(page, 'mentor')
  const findings: string[] = []
  const visit = async (path: string, heading: string) => {
    await follow(page, path)
    await expect(page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible()
    findings.push(...(await look(page, path)), ...(await outOfReach(page, path)).map((finding) => `${path}: ${finding}`))
  }
  await visit('/settings/pin', 'Set a PIN')
  await page.getByRole('textbox', { name: 'Your password' }).fill('craftlog-demo')
  await page.getByRole('textbox', { name: 'PIN', exact: true }).fill('274913')
  await page.getByRole('textbox', { name: 'The PIN once more' }).fill('274913')
  await page.getByRole('button', { name: 'Set the PIN' }).click()
  await expect(page.getByText('Your PIN is set. This device signs for you under it.')).toBeVisible({ timeout: 60_000 })
  await visit('/settings/passkey', 'Fingerprint or face')
  await follow(page, '/settings')
  await page.getByText('中文', { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await visit('/settings/passkey', '指纹或面容')
  expect(findings).toEqual([])
})

/** The demo school has no photos, so nothing leads there until an apprentice hands one in. */
test('the sheet that a mentor signed by hand is put down without accessibility findings, on a phone and on a laptop, in English and Chinese', async ({ device }) => {
  const phone = (await device('phone')).page()
  await signIn(phone, 'apprentice')
  await fillLog(phone, { task: 'Signed sheet of March' })
  await phone.locator('input[type=file][multiple]').setInputFiles(await plainPhoto('sheet.jpg'))
  await expect(phone.getByRole('button', { name: 'Mark photo 1' })).toBeVisible({ timeout: 60_000 })
  await phone.getByRole('button', { name: 'Submit' }).click()
  await expect(chip(phone)).toHaveText('All sent', { timeout: 60_000 })

  const { page: current } = await device('laptop')
  const page = current()
  await signIn(page, 'teacher')
  await page.goto('/cohorts')
  await page.locator('a[href^="/cohorts/"]').first().click()
  await page.waitForURL(/\/cohorts\/[^/]+$/)
  await page.goto(`${new URL(page.url()).pathname}/search`)
  await page.getByRole('searchbox').fill('Signed sheet of March')
  await page.getByRole('searchbox').press('Enter')
  await page.locator('a[href*="/logs/"]').first().click()
  await page.getByRole('link', { name: 'A photo shows a signed sheet' }).click()
  await page.getByLabel('Who signed it').selectOption({ index: 1 })
  await page.getByRole('combobox', { name: 'Skills' }).fill('S07')
  await page.getByRole('listbox').getByRole('option').first().click()
  const paper = new URL(page.url()).pathname
  const findings: string[] = []
  for (const language of ['en', 'zh']) {
    if (language === 'zh') {
      await page.goto('/settings')
      await page.getByText('中文', { exact: true }).click()
      await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
      await page.goto(paper)
    }
    for (const size of ['phone', 'laptop'] as const) {
      await page.setViewportSize(DEVICES[size])
      findings.push(...(await look(page, `${language} ${size} ${paper}`)))
    }
  }
  expect(findings).toEqual([])
  await page.getByRole('radio', { name: /3/ }).check({ force: true })
  await page.getByRole('button', { name: '按签认单录入' }).click()
  await page.waitForURL((url) => !url.pathname.endsWith('/paper'))
})

plain('the first visit has no accessibility findings', async () => {
  const server = await createServerProcess()
  await server.start()
  const device = await openDevice(server, 'phone')
  const page = device.page()
  const findings: string[] = []
  for (const path of ['/welcome', '/set-up']) {
    await page.goto(path)
    findings.push(...(await look(page, path)))
    await page.getByRole('button', { name: '中文' }).click()
    findings.push(...(await look(page, `zh ${path}`)))
    await page.getByRole('button', { name: 'English' }).click()
  }
  await device.close()
  await server.dispose()
  expect(findings).toEqual([])
})

test('the doors have no accessibility findings either', async ({ device }) => {
  const { page: current } = await device('phone')
  const page = current()
  await page.goto('/sign-in')
  expect(await look(page, '/sign-in')).toEqual([])
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page.getByRole('button', { name: 'English' })).toBeVisible()
  expect(await look(page, 'zh /sign-in')).toEqual([])
})
