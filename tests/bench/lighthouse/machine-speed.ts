/**
 * How fast pages run on this machine, on the scale of Lighthouse (BenchmarkIndex), and how much slower it must be made to
 * stand for a phone. "8 ×" of a fast desk is a phone of the middle; of a machine that is as slow as one it is none at all.
 */
import { pageFunctions } from 'lighthouse/core/lib/page-functions.js'
import { median } from '../figures.ts'
import type { Phone, SlowPage } from '../phone/phone.ts'

/** The two phones that Chrome's developer tools set a machine to (their "CPU calibration"), by their index. */
const PHONES = { middle: 1_000, slow: 264 } as const

export interface MachineSpeed {
  /** As the machine is. */
  readonly index: number
  /** How many times slower it must be made to be a Pixel 5; 1 if it is none the faster. */
  readonly middle: number
  /** … a Moto G Power of 2022. */
  readonly slow: number
}

const TRIES = 5
/** Of a search by halves: 20 × comes down to steps of a third. */
const HALVES = 6
const SLOWEST = 20

const indexAt = async ({ page, cdp }: SlowPage, rate: number): Promise<number> => {
  await cdp.send('Emulation.setCPUThrottlingRate', { rate })
  const found: number[] = []
  for (let n = 0; n < TRIES; n += 1) found.push(await page.evaluate<number>(`(${pageFunctions.computeBenchmarkIndex.toString()})()`))
  return median(found)
}

/** Takes about a minute. The index is no straight line of the rate, so the rate is looked for. */
export const measureSpeed = async (phone: Phone): Promise<MachineSpeed> => {
  const slow = await phone.open(1)
  const index = await indexAt(slow, 1)
  const rateFor = async (wanted: number): Promise<number> => {
    if (index <= wanted) return 1
    let [low, high] = [1, SLOWEST]
    for (let n = 0; n < HALVES; n += 1) {
      const rate = (low + high) / 2
      if ((await indexAt(slow, rate)) > wanted) low = rate
      else high = rate
    }
    return Math.round(((low + high) / 2) * 10) / 10
  }
  const speed = { index: Math.round(index), middle: await rateFor(PHONES.middle), slow: await rateFor(PHONES.slow) }
  await slow.page.close()
  return speed
}

/** Index and slowdown that belong together by Lighthouse's own calculator for its phone, a Moto G4. */
const CALCULATOR = [
  [150, 1],
  [800, 2],
  [1_300, 3],
  [2_000, 6],
] as const

/** @returns what Lighthouse says to slow a machine of this index down by, instead of the 4 × that it takes for a fast desk */
export const lighthouseSlowdown = (index: number): number => {
  const reached = CALCULATOR.findIndex(([at]) => at >= index)
  // A faster machine than any goes on along the last stretch.
  const after = reached < 0 ? CALCULATOR.length - 1 : Math.max(1, reached)
  const [[fromIndex, from], [toIndex, to]] = [CALCULATOR[after - 1] ?? CALCULATOR[0], CALCULATOR[after] ?? CALCULATOR[1]]
  return Math.max(1, Math.round((from + ((to - from) * (index - fromIndex)) / (toIndex - fromIndex)) * 10) / 10)
}
