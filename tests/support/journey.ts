/** A journey: a real server process with the demo school, and people with browsers of their own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type BrowserContext, chromium, expect, type Page } from '@playwright/test'
import { endBrowser } from './browser-process.ts'
import { chromiumLaunch } from './chromium.ts'
import { builtPage } from './program-with-page.ts'
import { unpackRelease } from './releases.ts'
import { createServerProcess, type ServerProcess } from './server-process.ts'

export const DEVICES = {
  phone: { width: 360, height: 740 },
  tablet: { width: 1024, height: 768 },
  laptop: { width: 1440, height: 900 },
} as const

/** A browser profile that survives being closed, as a phone's does. */
export interface Device {
  page(): Page
  /** Opens one more tab. */
  tab(path: string): Promise<Page>
  /** The browser as Playwright knows it, until it is closed or killed. */
  context(): BrowserContext
  /** Closes the browser and opens it anew on the same profile. */
  reopen(path: string): Promise<Page>
  /** Ends every process of the browser at once, as a battery that runs out does; `reopen` starts it again. */
  kill(): Promise<void>
  setOffline(offline: boolean): Promise<void>
  /** What the browser blamed the page for: broken policy, errors that nobody caught. */
  readonly complaints: readonly string[]
  /** Takes back one kind of complaint that a journey knows the reason of. */
  forgive(complaint: string): void
  close(): Promise<void>
}

export const openDevice = async (server: Pick<ServerProcess, 'url'>, size: keyof typeof DEVICES, locale = 'en-GB', args: readonly string[] = []): Promise<Device> => {
  const profile = mkdtempSync(join(tmpdir(), 'craftlog-profile-'))
  const complaints: string[] = []
  const launch = async (): Promise<BrowserContext> => {
    const usual = chromiumLaunch()
    const context = await chromium.launchPersistentContext(profile, {
      ...usual,
      args: [...usual.args, ...args],
      baseURL: server.url,
      viewport: DEVICES[size],
      hasTouch: size !== 'laptop',
      locale,
      serviceWorkers: 'allow',
    })
    context.on('console', (m) => m.text().includes('Content Security Policy') && complaints.push(m.text()))
    context.on('weberror', (e) => complaints.push(e.error().message))
    return context
  }
  let context = await launch()
  const first = () => context.pages()[0] ?? null
  if (first() === null) await context.newPage()
  const page = () => {
    const open = first()
    if (open === null) throw new Error('the browser has no page')
    return open
  }
  return {
    page,
    context: () => context,
    tab: async (path) => {
      const opened = await context.newPage()
      await opened.goto(path)
      return opened
    },
    kill: async () => {
      const closed = context.waitForEvent('close')
      endBrowser(profile)
      await closed
    },
    reopen: async (path) => {
      await context.close()
      context = await launch()
      const opened = first() ?? (await context.newPage())
      await opened.goto(path)
      return opened
    },
    complaints,
    forgive: (complaint) => void complaints.splice(0, complaints.length, ...complaints.filter((c) => c !== complaint)),
    setOffline: (offline) => context.setOffline(offline),
    close: async () => {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

/** Signs in by the form, and waits until everything has arrived and the app can open by itself. */
export const signIn = async (page: Page, username: string): Promise<void> => {
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: 'Username' }).fill(username)
  await page.getByRole('textbox', { name: 'Password' }).fill('craftlog-demo')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  await expect(chip(page)).toHaveText('All sent')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
}

export const chip = (page: Page) => page.getByRole('status').filter({ hasText: /Saved on this device|Sending|All sent|Needs you/ })

interface Fittings {
  /** Which built page the server starts with; `old`: the last release's. `server.start(builtPage)` brings today's. */
  startsWith: 'old' | 'today'
  server: ServerProcess
  /** @param args beside the usual ones, for the browser's start */
  device: (size: keyof typeof DEVICES, locale?: string, args?: readonly string[]) => Promise<Device>
}

export const test = base.extend<Fittings, { oldPage: string }>({
  startsWith: ['today', { option: true }],
  oldPage: [
    async ({ browserName: _anyBrowser }, use) => {
      const folder = unpackRelease('0.1.0')
      await use(folder)
      rmSync(folder, { recursive: true })
    },
    { scope: 'worker' },
  ],
  server: async ({ startsWith, oldPage }, use) => {
    const server = await createServerProcess(['--demo'])
    await server.start(startsWith === 'old' ? oldPage : builtPage)
    await use(server)
    await server.dispose()
  },
  device: async ({ server }, use) => {
    const opened: Device[] = []
    await use(async (size, locale, args) => {
      const device = await openDevice(server, size, locale, args)
      opened.push(device)
      return device
    })
    for (const device of opened) await device.close()
    expect(opened.flatMap((d) => d.complaints)).toEqual([])
  },
})

export { expect }
