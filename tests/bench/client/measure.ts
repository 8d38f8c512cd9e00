/** One peer, measured once from an empty device to the reopened one. All times are taken inside the page, in ms. */
import type { Page } from 'playwright'
import type { BenchDevice } from './device.ts'

export interface Measured {
  readonly firstSync: number
  /** Middle of the single writes. */
  readonly write: number
  readonly push500: number
  readonly push1000: number
  readonly reopen: number
}

const step = (page: Page, does: 'firstSync' | 'settle' | 'push'): Promise<{ ms: number; result: unknown }> =>
  page.evaluate(async (name) => {
    const peer = await window.bench
    const start = performance.now()
    const result = await peer[name]?.()
    return { ms: performance.now() - start, result }
  }, does)

/** Writes one after the other. @returns ms of each */
const write = (page: Page, from: number, count: number): Promise<readonly number[]> =>
  page.evaluate(
    async ([first, many]) => {
      const peer = await window.bench
      const times: number[] = []
      for (let n = first; n < first + many; n += 1) {
        const start = performance.now()
        await peer.write(n)
        times.push(performance.now() - start)
      }
      return times
    },
    [from, count] as const,
  )

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

export const measurePeer = async (device: BenchDevice, peer: string, rows: number): Promise<Measured> => {
  const first = await step(device.page(), 'firstSync')
  if (first.result !== rows) throw new Error(`${peer} has ${String(first.result)} rows after its first sync, not ${rows}`)
  await step(device.page(), 'settle')
  const few = await write(device.page(), 0, 500)
  const push500 = await step(device.page(), 'push')
  await step(device.page(), 'settle')
  const many = await write(device.page(), 500, 1_000)
  const push1000 = await step(device.page(), 'push')
  await step(device.page(), 'settle')
  await device.reopen(`/?peer=${peer}#reopen`)
  const reopen = await device.page().evaluate(() => window.shown)
  return { firstSync: first.ms, write: middle([...few, ...many]), push500: push500.ms, push1000: push1000.ms, reopen }
}

export interface QuietPull {
  readonly whole: number
  readonly server: number
}

/** The teacher's device asks a hundred times for news where there is none. */
export const measureQuietPulls = async (device: BenchDevice, times: number): Promise<readonly QuietPull[]> => {
  await step(device.page(), 'firstSync')
  return device.page().evaluate(async (many) => {
    const peer = await window.bench
    const pulls: { whole: number; server: number }[] = []
    for (let n = 0; n < many; n += 1) {
      const pull = await peer.quietPull?.()
      if (pull !== undefined) pulls.push(pull)
    }
    return pulls
  }, times)
}
