import { expect, test } from 'vitest'
import { stableId as onServer } from '#server/programmes/stable-id.ts'
import { stableId as inPreview } from '../src/app/features/programme/stable-id.ts'

test('the preview of an import gives the ids that the server will give', () => {
  for (const parts of [[], ['plan'], ['plan', 'school', 'a"b'], ['p', 'lan'], ['培养方案', '🔧']]) expect(inPreview(...parts)).toBe(onServer(...parts))
})
