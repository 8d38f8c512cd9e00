/** Lighthouse over a page, as on its own phone: once in an empty browser, once where somebody is signed in. */
import lighthouse from 'lighthouse'

export interface Scores {
  readonly performance: number
  readonly accessibility: number
  readonly bestPractices: number
  readonly lcp: number
  readonly tbt: number
  /** Audits that did not pass, by their id. */
  readonly failed: readonly string[]
}

const percent = (score: number | null | undefined): number => Math.round((score ?? 0) * 100)

interface Audit {
  readonly url: string
  /** Where the browser listens for tools. */
  readonly port: number
  /** Whoever is signed in stays it. */
  readonly keepsStorage: boolean
  /** Of the processor. */
  readonly slower: number
}

export const audit = async ({ url, port, keepsStorage, slower }: Audit): Promise<Scores> => {
  const result = await lighthouse(url, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility', 'best-practices'],
    disableStorageReset: keepsStorage,
    throttling: { cpuSlowdownMultiplier: slower },
  })
  if (result === undefined) throw new Error(`Lighthouse said nothing of ${url}`)
  const { categories, audits } = result.lhr
  const judged = ['accessibility', 'best-practices'].flatMap((c) => categories[c]?.auditRefs.filter((r) => r.weight > 0).map((r) => r.id) ?? [])
  return {
    performance: percent(categories['performance']?.score),
    accessibility: percent(categories['accessibility']?.score),
    bestPractices: percent(categories['best-practices']?.score),
    lcp: audits['largest-contentful-paint']?.numericValue ?? Number.NaN,
    tbt: audits['total-blocking-time']?.numericValue ?? Number.NaN,
    failed: judged.filter((id) => audits[id]?.score === 0),
  }
}
