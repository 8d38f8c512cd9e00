import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Place } from './store/store.ts'
import { openStoreOrSayWhy, Trouble, whyNotListening } from './troubles.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'craftlog-troubles-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const troubleOf = async (place: Place): Promise<string> => {
  try {
    await (await openStoreOrSayWhy(place)).close()
  } catch (error) {
    if (error instanceof Trouble) return error.message
    throw error
  }
  return 'none'
}

describe('a store that cannot be opened is told in words', () => {
  it('where a file or nothing that can be written stands instead of the folder', async () => {
    const file = join(folder, 'a-file')
    await writeFile(file, '')
    const words = (place: string) => `The data folder ${place} (CRAFTLOG_DATA) cannot be used: a file stands where a folder is needed.`
    expect(await troubleOf({ folder: file })).toBe(words(file))
    expect(await troubleOf({ folder: join(file, 'below') })).toBe(words(join(file, 'below')))
    expect(await troubleOf({ folder: '/proc/craftlog' })).toMatch(/^The data folder \/proc\/craftlog .*cannot be used/)
  })

  it('where the data file is no database', async () => {
    await writeFile(join(folder, 'craftlog.sqlite'), 'x'.repeat(5_000))
    expect(await troubleOf({ folder })).toMatch(/cannot be used: file is not a database/)
  })

  it('where no database answers', async () => {
    expect(await troubleOf({ postgres: 'postgres://craftlog:secret@127.0.0.1:9/craftlog' })).toBe('The database of DATABASE_URL cannot be used: nothing answers at its address.')
  })
})

it('a port or a host that cannot be listened on is told in words', () => {
  const why = (code: string) => whyNotListening(Object.assign(new Error(code), { code }), '203.0.113.7', 80)
  expect(why('EACCES')).toEqual(new Trouble('Port 80 may not be used by this user. Set PORT to one above 1023.'))
  expect(why('EADDRNOTAVAIL')).toEqual(new Trouble('HOST "203.0.113.7" is not an address of this machine.'))
  const strange = new Error('strange')
  expect(whyNotListening(strange, 'localhost', 80)).toBe(strange)
})
