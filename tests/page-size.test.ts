/** What a phone must fetch before it shows anything, and what it keeps to work without a network: in bytes, as they travel. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))
const isBuilt = existsSync(`${dist}index.html`)
if (!isBuilt) process.stderr.write('page-size: not looked at, the page is not built (npm run build)\n')

const KB = 1_000
const travels = (file: string): number => brotliCompressSync(readFileSync(dist + file)).length

describe.runIf(isBuilt)('the page', () => {
  it('begins with at most 170 KB of script', () => {
    const named = new Set(readFileSync(`${dist}index.html`, 'utf8').match(/assets\/[^"]+\.js/g))
    expect(named.size).toBeGreaterThan(0)
    const bytes = [...named].reduce((sum, file) => sum + travels(file), 0)
    expect(bytes).toBeLessThanOrEqual(170 * KB)
  })

  it('has every word for what it keeps: nothing of it leans on what only a screen for a desk brings', () => {
    const listed = readdirSync(`${dist}assets`).filter((file) => file.endsWith('.js'))
    const text = (file: string): string => readFileSync(`${dist}assets/${file}`, 'utf8')
    /** The ids of one language's words, as Lingui writes them. */
    const wordsOf = (language: string, folder: string): ReadonlySet<string> => {
      const file = readdirSync(`${dist}assets/${folder}`).find((name) => new RegExp(`^${language}-[\\w-]{8}\\.js$`).test(name)) ?? ''
      return new Set([...text(`${folder}${file}`).matchAll(/"([\w+/]{6})":/g)].map(([, word]) => word ?? ''))
    }
    for (const language of ['en', 'zh']) {
      const [kept, brought] = [wordsOf(language, ''), wordsOf(language, 'desk/')]
      expect([kept.size > 1_000, brought.size > 300]).toEqual([true, true])
      for (const file of listed) {
        expect(text(file), file).not.toMatch(/(from|import) ?["'`]\.\/desk\//)
        expect(text(file), file).not.toMatch(/["'`]\.\/desk\/(en|zh)-/)
        if (/^(en|zh)-/.test(file)) continue
        const missing = [...text(file).matchAll(/["'`]([\w+/]{6})["'`]/g)].filter(([, word = '']) => brought.has(word) && !kept.has(word))
        expect(missing, file).toEqual([])
      }
    }
  })

  it('keeps at most 600 KB on the device, in both languages and for every role', () => {
    // Reading codes takes a decoder (in a worker, and without one), a PIN takes Argon2id: what they weigh is the price of signing without a network.
    // What the service worker fetches before anybody has opened it.
    const listed = new Set(readFileSync(`${dist}sw.js`, 'utf8').match(/assets\/[\w./-]+\.(js|css)/g))
    const kept = [...listed].filter((file) => !/\/(scan-worker|read-frame|stretch-worker)-/.test(file))
    expect(kept.length).toBeGreaterThan(50)
    expect(kept.reduce((sum, file) => sum + travels(file), 0)).toBeLessThanOrEqual(600 * KB)
  })
})
