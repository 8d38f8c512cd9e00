/** A phone: a browser with a profile that stays, a small screen, touch, and a processor made slow. */
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright'
import { chromiumLaunch } from '#tests/support/chromium.ts'

export interface SlowPage {
  readonly page: Page
  readonly cdp: CDPSession
}

export interface Phone {
  readonly context: BrowserContext
  /** Where its browser listens for tools. */
  readonly debuggingPort: number
  /** A new tab whose processor is so many times slower. */
  readonly open: (slower: number) => Promise<SlowPage>
  readonly close: () => Promise<void>
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port'))))
    })
  })

/** @param url where its pages are · @param folder for its profile */
export const openPhone = async (folder: string, url: string): Promise<Phone> => {
  const debuggingPort = await freePort()
  const { args, ...usual } = chromiumLaunch()
  const context = await chromium.launchPersistentContext(mkdtempSync(join(folder, 'phone-')), {
    ...usual,
    args: [...args, `--remote-debugging-port=${debuggingPort}`],
    baseURL: url,
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    locale: 'en-GB',
    serviceWorkers: 'allow',
    handleSIGINT: false,
    handleSIGTERM: false,
  })
  return {
    context,
    debuggingPort,
    open: async (slower) => {
      const page = await context.newPage()
      const cdp = await context.newCDPSession(page)
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower })
      return { page, cdp }
    },
    close: () => context.close(),
  }
}

/** Signs in by the form, and waits until so many logs are on the device and the app can open by itself. */
export const signInOn = async (phone: Phone, username: string, password: string, logs: number): Promise<void> => {
  const page = await phone.context.newPage()
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: 'Username' }).fill(username)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForFunction(
    (wanted) =>
      new Promise<boolean>((resolve) => {
        void indexedDB.databases().then((all) => {
          const own = all.find((d) => d.name !== undefined && d.name !== 'craftlog-device' && d.name.startsWith('craftlog'))
          if (own?.name === undefined) return resolve(false)
          const opening = indexedDB.open(own.name)
          opening.addEventListener('success', () => {
            const db = opening.result
            if (!db.objectStoreNames.contains('practiceLog')) return resolve(false)
            const counting = db.transaction('practiceLog').objectStore('practiceLog').count()
            counting.addEventListener('success', () => {
              db.close()
              resolve(counting.result >= wanted)
            })
          })
        })
      }),
    logs,
    { timeout: 120_000, polling: 500 },
  )
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  // The cache of what the worker keeps, compiled: Chromium writes it a while after the installation.
  await page.waitForTimeout(3_000)
  await page.close()
}
