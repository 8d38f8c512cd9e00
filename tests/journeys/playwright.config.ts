import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  // Servers and browsers that are killed, hundreds of photos, seven tabs, a frozen leader, an open tab of the last release take minutes: the long form walks them.
  testIgnore: process.env['CRAFTLOG_LONG'] === '1' ? [] : ['tabs.spec.ts', 'faults.spec.ts', 'two-servers.spec.ts', 'live.spec.ts', 'old-tab.spec.ts', 'many-photos.spec.ts'],
  outputDir: '../../test-results',
  // Each journey has a server process of its own; two cores bear two at a time.
  workers: 2,
  fullyParallel: true,
  // A busy machine may let one fall; it is run again, and named as flaky.
  retries: 2,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: { actionTimeout: 15_000 },
  reporter: [['list']],
})
