/** News reaches a page that only lies there: by a poke, and where a proxy lets no stream through, by a pull that waits. */
import type { Page } from '@playwright/test'
import { writeLog } from '#tests/support/deeds.ts'
import { chip, expect, signIn, test } from '#tests/support/journey.ts'
import { signInWitness } from '#tests/support/on-server.ts'
import type { ServerProcess } from '#tests/support/server-process.ts'

/** The teacher confirms it on another device; nothing is touched in this page. */
const confirmElsewhere = async (server: ServerProcess, task: string): Promise<void> => {
  const teacher = await signInWitness(server, 'teacher')
  const log = (await teacher.rows('practiceLog')).find((l) => l.task === task)
  await teacher.deeds([{ name: 'practiceLog.confirm', args: { id: log?.id, revision: log?.revision } }])
}
const card = (page: Page, task: string) => page.getByRole('listitem').filter({ hasText: task })

test("LV1 another person's deed is seen at once, without a touch", async ({ server, device }) => {
  const page = (await device('phone')).page()
  await signIn(page, 'apprentice')
  await writeLog(page, { task: 'Live, coach 1' })
  await expect(chip(page)).toHaveText('All sent')
  await confirmElsewhere(server, 'Live, coach 1')
  await expect(card(page, 'Live, coach 1').getByText('Confirmed')).toBeVisible()
})

for (const { proxy, how } of [
  { proxy: 'cuts every stream', how: 'cut' },
  { proxy: 'holds a stream back until it ends', how: 'hold' },
] as const)
  test(`fault 38: a proxy ${proxy}, and news comes by a pull that waits`, async ({ server, device }) => {
    const phone = await device('phone')
    const page = phone.page()
    await phone.context().route('**/sync/v1/events', (route) => (how === 'cut' ? route.abort() : undefined))
    let waits = 0
    page.on('request', (r) => {
      if (r.url().endsWith('/sync/v1/pull') && (r.postDataJSON() as { wait?: number }).wait !== undefined) waits += 1
    })
    await page.clock.install()
    await signIn(page, 'apprentice')
    await writeLog(page, { task: 'Live, coach 2' })
    await expect(chip(page)).toHaveText('All sent')
    // Three streams that come to nothing, ten seconds each, and the pauses between.
    await expect(async () => {
      await page.clock.fastForward(10_000)
      expect(waits).toBeGreaterThan(0)
    }).toPass({ intervals: [500] })
    await confirmElsewhere(server, 'Live, coach 2')
    await expect(card(page, 'Live, coach 2').getByText('Confirmed')).toBeVisible()
  })
