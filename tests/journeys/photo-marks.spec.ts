/** Comments on a part of a photo: framed by a finger or by keys, found by the apprentice where they were put. */
import type { Page } from '@playwright/test'
import { fillLog } from '#tests/support/deeds.ts'
import { chip, expect, signIn, test } from '#tests/support/journey.ts'
import { rowsOnDevice } from '#tests/support/on-device.ts'
import * as file from '#tests/support/picture-files.ts'

const TASK = 'Axle seat with a scratch'

interface Region {
  readonly photo: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
interface Comment {
  readonly text: string
  readonly region?: Region
  readonly field: string | null
  readonly returns: boolean
}

const logOn = async (page: Page) => {
  const found = (await rowsOnDevice<{ readonly id: string; readonly task: string; readonly apprentice: string; readonly photos: readonly { readonly id: string }[] }>(page, 'practiceLog')).find((l) => l.task === TASK)
  if (found === undefined) throw new Error('the log is not on this device')
  return found
}
const marksOn = async (page: Page): Promise<readonly Comment[]> => (await rowsOnDevice<Comment>(page, 'feedback')).filter((f) => f.region !== undefined)

/** Frames a part of the photo that is shown, given in shares of it. */
const frame = async (page: Page, from: readonly [x: number, y: number], to: readonly [x: number, y: number]): Promise<void> => {
  await page.getByRole('button', { name: 'Mark a place and comment on it' }).click()
  const pen = await page.getByTestId('region-pen').boundingBox()
  if (pen === null) throw new Error('nothing to mark on')
  const at = ([x, y]: readonly [number, number]) => [pen.x + pen.width * x, pen.y + pen.height * y] as const
  await page.mouse.move(...at(from))
  await page.mouse.down()
  await page.mouse.move(...at(to), { steps: 6 })
  await page.mouse.up()
}

test('a mentor frames a scratch, the teacher marks a place with keys, and the apprentice finds both on his photo, without a network', async ({ server, device }) => {
  const phone = await device('phone')
  const tablet = await device('tablet')
  const laptop = await device('laptop')
  await signIn(phone.page(), 'apprentice')

  await test.step('a log with two photos', async () => {
    const page = phone.page()
    await page.goto('/logbook')
    await fillLog(page, { task: TASK, minutes: 45 })
    await page.locator('input[type=file][multiple]').setInputFiles([await file.plainPhoto('one.jpg', 1), await file.plainPhoto('two.jpg', 2)])
    await expect(page.getByRole('listitem', { name: /^Photo \d+$/ })).toHaveCount(2)
    await page.getByRole('button', { name: 'Submit' }).click()
    await expect(chip(page)).toHaveText('All sent', { timeout: 60_000 })
  })
  const log = await logOn(phone.page())

  await test.step('the mentor frames a part of the second photo; the mark and its words survive a restart, and go out as a comment', async () => {
    await signIn(tablet.page(), 'mentor')
    const page = tablet.page()
    await page.goto(`/apprentices/${log.apprentice}/logs/${log.id}`)
    await page.getByRole('button', { name: 'Photo 2' }).click()
    await frame(page, [0.2, 0.3], [0.6, 0.8])
    await page.getByRole('dialog').getByRole('textbox', { name: 'Comment on mark 1' }).pressSequentially('What made this scratch?')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect.poll(async () => JSON.stringify(await rowsOnDevice(page, 'drafts'))).toContain('What made this scratch?')
    const again = await tablet.reopen(`/apprentices/${log.apprentice}/logs/${log.id}`)
    await expect(again.getByRole('textbox', { name: 'Comment on mark 1' })).toHaveValue('What made this scratch?')
    await again.getByRole('button', { name: 'Give 1 comment' }).click()
    await expect(chip(again)).toHaveText('All sent', { timeout: 60_000 })
    const [said] = await marksOn(again)
    expect(said).toMatchObject({ text: 'What made this scratch?', field: 'photos', returns: false, region: { photo: log.photos[1]?.id } })
    const { x, y, width, height } = said?.region ?? { x: 0, y: 0, width: 0, height: 0 }
    for (const [is, wanted] of [[x, 2_000], [y, 3_000], [width, 4_000], [height, 5_000]] as const) expect(Math.abs(is - wanted)).toBeLessThan(60)
  })

  await test.step('the teacher marks a place on the first photo with the keyboard alone, and returns the log', async () => {
    await signIn(laptop.page(), 'teacher')
    const page = laptop.page()
    await page.goto(`/review/log/${log.id}`)
    await page.getByRole('button', { name: 'Photo 1', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Mark a place and comment on it' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('region-pen')).toBeFocused()
    for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowUp', 'Shift+ArrowRight', 'Enter']) await page.keyboard.press(key)
    await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Comment on mark 2' })).toBeFocused()
    await page.keyboard.type('Wipe it before you measure.')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Return' }).first().click()
    await expect(chip(page)).toHaveText('All sent', { timeout: 60_000 })
    const said = (await marksOn(page)).find((f) => f.returns)
    expect(said).toMatchObject({ text: 'Wipe it before you measure.', region: { photo: log.photos[0]?.id, x: 3_100, y: 3_300, width: 3_200, height: 3_000 } })
  })

  await test.step('the apprentice, without a server, comes from the inbox to the place, and to the other mark from the words', async () => {
    const before = phone.page()
    await expect(before.getByRole('link', { name: /Inbox/ })).toBeVisible()
    await expect.poll(async () => (await marksOn(before)).length, { timeout: 60_000 }).toBe(2)
    await server.stop()
    const page = await phone.reopen('/inbox')
    await page.getByRole('link', { name: new RegExp(`${TASK}.*returned your log`) }).click()
    const viewer = page.getByRole('dialog')
    await expect(viewer.getByRole('heading', { name: 'Photo 1 of 2' })).toBeVisible()
    await expect(viewer.getByRole('button', { name: /Wipe it before you measure/ })).toHaveAttribute('aria-pressed', 'true')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Show mark 1 on the photo' }).first().click()
    await expect(viewer.getByRole('heading', { name: 'Photo 2 of 2' })).toBeVisible()
    await expect(viewer.getByRole('button', { name: /What made this scratch/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(viewer).toHaveCount(0)
    await page.goto(`/logbook/${log.id}/edit`)
    await expect(page.getByText('Wipe it before you measure.')).toBeVisible()
  })
  for (const d of [phone, tablet, laptop]) expect(d.complaints).toEqual([])
})
