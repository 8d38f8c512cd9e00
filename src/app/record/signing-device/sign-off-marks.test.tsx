import type { TokenId } from '#domain/ids.ts'
import { REVIEW_REASONS, type SignOff } from '#domain/sign-off.ts'
import { signOffOf } from '#tests/support/people.ts'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SignOffMarks } from './sign-off-marks.tsx'

const said = (over: Partial<SignOff>, withoutReview = false, others: readonly SignOff[] = []): string | null => {
  const s = signOffOf('s', over)
  const { container } = render(
    <I18nProvider i18n={i18n}>
      <SignOffMarks of={s} book={{ signOffs: [s, ...others] }} withoutReview={withoutReview} />
    </I18nProvider>,
  )
  return container.textContent
}

beforeEach(() => i18n.loadAndActivate({ locale: 'en', messages: {} }))
afterEach(cleanup)

const SESSION = "Signed in the mentor's account, without the seal of a device"

test('every signature says how sure it is, one of a session too', () => {
  expect(said({})).toBe(SESSION)
  expect(said({ assurance: 'A' })).toBe("Signed on the mentor's device")
})

test('one that was signed together with others says with how many; those of another document do not count', () => {
  const line = (id: string, of: string, n: number) => signOffOf(id, { assurance: 'A', token: { id: of as TokenId, line: n } })
  const others = [line('b', 'first', 1), line('c', 'first', 2), line('d', 'second', 0), signOffOf('e')]
  const { token } = line('a', 'first', 0)
  expect(said({ assurance: 'A', ...(token && { token }) }, false, others)).toContain('One of 3 signed together')
  expect(said({ assurance: 'A', ...(token && { token }) })).not.toContain('together')
  expect(said({}, false, others)).toBe(SESSION)
})

test('every reason for a review has its words, unless they stand elsewhere', () => {
  const words = REVIEW_REASONS.map((review) => said({ needsReview: true, review }))
  expect(new Set(words).size).toBe(REVIEW_REASONS.length)
  expect(words).not.toContain(SESSION)
  expect(said({ needsReview: true, review: 'late' }, true)).toBe(SESSION)
})

test('logs that have not arrived are counted', () => {
  expect(said({ assurance: 'A', unknownLogs: ['a'] })).toContain('Rests on 1 log that has not arrived yet')
  expect(said({ assurance: 'A', unknownLogs: ['a', 'b'] })).toContain('Rests on 2 logs that have not arrived yet')
})
