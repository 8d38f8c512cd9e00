/** Two devices, no network: a request is scanned, judged, signed, and the answer scanned back. It counts once, whoever brings it. */
import type { Page } from '@playwright/test'
import { AXLE_SEAT, showCode, writeLog } from '#tests/support/deeds.ts'
import { type FakeCamera, fakeCamera } from '#tests/support/fake-camera.ts'
import { chip, type Device, expect, signIn, test as base } from '#tests/support/journey.ts'
import { everythingReadable, rowsOnDevice } from '#tests/support/on-device.ts'
import { signInWitness } from '#tests/support/on-server.ts'

interface Hand {
  readonly device: Device
  readonly camera: FakeCamera
}

interface Fittings {
  readonly phone: Hand
  readonly tablet: Hand
}

const test = base.extend<Fittings>({
  phone: async ({ device }, use) => {
    const camera = fakeCamera()
    await use({ camera, device: await device('phone', 'en-GB', camera.args) })
    camera.dispose()
  },
  tablet: async ({ device }, use) => {
    const camera = fakeCamera()
    await use({ camera, device: await device('tablet', 'en-GB', camera.args) })
    camera.dispose()
  },
})

const keysOn = async (page: Page) => (await rowsOnDevice<{ purpose: string }>(page, 'deviceKey')).map((k) => k.purpose).toSorted()

/** With the network, once: the phone enrols by itself, the mentor makes his tablet a signing device, and each hears of the other. */
const makeKnown = async (phone: Hand, tablet: Hand): Promise<void> => {
  await signIn(phone.device.page(), 'apprentice')
  await signIn(tablet.device.page(), 'mentor')
  const mentor = tablet.device.page()
  await mentor.getByRole('link', { name: 'Scan a code' }).click()
  await mentor.getByRole('textbox', { name: 'Name of this device' }).fill('Tablet, bogie shop')
  await mentor.getByRole('button', { name: 'Make it my signing device' }).click()
  await expect(mentor.getByRole('button', { name: 'Take a photo of the code instead' })).toBeVisible()
  await mentor.getByRole('link', { name: 'Sign-offs' }).click()
  for (const { device } of [phone, tablet]) await expect.poll(() => keysOn(device.page()), { timeout: 60_000 }).toEqual(['request', 'sign-off'])
}

/** What the mentor signs with a code from paper. */
const BY_CODE = { skill: 'S12', comment: 'Seen at the machine, my tablet lay in the office.' } as const

/** In his own account, with the network. @returns the first of his codes, as it is printed */
const printCodes = async (page: Page): Promise<string> => {
  await page.goto('/settings/codes')
  await page.getByRole('button', { name: 'Make a new list' }).click()
  return page.getByRole('region', { name: /One-time codes/ }).getByRole('listitem').first().innerText()
}

/** The mentor has nothing but his list: he judges on the apprentice's phone, and types a code there. */
const signOnPhone = async (page: Page, code: string): Promise<void> => {
  await page.goto('/skills')
  await page.getByRole('searchbox').fill(BY_CODE.skill)
  await page.getByRole('link', { name: new RegExp(BY_CODE.skill) }).first().click()
  await page.getByRole('link', { name: 'Show a code' }).click()
  await page.getByRole('radiogroup', { name: 'How far along are you?' }).getByText('2', { exact: true }).click()
  await page.getByRole('button', { name: 'My mentor has no device here' }).click()
  await page.getByRole('radiogroup', { name: 'Who signs?' }).getByText('Zhang Jianguo').click()
  await page.getByRole('radiogroup', { name: 'Level' }).getByText('2', { exact: true }).click()
  await page.getByRole('textbox', { name: 'Comment' }).fill(BY_CODE.comment)
  const [field, button] = [page.getByRole('textbox', { name: 'One of your codes' }), page.getByRole('button', { name: 'Sign provisionally' })]
  await page.getByRole('textbox', { name: 'Comment' }).press('Tab')
  await expect(field).toBeFocused()
  // What has the focus is not to lie behind the bar.
  const [typed, bar] = [await field.boundingBox(), await button.boundingBox()]
  expect((typed?.y ?? 0) + (typed?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0)
  await field.fill(code)
  await button.click()
  await expect(page.getByText(/Put down. It is provisional until/)).toBeVisible()
}

const scanAndJudge = async (page: Page): Promise<void> => {
  await page.goto('/sign-offs/scan')
  await expect(page.getByText('asks for 1 skill')).toBeVisible()
  await page.getByRole('radio', { name: /needs prompts/ }).check({ force: true })
  await page.getByRole('button', { name: 'I took over: one more' }).click()
  await page.getByRole('textbox', { name: 'Comment' }).fill('Steady hand, third place measured again.')
}

/** From the judgement to the seal on the phone. @returns how long the machines took, ms */
const signAndScanBack = async (phone: Hand, tablet: Hand): Promise<number> => {
  const [apprentice, mentor] = [phone.device.page(), tablet.device.page()]
  const since = performance.now()
  await mentor.getByRole('button', { name: /^Sign S07/ }).click()
  await expect(mentor.getByRole('img', { name: 'Code of the signed answer' })).toBeVisible()
  await phone.camera.see(mentor)
  await apprentice.getByRole('button', { name: "Scan the mentor's answer" }).click()
  await expect(apprentice.getByRole('status').filter({ hasText: 'Signed, waiting for the school' })).toBeVisible()
  return performance.now() - since
}

const expectSigned = async (page: Page): Promise<void> => {
  await expect(page.getByRole('status').filter({ hasText: 'Signed, and known to the school' })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('Level 3, does it with prompts').first()).toBeVisible()
  await expect(page.getByText('1 takeover')).toBeVisible()
  await expect(page.getByText('Steady hand, third place measured again.')).toBeVisible()
}

for (const first of ['tablet', 'phone'] as const)
  test(`[A1] signed without a network, and the ${first} finds one first: one sign-off at the school, and the phone shows it`, async ({ server, phone, tablet }) => {
    const [apprentice, mentor] = [phone.device.page(), tablet.device.page()]
    await makeKnown(phone, tablet)
    const code = await printCodes(mentor)
    const before = (await (await signInWitness(server, 'teacher')).rows('signOff')).length

    await test.step('nobody has a network; the log is written now, so the tablet has never heard of it', async () => {
      await server.stop()
      await apprentice.goto('/logbook')
      await writeLog(apprentice, AXLE_SEAT)
    })

    await test.step('another skill is signed on the phone, by a code from paper; neither the code nor anything that tells it stays there', async () => {
      await signOnPhone(apprentice, code)
      const readable = await everythingReadable(apprentice)
      expect(readable).toContain(BY_CODE.comment)
      for (const secret of [code, code.replace(' ', '')]) expect(readable.includes(secret)).toBe(false)
      await showCode(apprentice)
    })

    const spent = await test.step('the tablet scans, and the mentor judges by what he sees', async () => {
      await tablet.camera.see(apprentice)
      const since = performance.now()
      await scanAndJudge(mentor)
      await expect(mentor.getByText(/1 log is not on this device yet/)).toBeVisible()
      return performance.now() - since
    })

    await test.step('a judgement and a code survive a reload', async () => {
      await expect.poll(async () => JSON.stringify(await rowsOnDevice(mentor, 'drafts'))).toContain('Steady hand')
      await mentor.reload()
      await expect(mentor.getByRole('textbox', { name: 'Comment' })).toHaveValue(/Steady hand/)
      await apprentice.reload()
      await expect(apprentice.getByRole('img', { name: 'Code of your request' })).toBeVisible()
    })

    await test.step('he signs, and the phone scans the answer', async () => {
      const total = spent + (await signAndScanBack(phone, tablet))
      console.log(`from the scan to the signature on the phone: ${(total / 1000).toFixed(1)} s of machine`)
      expect(total).toBeLessThan(15_000)
      await expect(apprentice.getByRole('img', { name: /Level 3.*waiting for the school/ })).toBeVisible()
    })

    await test.step(`the network comes back, for the ${first} first`, async () => {
      const order = first === 'tablet' ? [tablet, phone] : [phone, tablet]
      await order[1]?.device.setOffline(true)
      await server.start()
      await mentor.getByRole('button', { name: 'Done' }).last().click()
      const chips = { tablet: chip(mentor), phone: chip(apprentice) }
      await expect(chips[first]).toHaveText('All sent', { timeout: 60_000 })
      await order[1]?.device.setOffline(false)
      await expect(chips[first === 'tablet' ? 'phone' : 'tablet']).toHaveText('All sent', { timeout: 60_000 })
      await expectSigned(apprentice)
    })

    await test.step('what stands under the code counts for nothing, until the mentor confirms it on his own device', async () => {
      const teacher = await signInWitness(server, 'teacher')
      const signed = async () => (await teacher.rows('signOff')).filter((s) => s.comment === BY_CODE.comment)
      expect(await signed()).toEqual([])
      await mentor.goto('/sign-offs')
      const waiting = mentor.getByRole('article').filter({ hasText: BY_CODE.comment })
      await waiting.getByRole('button', { name: 'Confirm' }).click()
      await expect(waiting).toHaveCount(0)
      await expect.poll(signed, { timeout: 60_000 }).toMatchObject([{ level: 2, assurance: 'B', needsReview: false }])
    })

    await test.step('the school has it once, with its proof, and knows the log', async () => {
      const teacher = await signInWitness(server, 'teacher')
      await expect.poll(async () => (await teacher.rows('signOff')).length).toBe(before + 2)
      const signed = (await teacher.rows('signOff')).find((s) => s.comment.startsWith('Steady hand'))
      expect(signed).toMatchObject({ level: 3, assurance: 'A', facts: { takeovers: 1, prompts: 0, defects: 0 }, needsReview: false })
      expect(signed?.logs).toHaveLength(1)
      expect(signed?.unknownLogs).toBeUndefined()
      expect((await teacher.rows('signOffToken')).filter((t) => t.id === signed?.token?.id)).toHaveLength(1)
    })
  })
