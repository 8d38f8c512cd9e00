import { readFileSync } from 'node:fs'
import { lingui } from '@lingui/vite-plugin'
import babel from '@rolldown/plugin-babel'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { VitePWA } from 'vite-plugin-pwa'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { chromiumLaunch } from './tests/support/chromium.ts'

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string }

/** The long form, `CRAFTLOG_LONG=1 npm test`, also runs what takes minutes: whole servers, killed and restored. */
const inLong = process.env['CRAFTLOG_LONG'] === '1'
const long = (pattern: string): readonly string[] => (inLong ? [pattern] : [])

/**
 * Screens for a desk with a network: they ask the server anyway. A phone does not keep them before anybody has opened them (worker/sw.ts).
 */
const DESK = /\/src\/app\/(features\/(account\/(codes|join|set-up|pin\/(set-pin|use-set-pin|passkey))|office|reports|devices|dead-letters|programme\/(editor|facts|move|import|plan-preview|ask-plan|use-import|office)|concerns\/(overdue|use-overdue)|cohort\/(figures|search|cohort-from-school|use-cohort-progress))|replication\/(office|join|reports|programme-changes|backup-download))/
const isForDesk = ({ facadeModuleId, moduleIds }: { readonly facadeModuleId: string | null; readonly moduleIds: readonly string[] }): boolean => {
  if (facadeModuleId !== null && DESK.test(facadeModuleId)) return true
  const all = moduleIds.filter((id) => id.includes('/src/app/'))
  const code = all.filter((id) => !id.endsWith('.css'))
  const ours = code.length > 0 ? code : all
  return ours.length > 0 && ours.every((id) => DESK.test(id))
}
/** Styles that several screens share are named after their script, and bear no file's name of their own. */
const deskNames = new Map<string, boolean>()
const nameChunk = (chunk: { readonly name: string; readonly facadeModuleId: string | null; readonly moduleIds: readonly string[] }): string => {
  const forDesk = isForDesk(chunk)
  const name = chunk.name.replace(/\.module$/, '')
  deskNames.set(name, forDesk && deskNames.get(name) !== false)
  return forDesk ? 'assets/desk/[name]-[hash].js' : 'assets/[name]-[hash].js'
}
const nameAsset = ({ names, originalFileNames }: { readonly names: readonly string[]; readonly originalFileNames: readonly string[] }): string => {
  const forDesk = originalFileNames.length > 0 ? originalFileNames.some((file) => DESK.test(`/${file}`)) : names.some((name) => deskNames.get(name.replace(/\.css$/, '')) === true)
  return forDesk ? 'assets/desk/[name]-[hash][extname]' : 'assets/[name]-[hash][extname]'
}

/**
 * What every start of a phone runs. Chromium keeps no compiled code of modules that come out of a worker's cache, so each start
 * compiles them anew: by this word all at once, beside the page's own thread, instead of function by function on it.
 */
const COMPILED_AT_ONCE = /^(base|start|index|lists|common|shared|logbook-screen)$/
const compiledAtOnce: Plugin = {
  name: 'compiled-at-once',
  enforce: 'post',
  apply: 'build',
  generateBundle: {
    order: 'post',
    // The word counts at the very beginning of a file only; what Vite puts there itself, it puts last of all.
    handler: (_, bundle) => {
      for (const file of Object.values(bundle)) if (file.type === 'chunk' && COMPILED_AT_ONCE.test(file.name)) file.code = `//# allFunctionsCalledOnLoad\n${file.code}`
    },
  },
}

/** The page's first script is the one that shows the still (src/app/shell/still): it fetches the rest when that has been painted. */
const stillFirst: Plugin = {
  name: 'still-first',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle, chunk }) => {
      const still = Object.values(bundle ?? {}).find((f) => f.type === 'chunk' && f.name === 'still')
      if (still === undefined || chunk === undefined) throw new Error('no chunk named still')
      return {
        html: html.replace(`<script type="module" crossorigin src="/${chunk.fileName}">`, `<script type="module" crossorigin src="/${still.fileName}" data-starts="/${chunk.fileName}">`),
        tags: [{ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/${chunk.fileName}` }, injectTo: 'head' }],
      }
    },
  },
}

export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(version) },
  plugins: [
    babel({ plugins: ['@lingui/babel-plugin-lingui-macro'] }),
    react(),
    lingui(),
    compiledAtOnce,
    stillFirst,
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
            // A hundred icons of three hundred bytes, and what every list of logs shows with them: one file.
            { name: 'lists', test: /node_modules\/lucide-react\/|src\/app\/(ui\/(bar|chip|seal|search-field|typed-number)|record\/(checklist|dates|late-mark|use-kept-scroll))\./, minShareCount: 2 },
            // Small files that many screens share pack better together.
            { name: 'common', test: /\/src\/app\/(ui|record)\//, minShareCount: 6 },
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
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['src/{domain,sync,signing,server}/**/*.test.ts', 'tests/*.test.ts', 'tests/{contract,compatibility}/**/*.test.ts', ...long('tests/scenarios/**/*.test.ts')],
          exclude: inLong ? [] : ['tests/contract/{backup,move-to-postgres,several-processes}.test.ts'],
          testTimeout: 30_000,
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
