import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWebSchool, type WebSchool } from '#tests/support/web-school.ts'

const SHELL = '<!doctype html><title>Craftlog</title>'

describe('the built page', () => {
  let school: WebSchool
  let dist: string
  beforeAll(async () => {
    dist = await mkdtemp(join(tmpdir(), 'craftlog-dist-'))
    await mkdir(join(dist, 'assets'))
    await writeFile(join(dist, 'index.html'), SHELL)
    await writeFile(join(dist, 'sw.js'), 'self.x = 1')
    await writeFile(join(dist, 'assets/index-Bx8f.js'), 'export {}')
    school = await openWebSchool({ dist })
  })
  afterAll(async () => {
    await school.close()
    await rm(dist, { recursive: true, force: true })
  })
  const html = { headers: { accept: 'text/html,application/xhtml+xml' } }

  it.each([['/'], ['/logbook'], ['/checklist/unit-3?open=1']])('%s is the one page of the app, asked for anew each time', async (url) => {
    const answer = await school.ask('GET', url, html)
    expect([answer.statusCode, answer.body, answer.headers['cache-control']]).toEqual([200, SHELL, 'no-cache'])
    expect(answer.headers['content-type']).toMatch(/^text\/html/)
  })

  it('the worker is asked for anew each time; what has a hash in its name is kept for a year', async () => {
    expect((await school.ask('GET', '/sw.js')).headers['cache-control']).toBe('no-cache')
    expect((await school.ask('GET', '/assets/index-Bx8f.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  it.each([['/assets/gone-0000.js', '*/*'], ['/api/nothing', 'text/html'], ['/sync/v2/push', 'text/html'], ['/api', 'text/html'], ['/logbook', 'application/json']])('%s for %s is not found, said in JSON', async (url, accept) => {
    const answer = await school.ask('GET', url, { headers: { accept } })
    expect([answer.statusCode, answer.json()]).toEqual([404, { error: 'not-found' }])
  })

  it.each([['/../package.json'], ['/%2e%2e/%2e%2e/etc/passwd'], ['/assets/..%2f..%2fpackage.json']])('%s does not lead out of the folder', async (url) => {
    const answer = await school.ask('GET', url)
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    expect(answer.body).not.toMatch(/craftlog"|root:/)
  })

  it('a page may run our scripts and talk to this server, and nothing else', async () => {
    const { headers } = await school.ask('GET', '/', html)
    const policy = String(headers['content-security-policy']).split(';')
    expect(policy.toSorted()).toEqual(
      [
        "default-src 'self'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' blob: data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
      ].toSorted(),
    )
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin' })
    for (const may of ['camera', 'publickey-credentials-create', 'publickey-credentials-get']) expect(headers['permissions-policy']).toContain(`${may}=(self)`)
  })
})

it('without a built page, whoever comes is told so in a plain sentence', async () => {
  const school = await openWebSchool({ dist: '/nowhere' })
  const answer = await school.ask('GET', '/')
  expect(answer.statusCode).toBe(503)
  expect(answer.body).toMatch(/has not been built yet/)
  await school.close()
})
