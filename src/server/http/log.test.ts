import { expect, it } from 'vitest'
import { openWebSchool } from '#tests/support/web-school.ts'
import { quietly } from './log.ts'

it('a logged error says where it happened, not what it choked on', () => {
  const error = Object.assign(new Error('duplicate key: (username)=(li-wei)'), { code: '23505', detail: 'Key (username)=(li-wei)' })
  const said = quietly(error)
  expect(JSON.stringify(said)).not.toContain('li-wei')
  expect(said).toMatchObject({ type: 'Error', code: '23505' })
  expect(said.stack).toMatch(/log\.test\.ts/)
})

it('something thrown that is no error is no trouble', () => {
  expect(quietly('li-wei')).toMatchObject({ type: 'Error', code: '' })
})

it('what a failing request logs names the route and the place of the fault, and nobody’s words', async () => {
  const { write } = process.stderr
  let logged = ''
  process.stderr.write = ((chunk: string | Uint8Array) => {
    logged += String(chunk)
    return true
  }) as typeof write
  const secret = 'li-wei wrote: my mentor shouts'
  const school = await openWebSchool({
    logLevel: 'info',
    table: [{ method: 'POST', url: '/api/fails', access: 'anyone', answer: () => Promise.reject(new Error(secret)) }],
  })
  await school.ask('POST', '/api/fails?name=li-wei', { payload: { text: secret }, headers: { cookie: 'craftlog=li-wei' } })
  await school.close()
  process.stderr.write = write
  expect(logged).toContain('"msg":"a request failed"')
  expect(logged).toContain('"route":"/api/fails"')
  expect(logged).toMatch(/log\.test\.ts/)
  expect(logged).not.toContain('li-wei')
  expect(logged).not.toContain('127.0.0.1')
})
