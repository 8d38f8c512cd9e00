/** The very first visit, over a slow network: nothing is in any cache. */
import { openPhone } from './phone.ts'
import { observe } from './observer.ts'
import { CARD } from './warm-start.ts'

export interface ColdVisit {
  readonly lcp: number
  /** Sum of what long tasks took beyond 50 ms, from the first picture on. */
  readonly tbt: number
}

/** "Slow 4G" as Lighthouse has it: of 1.6 Mbit/s nine tenths, and 150 ms there and back. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: (1_638.4 * 0.9 * 1_024) / 8, uploadThroughput: (675 * 1_024) / 8 }
const LONG_TASK = 50
/** Nothing happens any more after so long. */
const SETTLED = 6_000

export const coldVisit = async (folder: string, url: string, slower: number): Promise<ColdVisit> => {
  const phone = await openPhone(folder, url)
  try {
    await phone.context.addInitScript(observe, CARD)
    const { page, cdp } = await phone.open(slower)
    await cdp.send('Network.enable')
    await cdp.send('Network.emulateNetworkConditions', SLOW_4G)
    await page.goto('/sign-in', { timeout: 120_000 })
    await page.waitForTimeout(SETTLED)
    return await page.evaluate((free) => {
      const { lcp, fcp, tasks } = window.seen
      return { lcp, tbt: tasks.filter((t) => t.at >= fcp).reduce((sum, t) => sum + Math.max(0, t.ms - free), 0) }
    }, LONG_TASK)
  } finally {
    await phone.close()
  }
}
