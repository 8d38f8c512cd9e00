import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { FIELD_ERRORS, fieldErrors, isRefusal, REFUSAL_KINDS, REFUSAL_REASONS, refuse, type RefusalReason } from './refusal.ts'

test('every reason is of a known kind, and a refusal carries both', () => {
  for (const reason of Object.keys(REFUSAL_REASONS) as RefusalReason[]) {
    expect(REFUSAL_KINDS).toContain(REFUSAL_REASONS[reason])
    expect(refuse(reason)).toEqual({ refused: REFUSAL_REASONS[reason], because: reason })
  }
})

test('a refusal is told from anything else', () => {
  expect(isRefusal(refuse('not-yours'))).toBe(true)
  expect([null, undefined, 'refused', { applied: true }].some(isRefusal)).toBe(false)
})

test('fields travel with the refusal only where there are any', () => {
  expect(refuse('fields-invalid', [{ path: 'minutes', error: 'too-large' }]).fields).toEqual([{ path: 'minutes', error: 'too-large' }])
  expect('fields' in refuse('not-yours')).toBe(false)
})

const shape = z.strictObject({
  name: z.string().check(z.minLength(2), z.maxLength(4)),
  count: z.number().check(z.gte(1), z.lte(9)),
  list: z.array(z.object({ at: z.string() })).check(z.maxLength(2)),
})
const findings = (value: unknown) => {
  const parsed = shape.safeParse(value, { reportInput: true })
  return parsed.success ? [] : fieldErrors(parsed.error).map((e) => `${e.path} ${e.error}`)
}
const good = { name: 'abc', count: 3, list: [] }

test.each([
  [{ ...good, name: undefined }, ['name required']],
  [{ ...good, name: 5 }, ['name wrong-type']],
  [{ ...good, name: 'a' }, ['name required']],
  [{ ...good, name: 'abcde' }, ['name too-long']],
  [{ ...good, count: 'x' }, ['count not-a-number']],
  [{ ...good, count: 0 }, ['count too-small']],
  [{ ...good, count: 10 }, ['count too-large']],
  [{ ...good, list: [{ at: 'x' }, { at: 4 }] }, ['list.1.at wrong-type']],
  [{ ...good, list: [1, 2, 3].map(String).map((at) => ({ at })) }, ['list too-many']],
  [{ ...good, extra: 1 }, [' unknown-field']],
])('%j → %j', (value, found) => {
  expect(findings(value)).toEqual(found)
})

test('every finding is in the closed list, one a path, fifty at most', () => {
  const many = z.array(z.string()).safeParse(Array.from({ length: 200 }, (_, n) => n))
  const errors = many.success ? [] : fieldErrors(many.error)
  expect(errors).toHaveLength(50)
  expect(new Set(errors.map((e) => e.path)).size).toBe(50)
  expect(errors.every((e) => FIELD_ERRORS.includes(e.error))).toBe(true)
})
