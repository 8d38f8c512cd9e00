/**
 * Pictures of every screen: `npm run screenshots -- [--only apprentice,mentor]` starts the demo school and writes
 * `screenshots/<who>/<size>-<language>-<theme>/<screen>.png`, for phone, tablet and laptop, in both languages, light and in
 * high contrast. The folder is not kept by git.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Page } from '@playwright/test'
import { DEVICES, openDevice, signIn } from './journey.ts'
import { deeper, drawn, follow, screens } from './screens.ts'
import { createServerProcess } from './server-process.ts'

const { values } = parseArgs({ options: { only: { type: 'string' } } })
const wanted = values.only?.split(',') ?? Object.keys(screens)
const folder = fileURLToPath(new URL('../../screenshots', import.meta.url))

const speak = async (page: Page, language: string): Promise<void> => {
  if (language === 'en') return
  await page.goto('/settings')
  await page.getByText('中文', { exact: true }).click()
  await page.locator('html[lang="zh-CN"]').waitFor()
}

/** Every address of an account: those that are known, and the first of each kind that a screen leads to. */
const addresses = async (page: Page, account: string): Promise<readonly string[]> => {
  const paths = [...(screens[account]?.paths ?? [])]
  const links = new Set<string>()
  const gather = async (path: string) => {
    await follow(page, path)
    await drawn(page)
    for (const href of await page.locator('a[href]').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))) links.add(href)
  }
  for (const path of paths) await gather(path)
  for (const pattern of deeper[account] ?? []) {
    const found = [...links].find((l) => pattern.test(l))
    if (found === undefined) continue
    paths.push(found)
    await gather(found)
  }
  return paths
}

const nameOf = (path: string): string => path.replace(/[?#].*$/, '').replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 80)

const server = await createServerProcess(['--demo'])
await server.start()
try {
  for (const account of wanted) {
    rmSync(join(folder, account), { recursive: true, force: true })
    for (const language of ['en', 'zh']) {
      const device = await openDevice(server, 'phone')
      const page = device.page()
      await signIn(page, account)
      await speak(page, language)
      const paths = await addresses(page, account)
      for (const [size, viewport] of Object.entries(DEVICES)) {
        await page.setViewportSize(viewport)
        for (const path of paths) {
          await follow(page, path)
          for (const theme of ['light', 'contrast']) {
            await page.evaluate((to) => void (document.documentElement.dataset['theme'] = to), theme)
            await drawn(page)
            const to = join(folder, account, `${size}-${language}-${theme}`)
            mkdirSync(to, { recursive: true })
            await page.screenshot({ path: join(to, `${nameOf(path)}.png`), fullPage: true })
          }
        }
        process.stdout.write(`${account}, ${size}, ${language}: ${paths.length} screens\n`)
      }
      await device.close()
    }
  }
} finally {
  await server.dispose()
}
