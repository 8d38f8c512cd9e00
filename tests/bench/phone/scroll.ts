/** A logbook of many logs under a thumb that throws it: how long its pictures take, at the top and far down. */
import type { SlowPage, Phone } from './phone.ts'

export interface Scrolled {
  /** The longest animation frame that the browser told of (they begin at 50 ms), ms; 0 if it told of none. */
  readonly longest: number
  /** Longest time between two frames of the page, ms. */
  readonly gap: number
  readonly over50: number
  readonly frames: number
}

/** px a throw, and a second. */
const THROW = 2_400
const SPEED = 4_000

/** What forty pages leave behind Chromium collects by itself, twice, 7 and 15 s later, each in one piece of 70 to 200 ms at 8 ×: before the measuring, not in it. */
const TIDY_MS = 30_000

const throwTimes = async ({ page, cdp }: SlowPage, times: number): Promise<void> => {
  for (let n = 0; n < times; n += 1) {
    await cdp.send('Input.synthesizeScrollGesture', { x: 180, y: 500, yDistance: -THROW, speed: SPEED, gestureSourceType: 'touch', preventFling: true })
    await page.waitForTimeout(100)
  }
}

const measured = async (slow: SlowPage, times: number): Promise<Scrolled> => {
  const { page } = slow
  await page.evaluate(() => {
    window.seen.longFrames.length = 0
    window.seen.frames.length = 0
    window.seen.countFrames(true)
  })
  await throwTimes(slow, times)
  return page.evaluate(() => {
    const { seen } = window
    seen.countFrames(false)
    const long = seen.longFrames.map((f) => f.ms)
    return { longest: Math.max(0, ...long), gap: Math.max(0, ...seen.frames), over50: long.length, frames: seen.frames.length }
  })
}

/** @returns at the top, and after many pages */
export const measureScroll = async (phone: Phone, slower: number, throws: number, pagesDown: number): Promise<{ readonly top: Scrolled; readonly deep: Scrolled }> => {
  const slow = await phone.open(slower)
  const { page, cdp } = slow
  page.setDefaultTimeout(120_000)
  await page.goto('/logbook')
  await page.evaluate(() => window.seen.until('live'))
  // What a start does after its first picture is no part of scrolling.
  await page.waitForTimeout(4_000)
  const top = await measured(slow, throws)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  for (let n = 0; n < pagesDown; n += 1) {
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
    await page.waitForTimeout(150)
  }
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower })
  await page.waitForTimeout(TIDY_MS)
  const deep = await measured(slow, throws)
  await page.close()
  return { top, deep }
}
