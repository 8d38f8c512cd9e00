import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSettings, WrongSetting } from './settings.ts'

describe('settings', () => {
  it('without any, the server is for this machine, on port 8787, with its data in ./data', () => {
    expect(readSettings({}, [])).toEqual({ host: 'localhost', port: 8787, place: { folder: resolve('data') }, trustProxy: false, logLevel: 'warn', demo: false })
  })

  it('an empty setting counts as none', () => {
    expect(readSettings({ PORT: '', HOST: '', CRAFTLOG_DATA: '', DATABASE_URL: '', LOG_LEVEL: '', TRUST_PROXY: '' }, [])).toEqual(readSettings({}, []))
  })

  it('each is taken as it is said', () => {
    const said = { PORT: '9000', HOST: '0.0.0.0', DATABASE_URL: 'postgresql://u:p@db/craftlog', LOG_LEVEL: 'info', TRUST_PROXY: '1', CRAFTLOG_DATA: '/srv/craftlog' }
    expect(readSettings(said, ['--demo'])).toEqual({ host: '0.0.0.0', port: 9000, place: { postgres: said.DATABASE_URL, files: '/srv/craftlog' }, trustProxy: true, logLevel: 'info', demo: true })
  })

  it.each([
    [{ PORT: 'abc' }, [], /PORT.*"abc"/],
    [{ PORT: '-1' }, [], /PORT/],
    [{ PORT: '65536' }, [], /PORT/],
    [{ PORT: '8787.5' }, [], /PORT/],
    [{ PORT: '0x50' }, [], /PORT/],
    [{ LOG_LEVEL: 'loud' }, [], /LOG_LEVEL.*"loud"/],
    [{ TRUST_PROXY: 'yes' }, [], /TRUST_PROXY/],
    [{}, ['--demos'], /--demos/],
  ])('%j %j is a wrong setting, said in one line', (env, args, says) => {
    expect(() => readSettings(env, args)).toThrow(says)
    expect(() => readSettings(env, args)).toThrow(WrongSetting)
  })

  it.each([['mysql://u:secret@db/x'], ['secret'], ['postgres:secret']])('a wrong DATABASE_URL is said without repeating it, since it may hold a password', (url) => {
    expect(() => readSettings({ DATABASE_URL: url }, [])).toThrow(/DATABASE_URL must look like/)
    expect(() => readSettings({ DATABASE_URL: url }, [])).not.toThrow(/secret/)
  })
})
