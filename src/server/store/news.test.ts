import { expect, it } from 'vitest'
import type { SchoolId } from '#domain/ids.ts'
import type { Scope } from '#sync/scope.ts'
import { allOf, fromLine, toLine } from './news.ts'

const school = 'rail-school' as SchoolId
const commitOf = (...scopes: readonly string[]) => ({ school, scopes: new Set(scopes as Scope[]), grantsChanged: false })

it('says what was committed, to others and not to oneself', () => {
  const line = toLine(commitOf('u:li-wei', 'co:2026'), 'me')
  expect(fromLine(line, 'you')).toEqual(commitOf('u:li-wei', 'co:2026'))
  expect(fromLine(line, 'me')).toBe(null)
})

it('is never longer than PostgreSQL bears; what does not fit becomes the whole school', () => {
  for (const count of [1, 180, 190, 200, 210, 500]) {
    const commit = commitOf(...Array.from({ length: count }, (_, i) => `u:${'x'.repeat(30)}-${1_000 + i}`))
    const line = toLine(commit, 'me')
    expect(Buffer.byteLength(line)).toBeLessThan(8_000)
    expect(fromLine(line, 'you')).toEqual(count < 200 ? commit : allOf(school))
  }
})

it('words that cannot be read are news of everything: a newer release may speak so', () => {
  for (const line of ['', 'poke', '{}', '{"origin":"me","school":"s"}']) expect(fromLine(line, 'you')).toBe('everything')
})
