import { expect, test } from 'vitest'
import { ENTERPRISE, SCHOOL } from '#tests/support/people.ts'
import { SHARE_RULES, shareWarnings, withOneMore } from './apprentice-share.ts'
import type { PostId } from './ids.ts'
import type { Enterprise } from './people.ts'

const BOGIES = 'bogies' as PostId
const works = (over: Partial<Enterprise> = {}): Enterprise => ({ id: ENTERPRISE, school: SCHOOL, name: 'Rail Works', employees: 100, posts: [{ id: BOGIES, name: 'Bogies', capacity: 6, workers: 29 }], ...over })
const numbers = (all: number, atBogies: number, over: Partial<Enterprise> = {}) =>
  shareWarnings(works(over), { all, byPost: { [BOGIES]: atBogies } }).map((w) => [w.rule, w.apprentices, w.workers, w.allowed])

test('a tenth of the employees and a fifth of a post are still allowed, one more is told with its numbers', () => {
  expect(numbers(10, 5)).toEqual([])
  expect(numbers(11, 6)).toEqual([
    ['tenth-of-employees', 11, 100, 10],
    ['fifth-of-post', 6, 29, 5],
  ])
})

test('more apprentices than places are told as well', () => {
  expect(numbers(7, 7, { posts: [{ id: BOGIES, name: 'Bogies', capacity: 6 }] })).toEqual([['places', 7, 6, 6]])
})

test('where nobody counted who works, nothing is said', () => {
  const { employees: _, ...uncounted } = works({ posts: [] })
  expect(shareWarnings(uncounted, { all: 500, byPost: {} })).toEqual([])
})

test('one more apprentice counts at the enterprise and at his post', () => {
  expect(withOneMore({ all: 3, byPost: { a: 1 } }, BOGIES)).toEqual({ all: 4, byPost: { a: 1, [BOGIES]: 1 } })
  expect(withOneMore({ all: 3, byPost: { a: 1 } }, null)).toEqual({ all: 4, byPost: { a: 1 } })
})

test('each rule names its source in both languages', () => {
  expect(Object.values(SHARE_RULES).map((r) => Object.keys(r.source))).toEqual([
    ['en', 'zh'],
    ['en', 'zh'],
  ])
})
