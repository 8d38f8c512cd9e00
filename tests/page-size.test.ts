/** What a phone must fetch before it shows anything, and what it keeps to work without a network: in bytes, as they travel. */
import { existsSync, readFileSync } from 'node:fs'
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

  it('keeps at most 600 KB on the device, in both languages and for every role', () => {
    // Reading codes takes a decoder (in a worker, and without one), a PIN takes Argon2id: what they weigh is the price of signing without a network.
    // What the service worker fetches before anybody has opened it.
    const listed = new Set(readFileSync(`${dist}sw.js`, 'utf8').match(/assets\/[\w./-]+\.(js|css)/g))
    const kept = [...listed].filter((file) => !/\/(scan-worker|read-frame|stretch-worker)-/.test(file))
    expect(kept.length).toBeGreaterThan(50)
    expect(kept.reduce((sum, file) => sum + travels(file), 0)).toBeLessThanOrEqual(600 * KB)
  })
})
