/** A browser of its own with a fresh profile, on a page of one peer. */
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright'
import { chromiumLaunch } from '#tests/support/chromium.ts'

export interface BenchDevice {
  readonly page: () => Page
  /** Closes the browser, starts it again on the same profile and goes there. */
  readonly reopen: (path: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** @param token the session cookie, or null for a server without sessions */
export const openDevice = async (folder: string, url: string, path: string, token: string | null): Promise<BenchDevice> => {
  const profile = mkdtempSync(join(folder, 'profile-'))
  let context: BrowserContext
  let page: Page
  const go = async (to: string) => {
    context = await chromium.launchPersistentContext(profile, { ...chromiumLaunch(), handleSIGINT: false, handleSIGTERM: false })
    if (token !== null) await context.addCookies([{ name: 'craftlog', value: token, url, httpOnly: true, sameSite: 'Lax' }])
    page = context.pages()[0] ?? (await context.newPage())
    await page.goto(`${url}${to}`)
  }
  await go(path)
  return {
    page: () => page,
    reopen: async (to) => {
      await context.close()
      await go(to)
    },
    close: () => context.close(),
  }
}
