import type { ConcernId, DisputeId, EndorsementId, FeedbackId, PlacementId, PracticeLogId, TripId, VisitId } from '#domain/ids.ts'
import { contentOf, day, HOUR, liWei, moment, PLACEMENT, placementOf, PROGRAMME, signOffOf, wangFang } from '#tests/support/people.ts'
import { expect, test } from 'vitest'
import { monthsOf, type TimelineRows, timelineOf } from './timeline.ts'

const by = { person: wangFang.id, name: wangFang.name, role: 'teacher' } as const
const log = { ...contentOf({ practisedOn: day('2026-03-31') }), id: 'log' as PracticeLogId, apprentice: liWei.id, placement: PLACEMENT, programme: PROGRAMME, state: 'returned', revision: 1, writtenAt: 1, submittedAt: 1, zone: 480, late: false, confirmedBy: null, otherVersions: [] } as const
const comment = (id: string) => ({ id: id as FeedbackId, apprentice: liWei.id, about: { kind: 'practiceLog', id: 'log', revision: 1 }, field: null, text: id, returns: true, by, at: moment('2026-04-01T09:00Z') }) as const
const signed = signOffOf('s', { at: moment('2026-04-02T17:00Z') })
const rows: TimelineRows = {
  portfolio: {
    logs: [log],
    requests: [],
    signOffs: [signed],
    withdrawals: [],
    endorsements: [{ id: 'e' as EndorsementId, signOff: signed.id, apprentice: liWei.id, by, at: signed.at + HOUR }],
    disputes: [{ id: 'd' as DisputeId, signOff: signed.id, apprentice: liWei.id, because: 'ill', by, at: moment('2026-05-01T09:00Z'), takenBack: null }],
  },
  feedback: [comment('f1'), comment('f2'), { ...comment('f3'), returns: false }],
  concerns: [{ id: 'c' as ConcernId, apprentice: liWei.id, placement: null, category: 'pay', audience: 'school', text: 'No pay.', raisedAt: moment('2026-04-10T09:00Z'), zone: 480, receivedAt: 1, due: null, state: 'closed' }],
  visits: [],
  observations: [],
  placements: [placementOf({ start: day('2026-03-01'), end: day('2026-04-20') }), placementOf({ id: 'next' as PlacementId, start: day('2026-04-21'), end: day('2026-08-31') })],
}

test('everything stands on its day on the reader’s wall, the latest first; a return is one entry with all its comments', () => {
  const all = timelineOf(rows, day('2026-05-02'), 480)
  expect(all.map((e) => `${e.day} ${e.kind}${e.kind === 'signature' ? ` ${e.what}` : ''}`)).toEqual([
    '2026-05-01 signature disputed',
    '2026-04-21 placement',
    '2026-04-20 placement',
    '2026-04-10 concern',
    '2026-04-03 signature endorsed',
    '2026-04-03 signature signed',
    '2026-04-01 return',
    '2026-03-31 log',
    '2026-03-01 placement',
  ])
  expect(all.find((e) => e.kind === 'return')).toMatchObject({ comments: [{ id: 'f1' }, { id: 'f2' }], log: { id: 'log' } })
  expect(monthsOf(all).map((m) => [m.month, m.entries.length])).toEqual([
    ['2026-05', 1],
    ['2026-04', 6],
    ['2026-03', 2],
  ])
})

test('a visit stands on the day on which it was, not on the one that was planned', () => {
  const visit = { id: 'v' as VisitId, trip: 't' as TripId, apprentice: liWei.id, placement: PLACEMENT, enterprise: placementOf().enterprise, enterpriseName: 'Works', plannedFor: day('2026-04-01'), kind: 'call', purpose: '', wentOn: day('2026-04-05'), notes: '', agreed: '', followUpOn: null, concerns: [], state: 'done', by, at: 1, wentBy: by, cancelled: null, changedAt: 1, otherVersions: [] } as const
  expect(timelineOf({ ...rows, visits: [visit] }, day('2026-05-02'), 480).find((e) => e.kind === 'visit')).toMatchObject({ day: '2026-04-05' })
})
