import { expect, chip, openDevice, test } from '#tests/support/journey.ts'
test('prof', async ({ device, server }) => {
  let t = Date.now(); const lap = (n: string) => { console.log(n, Date.now() - t); t = Date.now() }
  const { page: current } = await device('phone'); lap('device')
  const page = current()
  await page.goto('/sign-in'); lap('goto')
  await page.getByRole('textbox', { name: 'Username' }).fill('apprentice')
  await page.getByRole('textbox', { name: 'Password' }).fill('craftlog-demo'); lap('fill')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click(); lap('click')
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible(); lap('nav')
  await expect(chip(page)).toHaveText('All sent'); lap('sent')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined)); lap('sw')
  for (const p of ['/logbook','/skills','/reflections','/settings']) {
    await page.goto(p); lap(p + ' goto')
    await page.getByRole('heading', { level: 1 }).first().waitFor(); lap('h1')
  }
  await page.context().close(); lap('close')
})
