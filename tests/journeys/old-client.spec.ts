/** The last release meets today's: a page that is older than its server, and unsent work that is older than the page. `old-tab.spec.ts` has what happens while it is open. */
import { writeLog } from '#tests/support/deeds.ts'
import { chip, expect, signIn, test } from '#tests/support/journey.ts'
import { programOf, rowsOnDevice } from '#tests/support/on-device.ts'
import { signInWitness } from '#tests/support/on-server.ts'
import { servePageAlone } from '#tests/support/page-alone.ts'
import { builtPage } from '#tests/support/program-with-page.ts'

test.use({ startsWith: 'old' })

test("fault 24: the last release's page sends to today's server, and receives what others did", async ({ server, device }) => {
  const phone = await device('phone')
  const page = phone.page()
  await signIn(page, 'apprentice')
  await writeLog(page, { task: 'Old page, coach 1' })
  await expect(chip(page)).toHaveText('All sent')

  // The school's server was updated meanwhile, and offers today's page; the old one goes on as it is.
  await server.stop()
  await server.start(builtPage)
  await writeLog(page, { task: 'Old page, coach 5' })
  await expect(chip(page)).toHaveText('All sent', { timeout: 60_000 })

  const teacher = await signInWitness(server, 'teacher')
  expect((await teacher.rows('practiceLog')).filter((l) => l.task === 'Old page, coach 5')).toHaveLength(1)
  const log = (await teacher.rows('practiceLog')).filter((l) => l.task === 'Old page, coach 1')
  expect(log).toHaveLength(1)
  const [{ id, revision } = { id: '', revision: 0 }] = log
  await teacher.deeds([{ name: 'practiceLog.confirm', args: { id, revision } }])
  await expect(page.getByRole('listitem').filter({ hasText: 'Old page, coach 1' }).getByText('Confirmed')).toBeVisible()
})

test('fault 23: work that the last release left unsent is sent once by the page that follows it', async ({ server, device }) => {
  const phone = await device('phone')
  await signIn(phone.page(), 'apprentice')
  const oldProgram = await programOf(phone.page())
  await server.stop()
  await writeLog(phone.page(), { task: 'Unsent, coach 2' })
  await writeLog(phone.page(), { task: 'Unsent, coach 3' })
  await phone.page().getByRole('button', { name: 'New log' }).click()
  await phone.page().getByLabel('What I did').fill('Half a thought about coach 4')
  await expect(phone.page().getByText('Draft saved')).toBeVisible()

  await test.step('without a server the old page still opens', async () => {
    const page = await phone.reopen('/')
    await expect(page.getByText('Unsent, coach 3').first()).toBeVisible()
    expect(await rowsOnDevice(page, 'outbox')).toHaveLength(2)
  })

  await test.step("today's page is there, and the person takes the update; then its server is", async () => {
    // The page comes first, and the server behind it later: what the queue holds meanwhile is certain.
    const alone = await servePageAlone(builtPage, server.url)
    const page = await phone.reopen('/')
    await expect(page.getByRole('button', { name: 'Update now' })).toBeVisible()
    await page.getByRole('button', { name: 'Update now' }).click()
    await expect.poll(() => programOf(page)).not.toBe(oldProgram)
    expect(await rowsOnDevice(page, 'outbox')).toHaveLength(2)
    await alone.close()
    await server.start(builtPage)
    await expect(chip(page)).toHaveText('All sent', { timeout: 120_000 })
    await expect.poll(() => rowsOnDevice(page, 'outbox')).toEqual([])
    await expect(page.getByText('Unsent, coach 2').first()).toBeVisible()
    await expect(page.getByText('Half a thought about coach 4').first()).toBeVisible()
  })

  const logs = await (await signInWitness(server, 'teacher')).rows('practiceLog')
  for (const task of ['Unsent, coach 2', 'Unsent, coach 3']) expect(logs.filter((l) => l.task === task)).toHaveLength(1)
})
