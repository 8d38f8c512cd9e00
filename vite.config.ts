import { readFileSync } from 'node:fs'
import { lingui } from '@lingui/vite-plugin'
import babel from '@rolldown/plugin-babel'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'
import { isOfDesk, nameAsset, nameChunk, wordsOfDesk } from './src/build/desk.ts'
import { compiledAtOnce, stillFirst } from './src/build/start.ts'
import { chromiumLaunch } from './tests/support/chromium.ts'

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string }

/** The long form, `CRAFTLOG_LONG=1 npm test`, also runs what takes minutes: whole servers, killed and restored. */
const inLong = process.env['CRAFTLOG_LONG'] === '1'
const long = (pattern: string): readonly string[] => (inLong ? [pattern] : [])

export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(version) },
  plugins: [
    babel({ plugins: ['@lingui/babel-plugin-lingui-macro'] }),
    react(),
    lingui(),
    compiledAtOnce,
    stillFirst,
    wordsOfDesk(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/worker',
      filename: 'sw.ts',
      injectRegister: false,
      // The public shell and nothing else: rows of people never enter a cache.
      injectManifest: { globPatterns: ['**/*.{js,css,html,svg,png,woff2}'], globIgnores: ['assets/desk/**', '**/plan-worker-*', '**/roster-worker-*'], maximumFileSizeToCacheInBytes: 4_000_000 },
      manifest: {
        id: '/',
        name: 'Craftlog 匠心日志',
        short_name: 'Craftlog',
        description: 'A logbook for apprentices that works without a network.',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        background_color: '#fbfaf7',
        theme_color: '#fbfaf7',
        icons: [
          { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
    }),
  ],
  build: {
    target: 'es2022',
    sourcemap: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        chunkFileNames: nameChunk,
        assetFileNames: nameAsset,
        codeSplitting: {
          groups: [
            { name: 'still', test: /\/src\/app\/shell\/still\/(show|draw|still)\./, priority: 4 },
            // What every start needs, in two files: libraries, which a new version of ours leaves as they were, and our own.
            // Forty small ones pack worse, and a slow phone fetches each by itself out of the worker's cache.
            { name: 'base', tags: ['$initial'], test: /node_modules\//, priority: 3 },
            { name: 'start', tags: ['$initial'], priority: 2 },
            // Where a phone begins: all that it needs beyond a start, and nothing else, in one file.
            { name: 'logbook', test: /\/src\/app\/features\/logbook\/logbook-screen\./, priority: 1 },
            // A hundred icons of three hundred bytes: one file.
            { name: 'icons', test: /node_modules\/lucide-react\//, minShareCount: 2 },
            // Small files that many screens share pack better together; with one of a desk among them all would wait for its words.
            { name: 'common', test: (id) => /\/src\/app\/(ui|record)\//.test(id) && !isOfDesk(id), minShareCount: 6 },
            { name: 'shared', test: /\/src\/(domain|sync(?!\/(office|cohort-progress))|signing)\/|\/src\/app\/(store|replication(?!\/office))\//, minShareCount: 6 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://localhost:8787', '/sync': 'http://localhost:8787' } },
  test: {
    // Vitest leaves one core idle for a person at the keyboard; these tests wait for disks and processes more than they count.
    maxWorkers: 2,
    // Files share their worker's modules, which takes a third off; a test therefore leaves no state behind in a module.
    isolate: false,
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['src/{domain,sync,signing,server}/**/*.test.ts', 'tests/*.test.ts', 'tests/{contract,compatibility}/**/*.test.ts', ...long('tests/scenarios/**/*.test.ts')],
          exclude: inLong ? [] : ['tests/contract/{backup,move-to-postgres,several-processes}.test.ts'],
          // A slow machine is no defect: the fences read all sources twice, which takes 13 s, or 50.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'simulation',
          environment: 'node',
          include: ['tests/simulation/simulation.test.ts', ...long('tests/simulation/variants.test.ts')],
          // Its own processes take every core: it comes when the others are done, and one file at a time.
          sequence: { groupOrder: 1 },
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'page',
          include: ['src/app/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/patience.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromiumLaunch() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
