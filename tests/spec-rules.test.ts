/** Every rule of the sync protocol and of what devices sign is carried by at least one test that says so in its title. */
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const RULE = /^- \*\*([A-Z]{1,2}\d+)\*\*/gm
/** A title, up to its closing quote; `describe` and `test`, with or without `.each(…)`. */
const TITLE = /\b(?:test|describe|it)(?:\.[a-z]+(?:\((?:[^()]|\([^()]*\))*\))?)*\(\s*(['"`])((?:(?!\1).)*)\1/gs

const rules = ['src/sync/SPEC.md', 'src/signing/SPEC.md'].flatMap((page) => [...readFileSync(root + page, 'utf8').matchAll(RULE)].map((m) => m[1] ?? ''))
const titles = globSync(['src/**/*.test.{ts,tsx}', 'tests/**/*.{test,spec}.ts'], { cwd: root, exclude: (p) => p.includes('node_modules') })
  .flatMap((file) => [...readFileSync(root + file, 'utf8').matchAll(TITLE)].map((m) => m[2] ?? ''))
  .join('\n')

test('no rule of a SPEC.md is without a test', () => {
  expect(rules.length).toBeGreaterThan(50)
  expect(new Set(rules).size).toBe(rules.length)
  const named = new Set(titles.match(/\b[A-Z]{1,2}\d+\b/g))
  expect(rules.filter((id) => !named.has(id))).toEqual([])
})
