import { expect, test } from 'vitest'
import { DRAWINGS, liWei, MEASURE, moment, SECURE, signOffOf, TIDINESS, wangFang } from '#tests/support/people.ts'
import { agreement } from './agreement.ts'
import type { Level } from './competency.ts'
import type { CompetencyId, DisputeId, WithdrawalId } from './ids.ts'
import { endorsementIdOf, requestIdOf, type SignOffRequest } from './sign-off.ts'

const asked = moment('2026-03-10T08:00Z')
const by = { person: wangFang.id, name: wangFang.name, role: 'teacher' } as const
const request = (competency: CompetencyId, selfLevel: Level): SignOffRequest => ({ id: requestIdOf(liWei.id, competency), apprentice: liWei.id, competency, selfLevel, logs: [], note: '', askedAt: asked, state: 'answered', returned: null })
const signed = (id: string, competency: CompetencyId, level: Level, at = asked + 1) => signOffOf(id, { competency, level, at })
const nothing = { signOffs: [], withdrawals: [], endorsements: [], disputes: [] }

test('of each request the first sign-off after it is its pair; facts, counted', () => {
  const book = {
    ...nothing,
    signOffs: [signed('early', MEASURE, 1, asked - 1), signed('a', MEASURE, 3), signed('later', MEASURE, 5, asked + 9), signed('b', SECURE, 2), signed('c', DRAWINGS, 4)],
    endorsements: [{ id: endorsementIdOf(signed('a', MEASURE, 3).id), signOff: signed('a', MEASURE, 3).id, apprentice: liWei.id, by, at: asked + 5 }],
    disputes: [{ id: 'd' as DisputeId, signOff: signed('b', SECURE, 2).id, apprentice: liWei.id, because: 'ill', by, at: asked + 5, takenBack: null }],
  }
  const found = agreement(book, [request(MEASURE, 3), request(SECURE, 4), request(DRAWINGS, 3), request(TIDINESS, 2)])
  expect(found).toMatchObject({ equal: 1, selfHigher: 1, selfLower: 1, endorsed: 1, disputed: 1 })
  expect(found.pairs.map((p) => [p.signOff, p.self, p.mentor, p.teacher])).toEqual([
    ['a', 3, 3, 'endorsed'],
    ['b', 4, 2, 'disputed'],
    ['c', 3, 4, null],
  ])
})

test('what was withdrawn judges nothing, and a dispute that was taken back is none', () => {
  const s = signed('a', MEASURE, 3)
  const withdrawn = { ...nothing, signOffs: [s], withdrawals: [{ id: 'w' as WithdrawalId, signOff: s.id, apprentice: liWei.id, because: 'wrong', by, at: asked + 2 }] }
  expect(agreement(withdrawn, [request(MEASURE, 3)]).pairs).toEqual([])
  const settled = { ...nothing, signOffs: [s], disputes: [{ id: 'd' as DisputeId, signOff: s.id, apprentice: liWei.id, because: 'x', by, at: asked, takenBack: { by, at: asked + 3, because: '' } }] }
  expect(agreement(settled, [request(MEASURE, 3)])).toMatchObject({ equal: 1, disputed: 0 })
})
