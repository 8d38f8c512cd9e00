import { beforeEach, expect, test } from 'vitest'
import type { MemoryStore } from '#tests/support/memory-transaction.ts'
import { contentOf, heLan, HOUR, liWei, MEASURE, moment, sunTao, wangFang, zhangGang, zhaoMin } from '#tests/support/people.ts'
import { createSchool } from '#tests/support/school.ts'

const at = moment('2026-03-05T09:00Z')
let school: MemoryStore
const log = { kind: 'practiceLog', id: 'log', revision: 1 }
const say = (who: typeof liWei, over: object = {}) =>
  school.does(who, 'feedback.give', { id: 'f1', apprentice: 'li-wei', about: log, field: null, text: 'Clean work.', ...over }, { at: at + HOUR })

beforeEach(async () => {
  school = await createSchool()
  await school.does(liWei, 'practiceLog.submit', { id: 'log', placement: 'placement', zone: 480, content: contentOf() }, { at })
})

test('a mentor or teacher comments, in the role he has for this apprentice, and the log stays as it is', async () => {
  expect(await say(zhangGang)).toMatchObject({ applied: true })
  expect(await say(wangFang, { id: 'f2', field: 'minutes' })).toMatchObject({ applied: true })
  expect(school.all('feedback')).toMatchObject([
    { by: { role: 'mentor' }, returns: false, at: at + HOUR },
    { by: { role: 'teacher' }, field: 'minutes', returns: false },
  ])
  expect(await school.get('practiceLog', 'log')).toMatchObject({ state: 'submitted' })
})

test('strangers, classmates, the office and the apprentice himself do not', async () => {
  for (const who of [sunTao, heLan, zhaoMin, liWei]) expect(await say(who)).toMatchObject({ because: 'not-their-mentor' })
})

test('[MG8] said once, never changed', async () => {
  await say(zhangGang)
  expect(await say(zhangGang, { text: 'Poor work.' })).toMatchObject({ because: 'id-taken' })
  expect(school.all('feedback')).toMatchObject([{ text: 'Clean work.' }])
})

test('a comment is about something of this apprentice', async () => {
  expect(await say(zhangGang, { about: { ...log, id: 'none' } })).toMatchObject({ because: 'subject-missing' })
  await school.put('reflection', {
    id: 'hers' as never,
    apprentice: heLan.id,
    dimension: 'rigour',
    text: 'Hers.',
    logs: [],
    shared: true,
    writtenAt: at,
    changedAt: at,
    otherVersions: [],
  })
  expect(await say(zhangGang, { about: { kind: 'reflection', id: 'hers', revision: null } })).toMatchObject({ because: 'subject-missing' })
  expect(await say(zhangGang, { about: { kind: 'competency', id: MEASURE, revision: null } })).toMatchObject({ applied: true })
})

test('an empty comment, or one that no store could keep, is refused at its field', async () => {
  expect(await say(zhangGang, { text: ' ' })).toMatchObject({ because: 'fields-invalid', fields: [{ path: 'text', error: 'required' }] })
  expect(await say(zhangGang, { text: 'a\u0000' })).toMatchObject({ fields: [{ path: 'text', error: 'unreadable' }] })
  expect(await say(zhangGang, { field: 'min\u0000utes' })).toMatchObject({ fields: [{ path: 'field', error: 'unreadable' }] })
  expect(await say(zhangGang, { about: { ...log, id: 'lo\u0000g' } })).toMatchObject({ fields: [{ path: 'about.id', error: 'unreadable' }] })
})
