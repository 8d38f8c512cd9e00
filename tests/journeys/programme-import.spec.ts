/** A coordinator brings in real training plans, and reads them without a network. */
import { existsSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chip, expect, signIn, test } from '#tests/support/journey.ts'

const folder = fileURLToPath(new URL('../../../shared/data/', import.meta.url))
const packages = [
  { file: 'case-industriemechaniker.json', title: /Industriemechaniker/, competencies: 269, knows: 'technische Unterlagen analysieren' },
  { file: 'case-mechatroniker.json', title: /Mechatroniker/, competencies: 165, knows: null },
  { file: 'case-industriemetall_kernqualifikationen.json', title: /Kernqualifikationen/, competencies: 65, knows: null },
] as const
const absent = packages.some((p) => !existsSync(folder + p.file))

test('three real plans import with their 269, 165 and 65 competencies, and the largest opens offline', async ({ server, device }) => {
  test.skip(absent, 'the real CASE packages are not beside this checkout')
  const phone = await device('phone')
  const page = phone.page()
  await signIn(page, 'coordinator')
  for (const { file, title, competencies } of packages) {
    await page.goto('/programmes/import')
    await page.locator('input[type=file]').setInputFiles(folder + file)
    await expect(page.getByText(title).first()).toBeVisible()
    await expect(page.getByText(String(competencies)).first()).toBeVisible()
    await page.getByRole('button', { name: /^Import/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible({ timeout: 30_000 })
  }
  await page.goto('/programmes/import')
  await page.locator('input[type=file]').setInputFiles(folder + packages[0].file)
  await expect(page.getByText(/already|same|nothing/i).first()).toBeVisible()

  await server.stop()
  const offline = await phone.reopen('/programmes')
  await offline.getByRole('link', { name: packages[0].title }).first().click()
  await expect(offline.getByRole('heading', { level: 1, name: packages[0].title })).toBeVisible()
  await offline.getByRole('searchbox').fill('Unterlagen analysieren')
  // Only what is near the window is drawn; under the large type of a phone the first find may lie below it.
  await expect(offline.getByText(/^6 competencies found/)).toBeVisible()
  await offline.mouse.wheel(0, 400)
  await expect(offline.getByText(packages[0].knows).first()).toBeVisible()
  await expect(chip(offline)).toHaveText('All sent')
})

test('a file that is no plan is told in words, and nothing is imported', async ({ device }, testInfo) => {
  const laptop = await device('laptop')
  const page = laptop.page()
  await signIn(page, 'coordinator')
  const give = async (name: string, text: string | Buffer) => {
    const path = testInfo.outputPath(name)
    writeFileSync(path, text)
    await page.goto('/programmes/import')
    await page.locator('input[type=file]').setInputFiles(path)
  }
  const cycle = {
    CFDocument: { identifier: 'd', title: 'Round and round', language: 'en' },
    CFItems: ['a', 'b'].map((identifier) => ({ identifier, fullStatement: identifier })),
    CFAssociations: [
      ['a', 'b'],
      ['b', 'a'],
    ].map(([from, to]) => ({ associationType: 'isChildOf', originNodeURI: { identifier: from }, destinationNodeURI: { identifier: to } })),
  }
  for (const [name, text] of [
    ['broken.json', '{"CFDocument":'],
    ['cycle.json', JSON.stringify(cycle)],
    ['other.json', '{"hello":"world"}'],
    ['large.json', Buffer.alloc(50 * 1024 * 1024, ' ')],
  ] as const) {
    await give(name, text)
    await expect(page.getByRole('alert').first(), name).toBeVisible()
    await expect(page.getByRole('button', { name: /^Import/ }), name).toHaveCount(0)
  }
  await page.goto('/programmes')
  await expect(page.getByRole('main').getByRole('link', { name: /competenc/ })).toHaveCount(1)
})
