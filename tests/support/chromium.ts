/** Where the browser for tests is, and how it is started: alone, without calls to its maker. */
import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

const candidates = (): readonly (string | undefined)[] => [
  process.env['CHROMIUM_PATH'],
  // The same engine without windows: a third faster where two cores do everything.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  chromium.executablePath(),
]

/** Path of a Chromium on this machine, or null. */
export const findChromium = (): string | null => candidates().find((p) => p !== undefined && existsSync(p)) ?? null

const isRoot = () => process.getuid?.() === 0

export const chromiumLaunch = (): { executablePath?: string; args: string[] } => {
  const executablePath = findChromium()
  return {
    // Of its own two builds Playwright takes the windowless one by itself.
    ...(executablePath === null || executablePath === chromium.executablePath() ? {} : { executablePath }),
    args: [
      ...(isRoot() ? ['--no-sandbox'] : []),
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      // Machines for tests have none; without this a processor plays one.
      '--disable-gpu',
    ],
  }
}
