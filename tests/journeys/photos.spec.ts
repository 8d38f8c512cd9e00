/** Photos on the device: what becomes of a chosen file, and that a photo stays with its log, network or not. */
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { fillLog, showCode } from '#tests/support/deeds.ts'
import { chip, expect, signIn, test } from '#tests/support/journey.ts'
import { withLittleRoom } from '#tests/support/little-room.ts'
import { signInWitness } from '#tests/support/on-server.ts'
import * as file from '#tests/support/picture-files.ts'

const gallery = (page: Page) => page.locator('input[type=file][multiple]')
const camera = (page: Page) => page.locator('input[type=file][capture=environment]')
const cards = (page: Page) => page.getByRole('listitem', { name: /^Photo \d+$/ })

interface Kept {
  readonly sha256: string
  readonly state: string
  readonly whole: Buffer
  readonly thumb: Buffer
}

/** How much written work of this device the school has not taken yet. */
const queuedOn = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const name = (await indexedDB.databases()).map((d) => d.name ?? '').find((n) => n.startsWith('craftlog-') && n !== 'craftlog-device') ?? ''
    return new Promise<number>((resolve) => {
      indexedDB.open(name).addEventListener('success', (e) => {
        const db = (e.target as IDBOpenDBRequest).result
        const counting = db.transaction('outbox').objectStore('outbox').count()
        counting.addEventListener('success', () => {
          db.close()
          resolve(counting.result)
        })
      })
    })
  })

/** What the device's own store holds of photos, read past the page. */
const keptOn = async (page: Page): Promise<readonly Kept[]> => {
  const rows = await page.evaluate(async () => {
    const name = (await indexedDB.databases()).map((d) => d.name ?? '').find((n) => n.startsWith('craftlog-') && n !== 'craftlog-device') ?? ''
    const db = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open(name)
      opening.addEventListener('success', () => resolve(opening.result))
    })
    const all = <T>(store: string) =>
      new Promise<T[]>((resolve) => {
        const reading = db.transaction(store).objectStore(store).getAll()
        reading.addEventListener('success', () => resolve(reading.result as T[]))
      })
    const photos = await all<{ sha256: string; state: string; addedAt: number; bytes: ArrayBuffer }>('photoBytes')
    const thumbs = await all<{ sha256: string; bytes: ArrayBuffer }>('thumbs')
    db.close()
    const plain = (b: ArrayBuffer | undefined) => [...new Uint8Array(b ?? new ArrayBuffer(0))]
    return photos
      .toSorted((a, b) => a.addedAt - b.addedAt)
      .map((p) => ({ sha256: p.sha256, state: p.state, whole: plain(p.bytes), thumb: plain(thumbs.find((t) => t.sha256 === p.sha256)?.bytes) }))
  })
  return rows.map((r) => ({ ...r, whole: Buffer.from(r.whole), thumb: Buffer.from(r.thumb) }))
}

/** How red and how blue a place of a picture is, the place given in shares. */
const colourAt = async (picture: Buffer, x: number, y: number): Promise<'red' | 'blue' | 'white' | 'other'> => {
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true })
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels
  const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3)
  if (r > 200 && g > 200 && b > 200) return 'white'
  return r > 200 && b < 60 ? 'red' : b > 200 && r < 60 ? 'blue' : 'other'
}

test('nothing but the picture is kept: no place, no camera, no script; upright, and at most 1,600 px', async ({ device }) => {
  const phone = await device('phone')
  const page = phone.page()
  await signIn(page, 'apprentice')
  await page.goto('/logbook/new')
  const chosen = [
    await file.photoWithGps('gps.jpg'),
    await file.turnedPhoto('turned.jpg'),
    await file.pngWithHoles('holes.png'),
    await file.webpPhoto('small.webp'),
    await file.polyglot('polyglot.jpg'),
    await file.megapixels('vast.jpg', 9_000, 6_000),
  ]
  await gallery(page).setInputFiles(chosen)
  await expect(cards(page)).toHaveCount(chosen.length, { timeout: 90_000 })
  const kept = await keptOn(page)
  expect(kept).toHaveLength(chosen.length)
  const seen = await Promise.all(
    kept.map(async ({ whole, thumb }) => {
      const { format, width, height, exif, icc, xmp, iptc, orientation, comments } = await sharp(whole).metadata()
      const little = await sharp(thumb).metadata()
      return { format, size: [width, height], thumb: [little.width, little.height], told: [exif, icc, xmp, iptc, orientation, comments].filter((x) => x !== undefined) }
    }),
  )
  const only = (size: readonly number[], thumb: readonly number[]) => ({ format: 'jpeg', size, thumb, told: [] })
  expect(seen).toEqual([
    only([1600, 1067], [320, 213]),
    only([800, 1600], [160, 320]),
    only([400, 300], [320, 240]),
    only([640, 480], [320, 240]),
    only([640, 480], [320, 240]),
    only([1600, 1067], [320, 213]),
  ])
  for (const { whole, thumb } of kept) for (const secret of ['Secret', 'Li Wei', 'script', 'PK\u0003\u0004']) expect(`${whole.toString('latin1')}${thumb.toString('latin1')}`).not.toContain(secret)
  const [lying, upright, holes] = kept
  if (lying === undefined || upright === undefined || holes === undefined) throw new Error('photos are missing')
  expect([await colourAt(lying.whole, 0.1, 0.5), await colourAt(lying.whole, 0.9, 0.5)]).toEqual(['red', 'blue'])
  // Turned by a quarter to the right: what was left is up now.
  expect([await colourAt(upright.whole, 0.5, 0.1), await colourAt(upright.whole, 0.5, 0.9)]).toEqual(['red', 'blue'])
  expect(await colourAt(holes.whole, 0.5, 0.5)).toBe('white')
})

/** There is a camera, and the browser refuses it without asking, as after a person's no. */
const REFUSED = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream=deny']

test('each file that is no photo gets a sentence of its own, so does a camera that is refused, and the rest of the form stays', async ({ device }) => {
  const phone = await device('phone', 'en-GB', REFUSED)
  const page = phone.page()
  await signIn(page, 'apprentice')
  await page.goto('/logbook/new')
  await page.getByLabel('Task', { exact: true }).fill('Axle seat, bogie 9')
  await test.step('the phone comes back from its camera without a photo: it is said what to do, until another way is taken', async () => {
    const tools = await phone.context().newCDPSession(page)
    await tools.send('Page.setInterceptFileChooserDialog', { enabled: true, cancel: true })
    await page.getByRole('button', { name: 'Take photo' }).tap()
    const said = page.getByText(/No photo came from the camera.*choose a picture from the gallery/)
    await expect(said).toBeVisible()
    await tools.detach()
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Gallery' }).tap()])
    await expect(said).toHaveCount(0)
    await chooser.setFiles([])
  })

  await gallery(page).setInputFiles([
    file.emptyFile('empty.jpg'),
    file.drawing('drawing.jpg'),
    file.document('paper.jpg'),
    file.heic('phone.heic'),
    await file.truncated('cut.jpg'),
    file.rubbish('rubbish.jpg'),
    await file.boast('wall.jpg', 16_000, 8_000),
    await file.plainPhoto('good.jpg'),
    await file.plainPhoto('good-again.jpg'),
  ])
  await expect(cards(page)).toHaveCount(1, { timeout: 90_000 })
  const sentences = page.getByRole('alert').getByRole('listitem')
  await expect(sentences).toHaveText(
    [
      /^empty\.jpg.*empty/,
      /^drawing\.jpg.*not a photo/,
      /^paper\.jpg.*not a photo/,
      /^phone\.heic.*HEIC/,
      /^cut\.jpg.*damaged/,
      /^rubbish\.jpg.*damaged/,
      /^wall\.jpg.*too large/,
      /^good-again\.jpg.*already/,
    ],
    { timeout: 90_000 },
  )
  await expect(page.getByLabel('Task', { exact: true })).toHaveValue('Axle seat, bogie 9')
  expect(await keptOn(page)).toHaveLength(1)

  await test.step('a code is not scanned, and a picture of it is read', async () => {
    await showCode(page)
    const code = await page.screenshot()
    await page.getByRole('button', { name: "Scan the mentor's answer" }).click()
    await expect(page.getByRole('alert')).toHaveText(/may not use the camera.*the mentor's device brings the signature/)
    const again = page.getByRole('button', { name: 'Try again' })
    await again.press('Enter')
    await expect(page.getByRole('alert')).toHaveText(/may not use the camera/)
    await expect(again).toBeFocused()
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Choose a picture of the code' }).click()])
    await chooser.setFiles({ name: 'code.png', mimeType: 'image/png', buffer: code })
    await expect(page.getByRole('status').filter({ hasText: 'This is what an apprentice asks for.' })).toBeVisible()
    await page.getByRole('button', { name: 'Show my code again' }).click()
    await expect(page.getByRole('img', { name: 'Code of your request' })).toBeVisible()
  })
})

test('a log with two photos survives a reload as a draft, and is read without a network after it was handed in', async ({ server, device }) => {
  const phone = await device('phone')
  await signIn(phone.page(), 'apprentice')
  await server.stop()

  await test.step('two photos, a caption, a stroke of the pen; then the page goes', async () => {
    const page = await phone.reopen('/logbook')
    await fillLog(page, { task: 'Axle seat with photos', minutes: 45 })
    await camera(page).setInputFiles(await file.plainPhoto('one.jpg', 1))
    await expect(cards(page)).toHaveCount(1)
    await gallery(page).setInputFiles(await file.plainPhoto('two.jpg', 2))
    await expect(cards(page)).toHaveCount(2)
    await cards(page).first().getByLabel('Caption').fill('Seat at 120°')
    await page.getByRole('button', { name: 'Mark photo 1' }).click()
    const paper = await page.getByTestId('pen').boundingBox()
    if (paper === null) throw new Error('no paper')
    await page.mouse.move(paper.x + paper.width * 0.25, paper.y + paper.height * 0.25)
    await page.mouse.down()
    await page.mouse.move(paper.x + paper.width * 0.75, paper.y + paper.height * 0.5, { steps: 8 })
    await page.mouse.up()
    // A second stroke by keys alone; leaving in its middle keeps it.
    await page.getByTestId('pen').focus()
    for (const key of ['ArrowLeft', 'ArrowUp', ' ', 'ArrowRight', 'ArrowRight', 'Shift+ArrowDown']) await page.keyboard.press(key)
    await expect(page.getByRole('dialog').getByRole('status')).toHaveText('52 % from the left, 49 % from the top')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Mark photo 1' })).toHaveText('Marks: 2')
    await page.getByRole('button', { name: 'Mark photo 1' }).click()
    await page.getByTestId('pen').focus()
    for (const key of [' ', ' ']) await page.keyboard.press(key)
    await expect(page.getByRole('dialog').getByRole('status')).toHaveText(/^Pen up, the stroke is kept/)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: 'Done' }).click()
    await expect(page.getByRole('button', { name: 'Mark photo 1' })).toHaveText('Marks: 2')
    await expect(page.getByText('Draft saved')).toBeVisible()
  })

  await test.step('all of it is there again, and is handed in', async () => {
    const page = await phone.reopen('/logbook/new')
    await expect(cards(page)).toHaveCount(2)
    await expect(cards(page).first().getByLabel('Caption')).toHaveValue('Seat at 120°')
    await expect(page.getByRole('button', { name: 'Mark photo 1' })).toHaveText('Marks: 2')
    await expect(cards(page).locator('img')).toHaveCount(2)
    await page.getByRole('button', { name: 'Submit' }).click()
    await expect(chip(page)).toHaveText('Saved on this device')
  })

  await test.step('the log shows both, large too, with what was drawn and how they were taken', async () => {
    const page = await phone.reopen('/logbook')
    await expect(page.getByText('2 photos').first()).toBeVisible()
    await page.getByRole('link', { name: 'Axle seat with photos' }).click()
    await page.getByRole('button', { name: 'Photo 1: Seat at 120°' }).click()
    const viewer = page.getByRole('dialog')
    await expect(viewer.getByText('Taken in the app')).toBeVisible()
    await expect(viewer.locator('img')).toHaveJSProperty('naturalWidth', 800)
    const [path, byKeys] = await viewer.locator('span > svg > path').evaluateAll((all) => all.map((p) => p.getAttribute('d') ?? ''))
    expect(byKeys).toBe('M4800 4800L5000 4800 5200 4800 5200 4850')
    expect(path).toMatch(/^M2[45]\d\d 2[45]\d\dL.* 7[45]\d\d (49|50)\d\d$/)
    await page.keyboard.press('ArrowRight')
    await expect(viewer.getByText('From the gallery')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(viewer).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Photo 1: Seat at 120°' })).toBeFocused()
  })
  expect((await keptOn(phone.page())).map((p) => p.state)).toEqual(['waiting', 'waiting'])
})

test('the bytes of a discarded draft go, and come back with an undo', async ({ device }) => {
  const phone = await device('phone')
  await signIn(phone.page(), 'apprentice')
  const page = phone.page()
  await page.goto('/logbook/new')
  await gallery(page).setInputFiles([await file.plainPhoto('one.jpg', 1), await file.plainPhoto('two.jpg', 2)])
  await expect(cards(page)).toHaveCount(2)
  await page.getByRole('button', { name: 'Delete photo 1' }).click()
  await expect(cards(page)).toHaveCount(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(cards(page)).toHaveCount(2)
  await expect(page.getByText('Draft saved')).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: 'Discard draft' }).click()
  await expect(page.getByText('Draft discarded')).toBeVisible()
  expect(await keptOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('1 draft, not handed in')).toBeVisible()
  expect(await keptOn(page)).toHaveLength(2)
})

test('a device without room says so of the photo, and keeps all else', async ({ server, device }) => {
  const phone = await device('phone')
  const { fill, free } = await withLittleRoom(phone, server.url)
  const page = phone.page()
  await signIn(page, 'apprentice')
  await page.goto('/logbook/new')
  await page.getByLabel('Task', { exact: true }).fill('Axle seat, bogie 9')
  await fill()
  await gallery(page).setInputFiles(await file.photoWithGps('one.jpg'))
  await expect(page.getByRole('alert').getByText('There is no room for the photo on this device.')).toBeVisible()
  await expect(page.getByLabel('Task', { exact: true })).toHaveValue('Axle seat, bogie 9')
  await free()
  await gallery(page).setInputFiles(await file.photoWithGps('one.jpg'))
  await expect(cards(page)).toHaveCount(1)
})

/** What the browser says of the network it is on; only with the flag does it say it on a computer. */
const TELLS_NETWORK = ['--enable-blink-features=NetInfoDownlinkMax']

test('on mobile data the log goes and its photo waits for Wi-Fi, where that was asked for', async ({ server, device }) => {
  const phone = await device('phone', 'en-GB', TELLS_NETWORK)
  const page = phone.page()
  const tools = await phone.context().newCDPSession(page)
  const goOn = (connectionType: 'cellular3g' | 'wifi') =>
    tools.send('Network.emulateNetworkConditions', { offline: false, latency: 1, downloadThroughput: 10_000_000, uploadThroughput: 10_000_000, connectionType })
  await goOn('cellular3g')
  await signIn(page, 'apprentice')
  await page.goto('/settings')
  await page.getByText('Send photos over Wi-Fi only.').tap()
  await page.goto('/logbook')
  await fillLog(page, { task: 'Door rollers on mobile data' })
  await camera(page).setInputFiles(await file.plainPhoto('one.jpg', 1))
  await expect(cards(page)).toHaveCount(1)
  await page.getByRole('button', { name: 'Submit' }).tap()
  const school = await signInWitness(server, 'teacher')
  await expect.poll(async () => (await school.rows('practiceLog')).some((l) => l.task === 'Door rollers on mobile data')).toBe(true)
  await page.goto('/outbox')
  await expect(page.getByText(/Wi-Fi/).first()).toBeVisible()
  await expect(chip(page)).toHaveText('Saved on this device')
  expect((await keptOn(page)).map((p) => p.state)).toEqual(['waiting'])
  await goOn('wifi')
  await expect(chip(page)).toHaveText('All sent')
  expect((await keptOn(page)).map((p) => p.state)).toEqual(['sent'])
})

test('on a device without room, what the school has makes room for what it has not; the small pictures stay', async ({ server, device }) => {
  const phone = await device('phone')
  const { fill } = await withLittleRoom(phone, server.url)
  const page = phone.page()
  await signIn(page, 'apprentice')
  await phone.context().route('**/api/photos/**', (route) => route.abort())
  await page.goto('/logbook')
  await fillLog(page, { task: 'Underframe, before it is full' })
  await gallery(page).setInputFiles([await file.photoWithGps('one.jpg'), await file.webpPhoto('two.webp')])
  await expect(cards(page)).toHaveCount(2)
  await page.getByRole('button', { name: 'Submit' }).tap()
  await expect(page.getByRole('link', { name: 'Underframe, before it is full' })).toBeVisible()
  // The log has arrived; what waits is its photos. A device that is full before could not write down that it has.
  await expect.poll(() => queuedOn(page), { timeout: 30_000 }).toBe(0)
  await fill()
  await phone.context().unroute('**/api/photos/**')
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await expect(chip(page)).toHaveText('All sent', { timeout: 60_000 })
  await expect.poll(async () => (await keptOn(page)).length).toBe(0)
  await page.getByRole('link', { name: 'Underframe, before it is full' }).tap()
  await expect(page.getByRole('button', { name: 'Photo 1' }).locator('img')).toHaveJSProperty('naturalWidth', 320)
})
