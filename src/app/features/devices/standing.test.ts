import { expect, test } from 'vitest'
import type { DeviceKey } from '#domain/device-key.ts'
import type { KeyUse } from '#domain/sign-off-token.ts'
import { standingOf, wantsLook } from './standing.ts'

const NOW = 1_000_000
const key = { ended: null, expires: NOW } as Pick<DeviceKey, 'ended' | 'expires'>
const link = (n: number) => n.toString(16).padStart(16, '0')
const use = (counter: number, previous: string | null = counter === 1 ? null : link(counter - 1)) => ({ counter, previous, link: link(counter), at: counter }) as KeyUse
const standing = (...uses: readonly KeyUse[]) => standingOf(key, uses, NOW)

test('a device from which everything arrived is in order, in whatever order it came', () => {
  expect(standing(use(3), use(1), use(2))).toEqual({ state: 'in-use', last: { number: 3, at: 3 }, missing: 0, broken: [] })
  expect(standing()).toMatchObject({ last: null, missing: 0 })
  expect(wantsLook(standing(use(1)))).toBe(false)
})

test('numbers below the highest that have not arrived are counted, and break no chain', () => {
  expect(standing(use(2), use(5))).toMatchObject({ missing: 3, broken: [] })
  expect(wantsLook(standing(use(2)))).toBe(true)
})

test('a number that does not follow on the one before tells of a copy', () => {
  expect(standing(use(1), use(2, 'ffffffffffffffff'), use(3))).toMatchObject({ broken: [2] })
  expect(standing(use(1, link(9)))).toMatchObject({ broken: [1] })
  // A later number may name what has not arrived; only neighbours can be compared.
  expect(standing(use(3, 'ffffffffffffffff'))).toMatchObject({ broken: [] })
})

test('its state goes by its end first, then by its certificate', () => {
  const by = { person: 'p', name: 'P', role: 'mentor' } as never
  expect(standingOf({ ...key, ended: { why: 'lost', at: 1, by } }, [], NOW + 1).state).toBe('lost')
  expect(standingOf(key, [], NOW + 1).state).toBe('run-out')
  expect(standingOf(key, [], NOW).state).toBe('in-use')
})
