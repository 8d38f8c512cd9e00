/**
 * Runs a command that needs a browser: `node tests/support/browser.ts vitest run`. Where there is no Chromium it gets
 * one first (Playwright's own, else Debian's package as root), so that `npm ci && npm test` is all a newcomer types.
 */
import { spawnSync } from 'node:child_process'
import { findChromium } from './chromium.ts'

const run = (command: string, args: readonly string[]): number =>
  spawnSync(command, [...args], { stdio: 'inherit', env: process.env }).status ?? 1

const install = (): void => {
  console.log('No Chromium found; installing one for the tests.')
  if (run('npx', ['playwright', 'install', 'chromium']) === 0 && findChromium() !== null) return
  if (process.getuid?.() === 0 && run('apt-get', ['update', '-qq']) === 0) run('apt-get', ['install', '-y', '-qq', 'chromium-headless-shell', 'fonts-noto-cjk'])
}

if (findChromium() === null) install()
if (findChromium() === null) {
  console.error('The tests need a Chromium. Install one, or set CHROMIUM_PATH to its program.')
  process.exit(1)
}
const [command = '', ...args] = process.argv.slice(2)
process.exit(run(command, args))
