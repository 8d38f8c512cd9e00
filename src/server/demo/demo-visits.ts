/**
 * The school's visits at the demonstration school: a trip that was held and asked for another look, one that is over and not
 * noted yet, one to come. Told around today.
 */
import { addDays, type CalendarDay, mondayOf } from '#domain/calendar-day.ts'
import type { ConcernId, TripId, VisitId } from '#domain/ids.ts'
import type { Placement } from '#domain/placement.ts'
import type { Visit, VisitKind } from '#domain/visit.ts'
import { type DemoClock, wallClock, workdayAgo } from './demo-clock.ts'
import { apprentices, personIdOf, placementIdOf, signedByTeacherOf } from './demo-people.ts'

interface Trip {
  readonly key: string
  readonly kind: VisitKind
  readonly day: (clock: DemoClock) => CalendarDay
  readonly purpose: string
  readonly seen: readonly Seen[]
}
interface Seen {
  readonly apprentice: string
  readonly concern?: boolean
  readonly notes?: string
  readonly agreed?: string
  /** Days from today. */
  readonly followUp?: number
}

const trips: readonly Trip[] = [
  {
    key: 'held',
    kind: 'on-site',
    day: (clock) => workdayAgo(clock, 7),
    purpose: '看工位、看日志、和师傅谈下一个月的安排。',
    seen: [
      { apprentice: 'wang-wei', concern: true, notes: '地沟照明已修好，看了三处。闸瓦更换已能独立完成，测量还需提示。', agreed: '下月起每周两天跟吴师傅做轮对测量；我两周后再来看。', followUp: 4 },
      { apprentice: 'chen-jie', notes: 'Works carefully and asks when in doubt. Has been on door adjustment only for two weeks.', agreed: 'The mentor gives him the pneumatic test from Monday on.' },
    ],
  },
  { key: 'over', kind: 'call', day: (clock) => workdayAgo(clock, 1), purpose: 'Ask how the allowance was settled.', seen: [{ apprentice: 'li-na', concern: true }] },
  {
    key: 'next',
    kind: 'on-site',
    day: (clock) => addDays(mondayOf(clock.today), 10),
    purpose: 'See the workshop, read the logs together, speak with the mentors.',
    seen: [{ apprentice: 'lin-xia', concern: true }, { apprentice: 'liu-yang', concern: true }],
  },
]

export const visitsOf = (clock: DemoClock, placements: readonly Placement[], concerns: readonly ConcernId[]): readonly Visit[] =>
  trips.flatMap((trip) =>
    trip.seen.flatMap((seen): readonly Visit[] => {
      const apprentice = apprentices.find((a) => a.key === seen.apprentice)
      const placement = placements.find((p) => p.id === placementIdOf(seen.apprentice))
      if (apprentice === undefined || placement === undefined) throw new RangeError(`Nobody at the demonstration school is called ${seen.apprentice}.`)
      const by = signedByTeacherOf(apprentice)
      const concern = `demo-concern-${seen.apprentice}` as ConcernId
      const [plannedFor, isHeld] = [trip.day(clock), seen.notes !== undefined]
      const at = wallClock(workdayAgo(clock, isHeld ? 14 : 4), 16, 30)
      return [
        {
          id: `demo-visit-${trip.key}-${seen.apprentice}` as VisitId,
          trip: `demo-trip-${trip.key}` as TripId,
          apprentice: personIdOf(seen.apprentice),
          placement: placement.id,
          enterprise: placement.enterprise,
          enterpriseName: placement.enterpriseName,
          plannedFor,
          kind: trip.kind,
          purpose: trip.purpose,
          wentOn: isHeld ? plannedFor : null,
          notes: seen.notes ?? '',
          agreed: seen.agreed ?? '',
          followUpOn: seen.followUp === undefined ? null : addDays(clock.today, seen.followUp),
          concerns: seen.concern === true && concerns.includes(concern) ? [concern] : [],
          state: isHeld ? 'done' : 'planned',
          by,
          at,
          wentBy: isHeld ? by : null,
          cancelled: null,
          changedAt: isHeld ? wallClock(plannedFor, 17, 40) : at,
          otherVersions: [],
        },
      ]
    }),
  )
