import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SCHOOL } from '#tests/support/people.ts'
import { craftlogFile } from '#tests/support/programme-file.ts'
import { rowsOfType } from './store/rows.ts'
import { openStore } from './store/store.ts'

const CLI = fileURLToPath(new URL('import-programme.ts', import.meta.url))
let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'craftlog-import-'))
  file = join(folder, 'plan.json')
  await writeFile(file, craftlogFile())
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const data = () => join(folder, 'data')
const run = (...args: readonly string[]) => {
  const { PATH = '' } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8', env: { PATH, CRAFTLOG_DATA: data() } })
  return { status, stdout, stderr }
}
const withSchool = async () => {
  const store = await openStore({ folder: data() })
  await store.write({ school: SCHOOL, author: null, now: 0 }, (tx) => tx.put('school', { id: SCHOOL, name: 'Rail School', demo: false }))
  await store.close()
}
const stored = async () => {
  const store = await openStore({ folder: data() })
  const programmes = await store.read((sql) => rowsOfType(sql, SCHOOL, 'programme'))
  await store.close()
  return programmes
}
const SUMMARY = { title: 'Bogie maintenance', units: 1, competencies: 2, warnings: [] }

describe('npm run import-programme', () => {
  it('a dry run says what the file holds, needs no school and writes nothing', () => {
    const { status, stdout } = run(file, '--dry-run')
    expect(status).toBe(0)
    expect(stdout).toBe('Bogie maintenance: 1 units, 2 competencies.\nDry run: nothing was written.\n')
    expect(run(file, '--dry-run', '--json')).toEqual({ status: 0, stdout: `${JSON.stringify(SUMMARY)}\n`, stderr: '' })
  })

  it('imports into the school, once', async () => {
    await withSchool()
    expect(run(file, '--json')).toEqual({ status: 0, stdout: `${JSON.stringify(SUMMARY)}\n`, stderr: '' })
    expect(run(file).stdout).toMatch(/Nothing to do: version 1 of Rail School says the same already\./)
    await writeFile(file, craftlogFile('Bogie maintenance 2027'))
    expect(run(file).stdout).toMatch(/Imported into Rail School as version 2\./)
    expect((await stored()).map((p) => p.version)).toEqual([1, 2])
  })

  it('tells what it noticed, as words in JSON', async () => {
    await writeFile(file, JSON.stringify({ ...(JSON.parse(craftlogFile()) as object), colour: 'red' }))
    expect(JSON.parse(run(file, '--dry-run', '--json').stdout)).toMatchObject({ warnings: [expect.stringMatching(/^unknown-field: colour/)] })
  })

  it.each([
    ['without a file', () => [], /^craftlog: Usage: npm run import-programme -- FILE/],
    ['with an option that there is not', () => [file, '--force'], /^craftlog: Usage/],
    ['with a file that is not there', () => [join(folder, 'gone.json'), '--dry-run'], /gone\.json cannot be read \(ENOENT\)/],
    ['with a folder', () => [folder, '--dry-run'], /cannot be read \(EISDIR\)/],
    ['into a server without a school', () => [file], /no school to import into yet/],
  ])('%s ends with one clear line', (_what, args, says) => {
    const { status, stdout, stderr } = run(...args())
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(says)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  it('a file that is no plan ends with one clear line', async () => {
    await writeFile(file, '{"half":')
    const { status, stderr } = run(file, '--dry-run', '--json')
    expect(status).toBe(1)
    expect(stderr).toMatch(/is not a plan that can be imported: not-json/)
  })
})
