/** Every row of the fault matrix has a test that names it, and README.md says where. */
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const ROWS = Array.from({ length: 40 }, (_, i) => i + 1)

/** A title is the first argument, also after `test.each(…)`; it starts with the number of its row. */
const TITLE = /\(\s*(['"`])fault (\d+)\b/g
const files = globSync(['tests/scenarios/*.test.ts', 'tests/journeys/*.spec.ts', 'src/app/**/*.test.{ts,tsx}'], { cwd: root })
const named = new Map<number, Set<string>>(ROWS.map((n) => [n, new Set()]))
for (const file of files)
  for (const [, , n] of readFileSync(`${root}/${file}`, 'utf8').matchAll(TITLE)) named.get(Number(n))?.add(file)

/** `| 12 | what happens | files |` */
const listed = new Map(
  [...readFileSync(`${root}/tests/scenarios/README.md`, 'utf8').matchAll(/^\| (\d+) \|[^|]*\| ([^|]*) \|$/gm)].map(
    ([, n, where]) => [Number(n), (where ?? '').split(', ').map((f) => f.replaceAll('`', ''))] as const,
  ),
)

test('no row of the fault matrix is without a test that names it', () => {
  expect(ROWS.filter((n) => named.get(n)?.size === 0)).toEqual([])
})

test('README.md lists every row, with all files whose tests name it and no others', () => {
  const inFiles = Object.fromEntries([...named].map(([n, where]) => [n, [...where].toSorted()]))
  const inTable = Object.fromEntries([...listed].map(([n, where]) => [n, where.toSorted()]))
  expect(inTable).toEqual(inFiles)
})
