/** Requests, sign-offs, withdrawals and endorsements of the demonstration school. */
import { addDays, type CalendarDay, dayAt, type Instant } from '#domain/calendar-day.ts'
import type { Level } from '#domain/competency.ts'
import type { Feedback } from '#domain/feedback.ts'
import type { FeedbackId, SignOffId, WithdrawalId } from '#domain/ids.ts'
import {
  type CountedFacts,
  type Endorsement,
  endorsementIdOf,
  requestIdOf,
  type SignOff,
  type SignOffRequest,
  type Withdrawal,
} from '#domain/sign-off.ts'
import { type DemoClock, nextWorkday, wallClock, workdayAgo, ZONE } from './demo-clock.ts'
import { type Asked, competencyComments, type Deed, deeds, formerDeed, requests } from './demo-deeds.ts'
import type { ToldLog } from './demo-logs.ts'
import { apprentices, type DemoApprentice, FORMER, guidesOn, personIdOf, placementIdOf, PROGRAMME_ID, signed, signedByTeacherOf } from './demo-people.ts'
import { mentorWords, requestNotes } from './demo-phrases.ts'
import { competencyIdOf } from './demo-plan-line.ts'
import { type Chance, chanceOf, type Language } from './demo-words.ts'

export interface Signatures {
  readonly requests: readonly SignOffRequest[]
  readonly signOffs: readonly SignOff[]
  readonly withdrawals: readonly Withdrawal[]
  readonly endorsements: readonly Endorsement[]
  readonly feedback: readonly Feedback[]
}

/** How many working days before today a moment lies; 0 for the last one and for today's early morning. */
const daysAgoOf = (clock: DemoClock, at: Instant): number => Math.max(0, clock.workdays.indexOf(dayAt(at, ZONE)))

/** What was counted, as it goes with a level: much help at the foot of the ladder, none at its top. */
const factsFor = (level: Level, chance: Chance): CountedFacts => {
  const most = { 1: [5, 8], 2: [3, 6], 3: [1, 4], 4: [0, 2], 5: [0, 0] } as const
  const [takeovers, prompts] = most[level]
  return {
    takeovers: chance.between(Math.ceil(takeovers / 3), takeovers),
    prompts: chance.between(Math.ceil(prompts / 3), prompts),
    defects: chance.between(0, 2),
  }
}

const logOf = (told: readonly ToldLog[], apprentice: string, on: number): ToldLog => {
  const found = told.find((t) => t.apprentice.key === apprentice && t.daysAgo === on && !t.log.id.endsWith('-today'))
  if (found === undefined) throw new RangeError(`${apprentice} wrote no log ${on} working days before today.`)
  return found
}

/** The revision that lay before a signer at a moment. */
const seenAt = (t: ToldLog, at: Instant) => ({ log: t.log.id, revision: t.revisions.filter((r) => r.at <= at).length })

interface Signing {
  readonly log: ToldLog
  readonly code: string
  readonly level: Level
  readonly words: string
  readonly by: string
  readonly at: Instant
  readonly needsReview: boolean
  readonly endorsed: boolean
  readonly withdrawn: string | null
  readonly asked: boolean
}

const ofDeed = (d: Deed, told: readonly ToldLog[], clock: DemoClock): Signing => {
  const log = logOf(told, d.apprentice, d.on)
  const written = log.log.writtenAt
  const at =
    d.lateOn !== undefined
      ? wallClock(workdayAgo(clock, d.lateOn), 19, 5)
      : d.atOnce === true
        ? written + 25 * 60_000
        : nextWorkday(clock, log.log.submittedAt, 14, 10)
  return {
    ...d,
    log,
    at,
    by: d.by ?? guidesOn(log.apprentice, daysAgoOf(clock, at))[0] ?? '',
    needsReview: d.lateOn !== undefined,
    withdrawn: d.withdrawn ?? null,
    asked: false,
  }
}

/** Everybody else's: the main competency of a log, higher with each time it was practised. */
const byTheDie = (told: readonly ToldLog[], clock: DemoClock): readonly Signing[] => {
  const chance = chanceOf('signatures')
  const spoken = new Set([...deeds, ...requests].map((d) => `${d.apprentice} ${d.code}`))
  const practised = new Map<string, number>()
  const said: Record<Language, Set<string>> = { en: new Set(), zh: new Set() }
  return told.flatMap((log): readonly Signing[] => {
    const [code = ''] = log.task.codes
    const key = `${log.apprentice.key} ${code}`
    const times = (practised.get(key) ?? 0) + 1
    practised.set(key, times)
    const draw = chance.often(times === 1 ? 0.43 : 0.85)
    const quiet = log.apprentice.key === 'zhou-hao' && log.daysAgo < 20
    if (!draw || quiet || spoken.has(key) || log.daysAgo < 1 || log.revisions.length > 1 || log.log.state === 'returned' || log.task.key === 'wash') return []
    const level: Level = times > 2 ? 4 : times === 2 ? 3 : chance.often(0.6) ? 2 : chance.often(0.7) ? 3 : 1
    const at = nextWorkday(clock, log.log.submittedAt, chance.between(13, 15), chance.between(4, 55))
    const guides = guidesOn(log.apprentice, daysAgoOf(clock, at))
    const by = (chance.often(0.2) ? guides.at(-1) : guides[0]) ?? ''
    // The words praise; at the foot of the ladder they would be hollow.
    const praise = level === 1 ? [] : (mentorWords[code] ?? [])
    const words = praise.map((w) => w[log.apprentice.writes]).find((w) => !said[log.apprentice.writes].has(w)) ?? ''
    said[log.apprentice.writes].add(words)
    return [{ log, code, level, words, by, at, needsReview: false, endorsed: chance.often(0.5), withdrawn: null, asked: chance.often(0.45) }]
  })
}

const formerSignOff = (clock: DemoClock): SignOff => ({
  id: 'demo-s-ma-li-former' as SignOffId,
  apprentice: personIdOf(FORMER.apprentice),
  competency: competencyIdOf(formerDeed.code),
  placement: FORMER.id,
  programme: PROGRAMME_ID,
  level: formerDeed.level,
  facts: { takeovers: 0, prompts: 1, defects: 0 },
  comment: formerDeed.words,
  logs: [{ log: FORMER.log, revision: 1 }],
  by: signed(FORMER.mentor, 'mentor'),
  at: wallClock(addDays(clock.today, -formerDeed.daysBefore), 16, 20),
  needsReview: false,
})

const requestOf = (apprentice: DemoApprentice, a: Pick<Asked, 'code' | 'selfLevel' | 'note'>, log: ToldLog, clock: DemoClock, more: Pick<SignOffRequest, 'state' | 'returned'>): SignOffRequest => ({
  id: requestIdOf(personIdOf(apprentice.key), competencyIdOf(a.code)),
  apprentice: personIdOf(apprentice.key),
  competency: competencyIdOf(a.code),
  selfLevel: a.selfLevel,
  logs: [{ log: log.log.id, revision: log.log.revision }],
  note: a.note,
  askedAt: Math.min(log.log.submittedAt + 9 * 60_000, clock.latest),
  ...more,
})

const storyRequest = (a: Asked, told: readonly ToldLog[], clock: DemoClock): SignOffRequest => {
  const log = logOf(told, a.apprentice, a.on)
  const at = nextWorkday(clock, log.log.submittedAt, 15, 40)
  const by = guidesOn(log.apprentice, daysAgoOf(clock, at))[0] ?? ''
  return requestOf(log.apprentice, a, log, clock, {
    state: a.returned === undefined ? 'open' : 'returned',
    returned: a.returned === undefined ? null : { by: signed(by, 'mentor'), at, because: a.returned },
  })
}

const endorsementOf = (s: SignOff, of: DemoApprentice, at: Instant): Endorsement => ({
  id: endorsementIdOf(s.id),
  signOff: s.id,
  apprentice: s.apprentice,
  by: signedByTeacherOf(of),
  at,
})

/** The moment of the afternoon, one to three working days later, at which the teacher endorses; null if still to come. */
const endorsedAt = (clock: DemoClock, s: SignOff): Instant | null => {
  const day: CalendarDay | undefined = clock.workdays[daysAgoOf(clock, s.at) - 1 - (s.id.length % 3)]
  return day === undefined ? null : wallClock(day, 16, 35)
}

export const signaturesOf = (told: readonly ToldLog[], clock: DemoClock): Signatures => {
  const signings = [...deeds.map((d) => ofDeed(d, told, clock)), ...byTheDie(told, clock)].toSorted((a, b) => a.at - b.at)
  const made = signings.map((g) => {
    const { key } = g.log.apprentice
    const id = `demo-s-${g.log.log.id.slice('demo-l-'.length)}-${g.code.toLowerCase()}` as SignOffId
    const signOff: SignOff = {
      id,
      apprentice: personIdOf(key),
      competency: competencyIdOf(g.code),
      placement: placementIdOf(key),
      programme: PROGRAMME_ID,
      level: g.level,
      facts: factsFor(g.level, chanceOf(id)),
      comment: g.words,
      logs: [seenAt(g.log, g.at)],
      by: signed(g.by, 'mentor'),
      at: g.at,
      needsReview: g.needsReview,
    }
    return { ...g, signOff }
  })
  const answered = made
    .filter((m) => m.asked)
    .map((m, i) =>
      requestOf(m.log.apprentice, { code: m.code, selfLevel: m.level, note: i % 3 === 0 ? (requestNotes[(i / 3) % requestNotes.length]?.[m.log.apprentice.writes] ?? '') : '' }, m.log, clock, {
        state: 'answered',
        returned: null,
      }),
    )
  // A later request about the same competency takes the place of the earlier one.
  const byId = new Map([...answered, ...requests.map((a) => storyRequest(a, told, clock))].map((r) => [r.id, r]))
  const former = formerSignOff(clock)
  const mover = apprentices.find((a) => a.key === FORMER.apprentice)
  const formerlyEndorsed = mover === undefined ? [] : [endorsementOf(former, mover, former.at + 3 * 86_400_000)]
  return {
    requests: [...byId.values()],
    signOffs: [former, ...made.map((m) => m.signOff)],
    withdrawals: made.flatMap((m) =>
      m.withdrawn === null
        ? []
        : [
            {
              id: `${m.signOff.id}-w` as WithdrawalId,
              signOff: m.signOff.id,
              apprentice: m.signOff.apprentice,
              because: m.withdrawn,
              by: m.signOff.by,
              at: wallClock(workdayAgo(clock, daysAgoOf(clock, m.at) - 2), 8, 25),
            },
          ],
    ),
    endorsements: [
      ...formerlyEndorsed,
      ...made.flatMap((m) => {
        const at = m.endorsed && m.withdrawn === null ? endorsedAt(clock, m.signOff) : null
        return at === null ? [] : [endorsementOf(m.signOff, m.log.apprentice, at)]
      }),
    ],
    feedback: competencyComments.map((c) => ({
      id: `demo-f-${c.apprentice}-${c.code.toLowerCase()}` as FeedbackId,
      apprentice: personIdOf(c.apprentice),
      about: { kind: 'competency', id: competencyIdOf(c.code), revision: null },
      field: null,
      text: c.text,
      returns: false,
      by: signed(c.by, c.role),
      at: wallClock(workdayAgo(clock, c.daysAgo), 17, 15),
    })),
  }
}
