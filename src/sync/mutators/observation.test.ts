import { beforeEach, describe, expect, it } from 'vitest'
import { mondayOf } from '#domain/calendar-day.ts'
import type { GuidanceNoteId } from '#domain/ids.ts'
import { observationIdOf, type ObservedItems } from '#domain/observation.ts'
import type { Person } from '#domain/people.ts'
import type { MutationName } from './registry.ts'
import type { MemoryStore } from '#tests/support/memory-transaction.ts'
import { createSchool } from '#tests/support/school.ts'
import { chenHua, day, liWei, moment, sunTao, wangFang, zhangGang } from '#tests/support/people.ts'

const NOW = moment('2026-03-06T10:00Z')
const items: ObservedItems = Object.fromEntries(['ethics', 'skills', 'behaviour', 'style', 'awareness'].map((k) => [k, { mark: 'shown', words: '' }])) as ObservedItems
let school: MemoryStore
const does = (who: Person, name: MutationName, args: object) => school.does(who, name, args, { at: NOW })
const noting = (week = '2026-03-04') => ({ apprentice: liWei.id, week: day(week), items })
const guiding = (over = {}) => ({ id: 'g-1', apprentice: liWei.id, day: day('2026-03-05'), minutes: 45, about: 'axle seats', ...over })

beforeEach(async () => {
  school = await createSchool()
})

describe('the week, as a mentor saw it', () => {
  it('is one note a week and mentor, whatever day it is written', async () => {
    await does(zhangGang, 'observation.note', noting('2026-03-04'))
    await does(zhangGang, 'observation.note', { ...noting('2026-03-06'), items: { ...items, style: { mark: 'growing', words: 'Tidies up by himself now.' } } })
    await does(chenHua, 'observation.note', noting())
    const week = mondayOf(day('2026-03-04'))
    expect(await school.get('observation', observationIdOf(liWei.id, week, zhangGang.id))).toMatchObject({ week, items: { style: { mark: 'growing' } }, by: { person: zhangGang.id, role: 'mentor' } })
    expect(await school.get('observation', observationIdOf(liWei.id, week, chenHua.id))).toMatchObject({ items: { style: { mark: 'shown' } } })
  })

  it.each([['a mentor of others', sunTao], ['the teacher', wangFang], ['the apprentice', liWei]])('is not for %s to write', async (_, who) => {
    expect(await does(who, 'observation.note', noting())).toMatchObject({ because: 'not-their-mentor' })
    expect(await does(who, 'observation.guide', guiding())).toMatchObject({ because: 'not-their-mentor' })
  })

  it('is not about a week that has not begun', async () => {
    expect(await does(zhangGang, 'observation.note', noting('2026-03-12'))).toMatchObject({ because: 'fields-invalid', fields: [{ path: 'week', error: 'in-the-future' }] })
  })
})

describe('minutes of guidance', () => {
  it('are counted once, and taken back only by who noted them', async () => {
    expect(await does(zhangGang, 'observation.guide', guiding())).toMatchObject({ applied: true })
    expect(await does(zhangGang, 'observation.guide', guiding())).toMatchObject({ because: 'id-taken' })
    expect(await does(chenHua, 'observation.removeGuidance', { id: 'g-1' })).toMatchObject({ because: 'not-yours' })
    expect(await does(zhangGang, 'observation.removeGuidance', { id: 'g-1' })).toMatchObject({ applied: true })
    expect(await school.get('guidanceNote', 'g-1' as GuidanceNoteId)).toBeUndefined()
  })

  it.each([
    [{ minutes: 4 }, 'minutes', 'too-small'],
    [{ minutes: 601 }, 'minutes', 'too-large'],
    [{ day: day('2026-03-09') }, 'day', 'in-the-future'],
  ])('are refused where they cannot be: %j', async (over, path, error) => {
    expect(await does(zhangGang, 'observation.guide', guiding(over))).toMatchObject({ because: 'fields-invalid', fields: [{ path, error }] })
  })
})
