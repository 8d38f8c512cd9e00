/** A device that runs out of room: a small quota, and ballast that takes the last of it. */
import type { Device } from './journey.ts'

const QUOTA = 12_000_000

/**
 * A device with little room, before its first page: browsers remember for half a minute how much room there was.
 * @returns `fill` takes the last of it, `free` gives it back
 */
export const withLittleRoom = async (device: Device, origin: string): Promise<{ fill: () => Promise<void>; free: () => Promise<void> }> => {
  const tools = await device.context().newCDPSession(device.page())
  await tools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: QUOTA })
  return {
    fill: () => device.page().evaluate(fillStore),
    free: async () => {
      await tools.send('Storage.overrideQuotaForOrigin', { origin })
      await device.page().evaluate(() => void indexedDB.deleteDatabase('ballast'))
    },
  }
}

/** Runs in the page: writes ballast, ever smaller, until not even a hundred bytes go in. */
const fillStore = async (): Promise<void> => {
  const db = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('ballast')
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('stones', { autoIncrement: true }))
    opening.addEventListener('success', () => resolve(opening.result))
  })
  const fits = (bytes: number): Promise<boolean> =>
    new Promise((resolve) => {
      const tx = db.transaction('stones', 'readwrite')
      tx.addEventListener('complete', () => resolve(true))
      tx.addEventListener('abort', () => resolve(false))
      // Noise: anything else shrinks on its way to the disk, and leaves room after all.
      const stone = new Uint8Array(bytes)
      for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(stone.subarray(at, at + 65_536))
      tx.objectStore('stones').add(stone)
    })
  for (let bytes = 1_000_000; bytes >= 100; bytes /= 10) while (await fits(bytes)) continue
  db.close()
}
