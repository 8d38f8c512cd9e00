/** A day of photos with no signal, and a bad line afterwards: every one of them arrives, byte for byte. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { PHOTOS } from '#domain/photo.ts'
import { fileOf, hashOf, unfinishedIn } from '#server/attachments/photo-files.ts'
import { photosIn } from '#server/store/store.ts'
import { fillLog } from '#tests/support/deeds.ts'
import { openFaultProxy, pass, refuse } from '#tests/support/fault-proxy.ts'
import { chip, expect, openDevice, signIn, test } from '#tests/support/journey.ts'
import { keysOnDevice } from '#tests/support/on-device.ts'
import { signInWitness } from '#tests/support/on-server.ts'
import { jpegOf } from '#tests/support/pictures.ts'

const MANY = process.env['CRAFTLOG_LONG'] === '1' ? 300 : 60

/** Little ones, and the last of each log a large one, which takes several pieces. */
const picture = async (n: number) => {
  const isLarge = n % PHOTOS.aLog === PHOTOS.aLog - 1
  const { bytes } = await (isLarge ? jpegOf(n, 900, 700) : jpegOf(n, 160, 120))
  return { name: `${n}.jpg`, mimeType: 'image/jpeg', buffer: bytes }
}

/** Those that the school has whole, by the names that are their hashes. */
const atSchool = (folder: string): readonly string[] =>
  (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.length === 2).flatMap((name) => readdirSync(join(folder, name)))

const logWithPhotos = async (page: Page, n: number, photos: number): Promise<void> => {
  await fillLog(page, { task: `Underframe, section ${n + 1}`, minutes: 20 })
  const chosen = await Promise.all(Array.from({ length: photos }, (_, i) => picture(n * PHOTOS.aLog + i)))
  await page.locator('input[type=file][multiple]').setInputFiles(chosen)
  await expect(page.getByRole('listitem', { name: /^Photo \d+$/ })).toHaveCount(photos, { timeout: 60_000 })
  await page.getByRole('button', { name: 'Submit' }).tap()
  await expect(page.getByRole('link', { name: `Underframe, section ${n + 1}`, exact: true })).toBeVisible()
}

test(`${MANY} photos of a day without a network arrive after three cuts of the line, each byte as it was`, async ({ server }) => {
  test.slow(true, 'many photos')
  const line = await openFaultProxy(server.url)
  const phone = await openDevice(line, 'phone')
  const page = phone.page()
  const folder = photosIn({ folder: server.folder })
  await signIn(page, 'apprentice')
  const before = new Set(atSchool(folder))
  const arrived = () => atSchool(folder).filter((sha256) => !before.has(sha256))
  const online = () => page.evaluate(() => dispatchEvent(new Event('online')))

  await test.step('they are taken while the server is stopped, and wait on the phone', async () => {
    await server.stop()
    await page.goto('/logbook')
    for (let n = 0; n * PHOTOS.aLog < MANY; n += 1) await logWithPhotos(page, n, Math.min(PHOTOS.aLog, MANY - n * PHOTOS.aLog))
    await expect(chip(page)).toHaveText('Saved on this device')
    expect(await keysOnDevice(page, 'photoBytes')).toHaveLength(MANY)
  })

  await test.step('the line is cut three times in the middle: by itself, with the server, and by a tunnel', async () => {
    await server.start()
    await online()
    const some = (share: number) => expect.poll(() => arrived().length, { timeout: 120_000, intervals: [20] }).toBeGreaterThanOrEqual(MANY * share)
    await some(0.2)
    line.always(refuse)
    line.sever()
    await expect(chip(page)).toHaveText('Saved on this device')
    line.always(pass)
    await online()
    await some(0.4)
    await server.stop('SIGKILL')
    await expect(chip(page)).toHaveText('Saved on this device')
    await server.start()
    await online()
    await some(0.6)
    await phone.setOffline(true)
    await expect(chip(page)).toHaveText('Saved on this device')
    // It was in the middle each time, or this would show nothing.
    expect(arrived().length).toBeLessThan(MANY)
    await phone.setOffline(false)
    await online()
    await expect(chip(page)).toHaveText('All sent', { timeout: 180_000 })
  })

  await test.step('every one is there, as the logs name it and as it was kept here', async () => {
    const logs = (await (await signInWitness(server, 'teacher')).rows('practiceLog')).filter((l) => l.task.startsWith('Underframe, section'))
    const named = logs.flatMap((l) => l.photos?.map((p) => p.sha256) ?? []).toSorted()
    expect(new Set(named).size).toBe(MANY)
    expect(arrived().toSorted()).toEqual(named)
    expect((await keysOnDevice(page, 'photoBytes')).toSorted()).toEqual(named)
    for (const sha256 of named) expect(hashOf(readFileSync(fileOf(folder, sha256)))).toBe(sha256)
    expect(readdirSync(unfinishedIn(folder))).toEqual([])
  })

  expect(phone.complaints).toEqual([])
  await phone.close()
  await line.close()
})
