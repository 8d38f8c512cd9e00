import { expect, test } from 'vitest'
import { DAY, moment, zhangGang } from '#tests/support/people.ts'
import { signAs } from './people.ts'
import { lapsesAt, provisionalState } from './provisional.ts'

const heardAt = moment('2026-03-06T10:00Z')
const answered = (confirmed: boolean) => ({ confirmed, by: signAs({ ...zhangGang, person: zhangGang.id }, 'mentor'), at: heardAt + DAY, because: '' })

test('it waits from when the school heard of it, and lapses after 14 days', () => {
  expect(provisionalState({ heardAt: null, answer: null }, heardAt + 100 * DAY)).toBe('unheard')
  expect(lapsesAt({ heardAt: null })).toBeNull()
  expect(lapsesAt({ heardAt })).toBe(heardAt + 14 * DAY)
  expect(provisionalState({ heardAt, answer: null }, heardAt + 14 * DAY)).toBe('waiting')
  expect(provisionalState({ heardAt, answer: null }, heardAt + 14 * DAY + 1)).toBe('lapsed')
})

test('what the mentor said of it stays said', () => {
  expect(provisionalState({ heardAt, answer: answered(true) }, heardAt + 100 * DAY)).toBe('confirmed')
  expect(provisionalState({ heardAt, answer: answered(false) }, heardAt + 2 * DAY)).toBe('declined')
})
