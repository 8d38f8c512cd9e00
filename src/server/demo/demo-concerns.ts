/**
 * What apprentices of the demonstration school raised: one that is overdue, one answered and waiting for its apprentice,
 * one shared with the mentors and closed, two that the school still has time for. Told in working days before today.
 */
import type { Instant } from '#domain/calendar-day.ts'
import { answerDue, AUDIENCES, type Concern, type ConcernAudience, type ConcernCategory, type ConcernEvent } from '#domain/concern.ts'
import type { ConcernEventId, ConcernId } from '#domain/ids.ts'
import type { Signature } from '#domain/people.ts'
import { type DemoClock, wallClock, workdayAgo, ZONE } from './demo-clock.ts'
import { apprentices, type DemoApprentice, personIdOf, placementIdOf, signed, signedByTeacherOf } from './demo-people.ts'

interface Said {
  readonly kind: ConcernEvent['kind']
  /** Working days before today. */
  readonly on: number
  readonly at: readonly [hour: number, minute: number]
  /** Its teacher or its apprentice, by the kind, if no mentor is named. */
  readonly mentor?: string
  readonly text: string | null
}

interface Raised {
  readonly apprentice: string
  readonly category: ConcernCategory
  readonly audience?: ConcernAudience
  readonly on: number
  readonly at: readonly [hour: number, minute: number]
  /** Minutes until it found a network. */
  readonly underway: number
  readonly text: string
  readonly said: readonly Said[]
}

const raised: readonly Raised[] = [
  {
    apprentice: 'li-na',
    category: 'pay',
    on: 8,
    at: [18, 20],
    underway: 95,
    text: 'The allowance for last month is 400 yuan less than in the agreement. The slip says "attendance", but I was there every day; my logs show it.',
    said: [
      { kind: 'answered', on: 6, at: [10, 15], text: 'I have your logs and the agreement before me, you are right. I have written to the personnel office of the depot and will call them on Thursday.' },
      { kind: 'said', on: 4, at: [12, 40], text: 'Thank you. Nobody has spoken to me yet.' },
      { kind: 'answered', on: 2, at: [16, 5], text: "They counted the two school days as absence. It is corrected; the 400 yuan come with this month's pay. Please close this when you have them." },
    ],
  },
  {
    apprentice: 'wang-wei',
    category: 'safety',
    audience: 'school-and-mentors',
    on: 9,
    at: [9, 50],
    underway: 3,
    text: '3道地沟中段的照明坏了两盏，昨天差点踩空。下去只能靠头灯，换闸瓦时看不清铁鞋是否放好。',
    said: [
      { kind: 'answered', on: 9, at: [13, 30], mentor: 'zhang-jianguo', text: '已报设备报修，修好以前你们几个一律走1道地沟。' },
      { kind: 'answered', on: 8, at: [9, 10], text: '我已和车间安全员联系，要求修复前封闭该段地沟。你做得对，看到隐患先停下来再说。' },
      { kind: 'closed', on: 5, at: [17, 0], text: '灯换好了，今天看过。' },
    ],
  },
  {
    apprentice: 'chen-jie',
    category: 'hours',
    on: 5,
    at: [21, 35],
    underway: 20,
    text: 'Third Saturday in a row, and on two evenings until nine because the train was waited for. I said I had no rest day; they said everybody does it.',
    said: [],
  },
  {
    apprentice: 'liu-yang',
    category: 'content',
    on: 1,
    at: [17, 45],
    underway: 8,
    text: '来了两个月，制动试验一直只能站在旁边看。想知道什么时候能在师傅看护下自己做一次。',
    said: [],
  },
  {
    apprentice: 'lin-xia',
    category: 'content',
    audience: 'school',
    on: 2,
    at: [19, 10],
    underway: 240,
    text: '两个星期了，每天都是清洗零件，没有碰过别的活。我不想让师傅为难，先跟老师说。',
    said: [],
  },
]

const MINUTE = 60_000

const signatureOf = (s: Said, a: DemoApprentice): Signature => {
  if (s.mentor !== undefined) return signed(s.mentor, 'mentor')
  return s.kind === 'answered' ? signedByTeacherOf(a) : signed(a.key, 'apprentice')
}

/** How it stands after all that was said, as the mutators would have left it. */
const standing = (r: Raised, receivedAt: Instant, events: readonly ConcernEvent[]): Pick<Concern, 'state' | 'due'> =>
  events.reduce<Pick<Concern, 'state' | 'due'>>(
    (now, e) => {
      if (e.kind === 'closed') return { state: 'closed', due: null }
      if (e.kind === 'answered') return e.by.role === 'teacher' ? { state: 'answered', due: null } : now
      return now.state === 'open' ? now : { state: 'open', due: answerDue(r.category, e.at) }
    },
    { state: 'open', due: answerDue(r.category, receivedAt) },
  )

export interface ToldConcerns {
  readonly concerns: readonly Concern[]
  readonly events: readonly ConcernEvent[]
}

export const concernsOf = (clock: DemoClock): ToldConcerns => {
  const told = raised.map((r) => {
    const apprentice = apprentices.find((a) => a.key === r.apprentice)
    if (apprentice === undefined) throw new RangeError(`Nobody at the demonstration school is called ${r.apprentice}.`)
    const id = `demo-concern-${r.apprentice}` as ConcernId
    const audience = r.audience ?? AUDIENCES[r.category][0]
    const raisedAt = wallClock(workdayAgo(clock, r.on), ...r.at)
    const receivedAt = raisedAt + r.underway * MINUTE
    const base = { apprentice: personIdOf(r.apprentice), audience }
    const events = r.said.map(
      (s, n): ConcernEvent => ({
        ...base,
        id: `${id}-${n + 1}` as ConcernEventId,
        concern: id,
        kind: s.kind,
        text: s.text,
        by: signatureOf(s, apprentice),
        at: wallClock(workdayAgo(clock, s.on), ...s.at),
      }),
    )
    const row: Concern = { ...base, id, placement: placementIdOf(r.apprentice), category: r.category, text: r.text, raisedAt, zone: ZONE, receivedAt, ...standing(r, receivedAt, events) }
    return { row, events }
  })
  return { concerns: told.map((t) => t.row), events: told.flatMap((t) => t.events) }
}
