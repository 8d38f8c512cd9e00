import { openPageDevice } from '#tests/support/page-device.ts'
import { expect, test } from 'vitest'
import { countDrafts, INBOX_READ, PHRASES, saveDraft } from './drafts.ts'

test('every kind of unfinished work counts as a draft; what was read in the inbox does not', async () => {
  const device = await openPageDevice()
  for (const key of ['log:1', 'reflection:new', 'ask:measure', 'sign-off:measure', INBOX_READ, PHRASES]) await saveDraft(device.db, key, 'words')
  expect(await countDrafts(device.db)).toBe(4)
  await device.dispose()
})
