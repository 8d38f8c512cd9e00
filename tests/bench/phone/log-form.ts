/** The form of a log under a thumb: how long a save takes from the touch of Submit, and how soon each touch and key has its answer. */
import type { Locator, Page } from 'playwright'
import type { Interaction, SaveSeen } from './observer.ts'
import type { Phone } from './phone.ts'

/** Until the list itself stands: a touch of the picture of the last time waits for it anyway. */
const openLogbook = async (page: Page): Promise<void> => {
  await page.goto('/logbook')
  await page.evaluate(() => window.seen.until('live'))
}

const openForm = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'New log' }).tap()
  await page.getByLabel('Task', { exact: true }).waitFor()
}

/** A finger that knows where to press. `tap` of a locator would look the page over first, on the page's own slow thread. */
const touch = async (page: Page, at: Locator): Promise<void> => {
  // In the middle: at the edge the bar with Submit and the navigation would be under the finger.
  await at.evaluate((el) => el.scrollIntoView({ block: 'center', behavior: 'instant' }))
  const box = await at.boundingBox()
  if (box === null) throw new Error('there is nothing to touch')
  // What the look did to the page is over.
  await page.waitForTimeout(250)
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2)
}

/** Writes logs one after the other, each by the form. @returns each save */
export const measureSaves = async (phone: Phone, slower: number, count: number): Promise<readonly SaveSeen[]> => {
  const { page } = await phone.open(slower)
  page.setDefaultTimeout(120_000)
  await openLogbook(page)
  for (let n = 0; n < count; n += 1) {
    await openForm(page)
    await page.getByLabel('Task', { exact: true }).fill(`Axle seat ${n}`)
    await page.getByLabel('Minutes', { exact: true }).fill(String(30 + n))
    await page.getByLabel('What I did').fill(`Cleaned seat ${n}, measured at 0°, 120° and 240°. 第${n}次测量，记录三个读数。`)
    const saved = page.evaluate((count) => window.seen.untilSaved(count), n + 1)
    await touch(page, page.getByRole('button', { name: 'Submit' }))
    await saved
  }
  const saves = await page.evaluate(() => window.seen.saves)
  await page.close()
  return saves
}

/** The floor of a save: one row and its queued mutation, put by Dexie and nothing else. @returns ms of each */
export const measurePuts = async (phone: Phone, slower: number, count: number): Promise<readonly number[]> => {
  const { page } = await phone.open(slower)
  await page.goto('/')
  const times = await page.evaluate(async (many) => {
    const all: number[] = []
    for (let n = 0; n < many; n += 1) all.push(await window.putOne(n))
    return all
  }, count)
  await page.close()
  return times
}

export const DEEDS = ['type', 'step', 'pick', 'measure'] as const
export type Deed = (typeof DEEDS)[number]

/** What lies below the shortest length that the browser tells of, ms. */
const UNTOLD = 8

/** Each run begins with an empty form, not with the draft of the one before. */
const forgetDrafts = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const answer = <T>(asked: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        asked.addEventListener('success', () => resolve(asked.result))
        asked.addEventListener('error', () => reject(asked.error ?? new Error('no answer')))
      })
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await answer(indexedDB.open(name))
      if (db.objectStoreNames.contains('drafts')) await answer(db.transaction('drafts', 'readwrite').objectStore('drafts').clear())
      db.close()
    }
  })

/** One log is filled in. @returns by deed, ms of each touch and key until the picture that answered it */
export const measureAnswers = async (phone: Phone, slower: number): Promise<Readonly<Record<Deed, readonly number[]>>> => {
  const { page } = await phone.open(slower)
  page.setDefaultTimeout(120_000)
  await openLogbook(page)
  await forgetDrafts(page)
  await openForm(page)
  /** @param count of the touches and keys in it */
  const during = async (count: number, work: () => Promise<void>): Promise<readonly number[]> => {
    const before = await page.evaluate(() => window.seen.interactions.length)
    await work()
    // The browser tells of an event after the next picture, and in its own time.
    await page.waitForTimeout(500)
    const told = await page.evaluate((from): readonly Interaction[] => window.seen.interactions.slice(from), before)
    const longest = new Map<number, number>()
    for (const { id, ms } of told) longest.set(id, Math.max(ms, longest.get(id) ?? 0))
    return [...longest.values(), ...Array<number>(Math.max(0, count - longest.size)).fill(UNTOLD)]
  }
  const typed = (text: string) => page.keyboard.type(text, { delay: 60 })
  const answers = {
    type: await during(35, async () => {
      await touch(page, page.getByLabel('Task', { exact: true }))
      await typed('Axle seat, bogie')
      await touch(page, page.getByLabel('What I did'))
      await typed('Cleaned the seat.')
    }),
    step: await during(6, async () => {
      for (let n = 0; n < 6; n += 1) await touch(page, page.getByRole('button', { name: 'Minutes: more' }))
    }),
    pick: await during(6, async () => {
      for (let n = 0; n < 2; n += 1) {
        await touch(page, page.getByRole('combobox', { name: 'Skills' }))
        await typed('e')
        await touch(page, page.getByRole('option').first())
      }
    }),
    measure: await during(14, async () => {
      await touch(page, page.getByText('Measurements', { exact: true }))
      await touch(page, page.getByRole('button', { name: /Add a measurement|Another quantity/ }).first())
      await touch(page, page.getByRole('group', { name: 'Measurement 1' }).getByLabel('Quantity'))
      await typed('Diameter')
      await touch(page, page.getByRole('group', { name: 'Measurement 1' }).getByRole('textbox', { name: 'Value' }))
      await typed('130')
    }),
  }
  await page.close()
  return answers
}
