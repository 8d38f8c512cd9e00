/** Every screen, in both languages: no accessibility findings, no words missing, nothing wider than the device. */
import AxeBuilder from '@axe-core/playwright'
import { type Page, test as plain } from '@playwright/test'
import { type DEVICES, expect, openDevice, signIn, test } from '#tests/support/journey.ts'
import { createServerProcess } from '#tests/support/server-process.ts'

const screens: Readonly<Record<string, { readonly size: keyof typeof DEVICES; readonly paths: readonly string[] }>> = {
  apprentice: { size: 'phone', paths: ['/logbook', '/logbook/new', '/skills', '/reflections', '/reflections/new', '/inbox', '/outbox', '/settings', '/sign-in-again', '/nowhere'] },
  mentor: { size: 'tablet', paths: ['/sign-offs', '/apprentices', '/outbox'] },
  teacher: { size: 'laptop', paths: ['/review', '/cohorts', '/programmes'] },
  coordinator: { size: 'laptop', paths: ['/programmes', '/programmes/import', '/cohorts', '/dead-letters'] },
}
/** The first link on a screen that leads one level deeper, to be looked at too. */
const deeper: Readonly<Record<string, readonly RegExp[]>> = {
  apprentice: [
    /^\/logbook\/(?!new)[^/]+$/,
    /^\/skills\/[^/]+$/,
    /^\/skills\/[^/]+\/ask$/,
    /^\/reflections\/(?!new)[^/]+$/,
    /^\/reflections\/[^/]+\/edit$/,
    /^\/logbook\/[^/]+\/edit$/,
  ],
  mentor: [
    /^\/sign-offs\/(?!for\/).+/,
    /^\/apprentices\/[^/?]+$/,
    /^\/apprentices\/[^/]+\/logs\/.+/,
    /^\/sign-offs\/for\/[^/]+$/,
    /^\/sign-offs\/for\/[^/]+\/.+/,
  ],
  teacher: [
    /^\/review\/log\/.+/,
    /^\/review\/sign-off\/.+/,
    /^\/cohorts\/[^/]+$/,
    /^\/cohorts\/[^/]+\/apprentices\/[^/]+$/,
    /^\/cohorts\/[^/]+\/apprentices\/[^/]+\/logs\/.+/,
    /^\/cohorts\/[^/]+\/apprentices\/[^/]+\/competencies\/.+/,
    /^\/programmes\/(?!import)[^/]+$/,
  ],
  coordinator: [/^\/programmes\/(?!import)[^/]+$/],
}

const look = async (page: Page, where: string): Promise<readonly string[]> => {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.flatMap((v) => v.nodes.map((n) => `${where}: ${v.id} ${n.target.join(' ')}`))
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return overflow > 1 ? [...found, `${where}: ${overflow}px wider than the device`] : found
}

for (const [account, { size, paths }] of Object.entries(screens)) {
  for (const language of ['en', 'zh'] as const) {
    test(`${account}'s screens in ${language} have no accessibility findings`, async ({ device }) => {
      const { page: current } = await device(size)
      const page = current()
      await signIn(page, account)
      if (language === 'zh') {
        await page.goto('/settings')
        await page.getByText('中文', { exact: true }).click()
        await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
      }
      const findings: string[] = []
      const links = new Set<string>()
      for (const path of paths) {
        await page.goto(path)
        findings.push(...(await look(page, `${language} ${path}`)))
        for (const href of await page.locator('a[href]').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))) links.add(href)
      }
      for (const pattern of deeper[account] ?? []) {
        const href = [...links].find((l) => pattern.test(l))
        expect(href, `a link like ${pattern}`).toBeDefined()
        await page.goto(href ?? '/')
        findings.push(...(await look(page, `${language} ${href}`)))
        for (const more of await page.locator('a[href]').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))) links.add(more)
      }
      expect(findings).toEqual([])
    })
  }
}

plain('the first visit has no accessibility findings', async () => {
  const server = await createServerProcess()
  await server.start()
  const device = await openDevice(server, 'phone')
  const page = device.page()
  const findings: string[] = []
  for (const path of ['/welcome', '/set-up']) {
    await page.goto(path)
    findings.push(...(await look(page, path)))
    await page.getByRole('button', { name: '中文' }).click()
    findings.push(...(await look(page, `zh ${path}`)))
    await page.getByRole('button', { name: 'English' }).click()
  }
  await device.close()
  await server.dispose()
  expect(findings).toEqual([])
})

test('the doors have no accessibility findings either', async ({ device }) => {
  const { page: current } = await device('phone')
  const page = current()
  await page.goto('/sign-in')
  expect(await look(page, '/sign-in')).toEqual([])
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page.getByRole('button', { name: 'English' })).toBeVisible()
  expect(await look(page, 'zh /sign-in')).toEqual([])
})
