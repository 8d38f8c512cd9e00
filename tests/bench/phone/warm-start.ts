/** The app opens with the server gone, out of the worker's cache and the phone's own store: until its list is to be seen, stands, and has answered a touch. */
import type { Phone } from './phone.ts'

/** A card's link to its log; the floor has one, too. */
export const CARD = 'main li a[href^="/logbook/0"]'

export interface WarmStart {
  /** ms from the start of the navigation until the first cards were painted, as they were last seen here. */
  readonly drawn: number
  /** … until the list itself stood there, read and drawn anew. */
  readonly live: number
  /** … until the log stood there whose card was touched as soon as it was to be seen. */
  readonly opened: number
}

export const warmStart = async (phone: Phone, slower: number): Promise<WarmStart> => {
  const { page } = await phone.open(slower)
  await page.goto('/logbook', { waitUntil: 'commit' })
  // In one look: on a fast phone the list itself takes the place of the card that one would still be measuring.
  const place = await page.evaluate(async (card) => {
    await window.seen.until('drawn')
    const box = document.querySelector(`#still ${card}`)?.getBoundingClientRect() ?? document.querySelector(card)?.getBoundingClientRect()
    return box === undefined ? null : { x: box.x + 30, y: box.y + box.height / 2 }
  }, CARD)
  if (place === null) throw new Error('the first card is not to be seen')
  await page.touchscreen.tap(place.x, place.y)
  await page.evaluate(() => window.seen.until('opened'))
  const { drawn, live, opened } = await page.evaluate(() => window.seen)
  await page.close()
  return { drawn, live, opened }
}

/** As much of the floor, which has only its first picture. */
export const warmFloor = async (phone: Phone, slower: number): Promise<number> => {
  const { page } = await phone.open(slower)
  await page.goto('/logbook', { waitUntil: 'commit' })
  await page.evaluate(() => window.seen.until('drawn'))
  const drawn = await page.evaluate(() => window.seen.drawn)
  await page.close()
  return drawn
}
