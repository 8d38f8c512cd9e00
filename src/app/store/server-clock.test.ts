// The difference of the clocks: heard from every answer, smoothed, and told where it is more than a day.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPageDevice, type PageDevice } from '#tests/support/page-device.ts'
import { readMeta } from './meta.ts'
import { clockDisagreement, hearServerTime } from './server-clock.ts'

const DAY = 86_400_000
let device: PageDevice
beforeEach(async () => {
  device = await openPageDevice()
})
afterEach(() => device.dispose())
const offset = async () => (await device.db.transaction('rw', device.db.meta, async () => readMeta(device.db))).clockOffset

test('[DV7] is the server’s time less the middle of the question', async () => {
  await hearServerTime(device.db, 1_000_000, 100_000, 300_000)
  expect(await offset()).toBe(800_000)
})

test('[DV7] is smoothed, but follows a clock that was set at once', async () => {
  await hearServerTime(device.db, 900_000, 0, 0)
  await hearServerTime(device.db, 940_000, 0, 0)
  expect(await offset()).toBe(910_000)
  await hearServerTime(device.db, 2 * DAY, 0, 0)
  expect(await offset()).toBe(2 * DAY)
})

test('a clock that was set back in the middle of a question tells nothing', async () => {
  await hearServerTime(device.db, 900_000, 500_000, 100)
  expect(await offset()).toBe(0)
})

test('[DV7] a hint is due from a day on, on either side', async () => {
  expect(await clockDisagreement(device.db)).toBeNull()
  await hearServerTime(device.db, DAY - 1, 0, 0)
  expect(await clockDisagreement(device.db)).toBeNull()
  await hearServerTime(device.db, 0, 3 * DAY, 3 * DAY)
  expect(await clockDisagreement(device.db)).toBe(-3 * DAY)
})
