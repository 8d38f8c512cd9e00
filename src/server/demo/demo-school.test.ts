import { addDays, type CalendarDay, dayAt, daysBetween, mondayOf, startOfDayUtc } from '#domain/calendar-day.ts'
import { CRAFT_DIMENSIONS, KINDS } from '#domain/competency.ts'
import { AUDIENCES } from '#domain/concern.ts'
import type { PersonId } from '#domain/ids.ts'
import { gradeMet, judge } from '#domain/measurement.ts'
import { guidedAt, everGuided, placementOn } from '#domain/placement.ts'
import { changedFields, contentOf, isLate, revisionIdOf } from '#domain/practice-log.ts'
import { competenciesOf } from '#domain/programme.ts'
import { standings } from '#domain/progress.ts'
import { endorsementIdOf, openSafetyPrerequisites, requestIdOf } from '#domain/sign-off.ts'
import { username } from '#sync/account.ts'
import { type RowOf, rowSchemas, type RowType } from '#sync/rows.ts'
import { describe, expect, it } from 'vitest'
import { formerDeed } from './demo-deeds.ts'
import { apprentices } from './demo-people.ts'
import { mentorWords } from './demo-phrases.ts'
import { demoProgramme } from './demo-programme.ts'
import { type DemoSchool, demoSchool } from './demo-school.ts'
import { tasks } from './demo-tasks.ts'

const HOUR = 3_600_000
const saturday = startOfDayUtc('2026-11-21' as CalendarDay)
// Every weekday, a new year, a leap day, and the moments just after midnight and just before it.
const days = [...Array.from({ length: 7 }, (_, i) => addDays('2026-11-21' as CalendarDay, i)), '2027-01-01', '2028-02-29', '2028-09-01'] as CalendarDay[]
const moments = days.flatMap((d) => [startOfDayUtc(d), startOfDayUtc(d) + 24 * HOUR - 1])

const of = <T extends RowType>(school: DemoSchool, type: T) => school.rows.filter((r) => r.type === type).map((r) => r.row as RowOf<T>)
const today = demoSchool(saturday + 9 * HOUR)
const all = competenciesOf(demoProgramme)
const idOf = (account: string): PersonId => {
  const found = today.accounts.find((a) => a.username === account)
  if (found === undefined) throw new Error(`no account ${account}`)
  return found.person
}
const portfolioOf = (school: DemoSchool, who: PersonId) => {
  const mine = <T extends { readonly apprentice: PersonId }>(rows: readonly T[]) => rows.filter((r) => r.apprentice === who)
  return {
    logs: mine(of(school, 'practiceLog')),
    requests: mine(of(school, 'signOffRequest')),
    signOffs: mine(of(school, 'signOff')),
    withdrawals: mine(of(school, 'withdrawal')),
    endorsements: mine(of(school, 'endorsement')),
  }
}
const everyStanding = (now: number) => {
  const school = demoSchool(now)
  return of(school, 'person').flatMap((p) => standings(demoProgramme, portfolioOf(school, p.id), now))
}

describe('the demonstration school, on any day', () => {
  it.each(moments)('parses, row by row, without a field too many (%i)', (now) => {
    for (const { type, row } of demoSchool(now).rows) expect(rowSchemas[type].parse(row)).toEqual(row)
  })

  it.each(moments)('tells nothing that has not happened yet (%i)', (now) => {
    const school = demoSchool(now)
    const happened = (value: unknown): readonly number[] =>
      typeof value === 'number' && value > 1e11 ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(happened) : []
    // By when an answer is owed lies ahead, and should.
    expect(Math.max(...school.rows.flatMap((r) => happened({ ...r.row, due: null })))).toBeLessThanOrEqual(now)
    for (const log of of(school, 'practiceLog')) expect(log.practisedOn <= dayAt(now)).toBe(true)
    for (const p of of(school, 'placement')) for (const m of p.mentors) expect(m.from <= dayAt(now)).toBe(true)
  })

  it.each(days)('is the same school from the first to the last moment of %s', (day) => {
    const start = startOfDayUtc(day)
    expect(demoSchool(start + 24 * HOUR - 1)).toEqual(demoSchool(start))
  })

  it('keeps its ids from one day to the next', () => {
    const ids = (now: number) => demoSchool(now).rows.map((r) => `${r.type} ${r.row.id}`)
    expect(ids(saturday + 24 * HOUR)).toEqual(ids(saturday))
  })

  it('names every row once', () => {
    const names = today.rows.map((r) => `${r.type} ${r.row.id}`)
    expect(new Set(names).size).toBe(names.length)
  })

  it('puts every row after those that it names', () => {
    const there = new Set<string>()
    for (const { type, row } of today.rows) {
      const named = JSON.stringify({ ...row, id: null }).match(/"demo-(?:p|e|pl|l|s|rail)-[^":]*"/g) ?? []
      // A measurement is named within its own log only.
      const others = named.filter((n) => !/-m\d+"$/.test(n))
      if (!['person', 'school', 'enterprise', 'programme'].includes(type)) for (const n of others) expect(there, `${type} ${row.id}`).toContain(n)
      there.add(JSON.stringify(row.id))
    }
  })

  it.each(days)('lets the first apprentice have logged this week, also on a Monday morning (%s)', (day) => {
    const logs = portfolioOf(demoSchool(startOfDayUtc(day)), idOf('apprentice')).logs
    expect(logs.filter((l) => l.practisedOn >= mondayOf(day)).length).toBeGreaterThan(0)
  })
})

describe('people', () => {
  it('are one coordinator, two teachers, four mentors and twelve apprentices in two classes at two enterprises', () => {
    const roles = of(today, 'person').flatMap((p) => p.roles)
    const count = (r: string) => roles.filter((x) => x === r).length
    expect([count('coordinator'), count('teacher'), count('mentor'), count('apprentice')]).toEqual([1, 2, 4, 12])
    expect([of(today, 'cohort').length, of(today, 'enterprise').length, of(today, 'school').length]).toEqual([2, 2, 1])
    expect(today.school.demo).toBe(true)
  })

  it('each have an account by the promised name', () => {
    const names = today.accounts.map((a) => a.username)
    const numbered = (name: string, n: number) => Array.from({ length: n }, (_, i) => (i === 0 ? name : `${name}${i + 1}`))
    expect(names.toSorted()).toEqual([...numbered('apprentice', 12), ...numbered('mentor', 4), ...numbered('teacher', 2), 'coordinator'].toSorted())
    for (const n of names) expect(username.safeParse(n).success).toBe(true)
    expect(new Set(today.accounts.map((a) => a.person)).size).toBe(of(today, 'person').length)
  })

  it('of whom every apprentice has one running placement, shorter than six months, and one had another before', () => {
    const placements = of(today, 'placement')
    const now = dayAt(saturday)
    for (const a of apprentices) {
      const mine = placements.filter((p) => p.apprentice === `demo-p-${a.key}`)
      expect(mine.filter((p) => p.start <= now && now <= p.end)).toHaveLength(1)
    }
    expect(placements).toHaveLength(13)
    for (const p of placements) {
      expect(daysBetween(p.start, p.end)).toBeLessThan(180)
      expect(p.weeklyHours).toBe(40)
    }
    expect(placements.filter((p) => p.mentors.some((m) => m.until !== null))).toHaveLength(1)
    expect(placements.some((p) => p.mentors.some((m) => m.as === 'deputy'))).toBe(true)
  })
})

describe('the plan', () => {
  it('has at least 44 competencies in 6 to 8 units, every kind well represented', () => {
    expect(all.length).toBeGreaterThanOrEqual(44)
    expect(demoProgramme.units.length).toBeGreaterThanOrEqual(6)
    expect(demoProgramme.units.length).toBeLessThanOrEqual(8)
    for (const kind of KINDS) expect(all.filter((c) => c.kind === kind).length).toBeGreaterThanOrEqual(10)
    expect(new Set(all.map((c) => c.code)).size).toBe(all.length)
  })

  it('says everything in English and in Chinese', () => {
    for (const words of [demoProgramme.title, ...demoProgramme.units.map((u) => u.title), ...all.map((c) => c.title)]) {
      expect(words['en']).toMatch(/^[^\p{Script=Han}]{4,}$/u)
      expect(words['zh']).toMatch(/\p{Script=Han}{2,}/u)
    }
    for (const said of [demoProgramme.source, ...all.flatMap((c) => (c.standard === null ? [] : [c.standard.quantity]))]) {
      expect(said).toMatch(/[A-Za-z]{3,}/)
      expect(said).toMatch(/\p{Script=Han}{2,}/u)
    }
  })

  it('grades at least eight competencies from coarse to fine', () => {
    const standards = all.flatMap((c) => (c.standard === null ? [] : [c.standard]))
    expect(standards.length).toBeGreaterThanOrEqual(8)
    for (const s of standards) {
      const within = s.grades.map((g) => g.within)
      expect(within.length).toBeGreaterThanOrEqual(2)
      expect(within).toEqual(within.toSorted((a, b) => b - a))
    }
  })

  it('asks only for what it holds, never for itself, and knows how long a skill takes', () => {
    const known = new Set(all.map((c) => c.id))
    for (const c of all) for (const p of c.prerequisites) expect(known.has(p.competency) && p.competency !== c.id).toBe(true)
    for (const c of all) if (c.kind === 'skill') expect(c.plannedMinutes ?? 0).toBeGreaterThan(0)
    expect(all.filter((c) => c.prerequisites.some((p) => p.safety)).length).toBeGreaterThanOrEqual(8)
    expect(new Set(all.map((c) => c.validDays))).toEqual(new Set([null, 365, 180]))
    expect(new Set(all.flatMap((c) => c.craft))).toEqual(new Set(CRAFT_DIMENSIONS))
  })

  it('is named by its codes without a slip', () => {
    const codes = new Set(all.map((c) => c.code))
    const used = [...tasks.flatMap((t) => t.codes), ...Object.keys(mentorWords), ...tasks.flatMap((t) => [...t.en, ...t.zh]).flatMap((t) => t.notHere?.code ?? [])]
    for (const code of used) expect(codes).toContain(code)
  })
})

describe('logbooks', () => {
  const logs = of(today, 'practiceLog')
  const revisions = of(today, 'logRevision')

  it('hold about 200 logs out of at least 45 tasks, all but one from the last eight weeks, no two telling the same', () => {
    expect(logs.length).toBeGreaterThanOrEqual(190)
    expect(tasks.length).toBeGreaterThanOrEqual(45)
    expect(new Set(logs.map((l) => l.task)).size).toBeGreaterThanOrEqual(45)
    const old = logs.filter((l) => daysBetween(l.practisedOn, dayAt(saturday)) > 56)
    expect(old.map((l) => l.task)).toEqual([formerDeed.task])
    expect(new Set(logs.map((l) => l.whatIDid)).size).toBe(logs.length)
  })

  it('are written in one language each, more in Chinese than in English', () => {
    for (const a of apprentices) {
      for (const log of portfolioOf(today, `demo-p-${a.key}` as PersonId).logs) {
        const words = [log.task, log.whatIDid, log.ownDefects, log.improvement].join('')
        expect(/\p{Script=Han}/u.test(words), log.id).toBe(a.writes === 'zh')
      }
    }
    const zh = apprentices.filter((a) => a.writes === 'zh').length
    expect(zh / apprentices.length).toBeCloseTo(0.6, 1)
  })

  it('lie within the placement they name, on days of work, and name competencies of its plan', () => {
    const known = new Set(all.map((c) => c.id))
    for (const log of logs) {
      const mine = of(today, 'placement').filter((p) => p.apprentice === log.apprentice)
      expect(placementOn(mine, log.practisedOn)?.id).toBe(log.placement)
      if (log.id !== 'demo-l-ma-li-former') expect(daysBetween(mondayOf(log.practisedOn), log.practisedOn)).toBeLessThan(5)
      for (const c of [...log.competencies, ...log.notApplicable.map((n) => n.competency)]) expect(known).toContain(c)
      expect(log.competencies.length).toBeGreaterThan(0)
    }
    expect(logs.filter((l) => l.notApplicable.length > 0).length).toBeGreaterThanOrEqual(2)
  })

  it('keep every revision, the last one equal to the log, each different from the one before', () => {
    for (const log of logs) {
      const mine = revisions.filter((r) => r.log === log.id).toSorted((a, b) => a.revision - b.revision)
      expect(mine.map((r) => r.id)).toEqual(Array.from({ length: log.revision }, (_, i) => revisionIdOf(log.id, i + 1)))
      expect(mine.at(-1)?.content).toEqual(contentOf(log))
      expect([mine[0]?.at, mine.at(-1)?.at]).toEqual([log.writtenAt, log.submittedAt])
      mine.slice(1).forEach((r, i) => expect(changedFields(mine[i]!.content, r.content).length, log.id).toBeGreaterThan(0))
    }
    expect(logs.filter((l) => l.revision === 2)).toHaveLength(6)
  })

  it('are late where the rule says so, and some are', () => {
    for (const log of logs) expect(log.late).toBe(isLate(log.practisedOn, log.writtenAt, log.zone))
    expect(logs.filter((l) => l.late).length).toBeGreaterThanOrEqual(4)
  })

  it('were sent back, eight of them, with comments pinned to the revision that was read', () => {
    const returned = logs.filter((l) => l.state === 'returned')
    expect(returned).toHaveLength(8)
    const comments = of(today, 'feedback').filter((f) => f.returns)
    for (const log of [...returned, ...logs.filter((l) => l.revision > 1)])
      expect(comments.filter((f) => f.about.id === log.id && f.about.revision === 1 && f.at > log.writtenAt).length, log.id).toBeGreaterThan(0)
    for (const f of comments) expect(f.field === null || f.field in contentOf(logs[0]!)).toBe(true)
    for (const log of logs) expect(log.confirmedBy !== null).toBe(log.state === 'confirmed')
  })

  it('measure plausibly: many grades are met, some values were out and measured again', () => {
    const measured = logs.flatMap((l) => l.measurements)
    expect(measured.length).toBeGreaterThanOrEqual(80)
    expect(measured.filter((m) => judge(m) === 'out').length).toBeGreaterThanOrEqual(10)
    const redone = logs.filter((l) => l.measurements.some((m, i) => judge(m) === 'out' && l.measurements.slice(i + 1).some((n) => n.quantity === m.quantity && judge(n) === 'in')))
    expect(redone.length).toBeGreaterThanOrEqual(8)
    const grades = all.flatMap((c) => (c.standard === null ? [] : measured.map((m) => gradeMet(c.standard!, m))))
    expect(new Set(grades)).toEqual(new Set([null, 1, 2, 3]))
  })

  it('carry about fourteen reflections on all four dimensions, some private, and comments on shared ones only', () => {
    const reflections = of(today, 'reflection')
    expect(reflections.length).toBeGreaterThanOrEqual(12)
    expect(new Set(reflections.map((r) => r.dimension))).toEqual(new Set(CRAFT_DIMENSIONS))
    expect(reflections.filter((r) => !r.shared).length).toBeGreaterThanOrEqual(2)
    const shared = new Set(reflections.filter((r) => r.shared).map((r) => String(r.id)))
    const comments = of(today, 'feedback').filter((f) => f.about.kind === 'reflection')
    expect(comments.length).toBeGreaterThanOrEqual(4)
    for (const f of comments) expect(shared).toContain(f.about.id)
    for (const r of reflections) for (const l of r.logs) expect(logs.find((x) => x.id === l)?.apprentice).toBe(r.apprentice)
    expect(of(today, 'feedback').filter((f) => !f.returns).length).toBeGreaterThanOrEqual(25)
  })
})

describe('signatures', () => {
  const signOffs = of(today, 'signOff')
  const placement = (id: string) => of(today, 'placement').find((p) => p.id === id)!

  it('are about 70, about 40 of them endorsed, one withdrawn', () => {
    expect(signOffs.length).toBeGreaterThanOrEqual(62)
    expect(signOffs.length).toBeLessThanOrEqual(80)
    expect(of(today, 'endorsement').length).toBeGreaterThanOrEqual(34)
    expect(of(today, 'withdrawal')).toHaveLength(1)
    expect(new Set(signOffs.map((s) => s.level))).toEqual(new Set([1, 2, 3, 4, 5]))
  })

  it('come from whoever guided at that moment, or from one who had left and is marked for review', () => {
    for (const s of signOffs) {
      expect(guidedAt(placement(s.placement), s.by.person, s.at), s.id).toBe(!s.needsReview)
      expect(everGuided(placement(s.placement), s.by.person)).toBe(true)
    }
    expect(signOffs.filter((s) => s.needsReview)).toHaveLength(1)
  })

  it('rest on revisions that lay there, of logs of that apprentice that practised it', () => {
    for (const s of signOffs) {
      expect(s.logs.length).toBeGreaterThan(0)
      for (const seen of s.logs) {
        const log = of(today, 'practiceLog').find((l) => l.id === seen.log)!
        const revision = of(today, 'logRevision').find((r) => r.id === revisionIdOf(seen.log, seen.revision))!
        expect(log.apprentice).toBe(s.apprentice)
        expect(log.competencies).toContain(s.competency)
        expect(revision.at, s.id).toBeLessThanOrEqual(s.at)
      }
    }
  })

  it('give level 5 only where no safety prerequisite was open at that moment', () => {
    for (const s of signOffs.filter((x) => x.level === 5)) {
      const book = portfolioOf(today, s.apprentice)
      const before = { ...book, signOffs: book.signOffs.filter((o) => o.at < s.at), withdrawals: book.withdrawals.filter((w) => w.at < s.at) }
      expect(openSafetyPrerequisites(all.find((c) => c.id === s.competency)!, all, before, s.at)).toEqual([])
    }
  })

  it('are endorsed later, by a teacher of the class who did not sign, never after a withdrawal', () => {
    const withdrawn = new Set(of(today, 'withdrawal').map((w) => w.signOff))
    for (const e of of(today, 'endorsement')) {
      const s = signOffs.find((x) => x.id === e.signOff)!
      const cohort = of(today, 'cohort').find((c) => c.id === of(today, 'person').find((p) => p.id === s.apprentice)?.cohort)!
      expect(e.id).toBe(endorsementIdOf(s.id))
      expect(e.at).toBeGreaterThan(s.at)
      expect(cohort.teachers).toContain(e.by.person)
      expect(signOffs.filter((o) => o.apprentice === s.apprentice && o.competency === s.competency).map((o) => o.by.person)).not.toContain(e.by.person)
      expect(withdrawn.has(s.id)).toBe(false)
    }
  })

  it('answer the requests that are no longer open', () => {
    for (const r of of(today, 'signOffRequest')) {
      expect(r.id).toBe(requestIdOf(r.apprentice, r.competency))
      const later = signOffs.filter((s) => s.apprentice === r.apprentice && s.competency === r.competency && s.at > r.askedAt)
      expect(later.length > 0, r.id).toBe(r.state === 'answered')
      expect(r.returned !== null).toBe(r.state === 'returned')
    }
  })

  it.each(moments)('show every state of the ladder: practised, asked, signed, endorsed, expired, changed, a single five (%i)', (now) => {
    const every = everyStanding(now)
    expect(new Set(every.map((s) => s.status))).toEqual(new Set(['untouched', 'practised', 'asked', 'signed', 'endorsed', 'expired']))
    expect(every.filter((s) => s.status === 'expired')).toHaveLength(1)
    expect(every.some((s) => s.changedSinceSigning)).toBe(true)
    expect(every.some((s) => s.needsReview)).toBe(true)
    expect(every.some((s) => s.awaitsSecondFive)).toBe(true)
    expect(every.some((s) => s.level === 5 && s.status === 'endorsed')).toBe(true)
  })
})

describe('the accounts that visitors open first', () => {
  it('the apprentice has a returned log with two comments, open requests, single and double seals, a reflection', () => {
    const me = idOf('apprentice')
    const mine = portfolioOf(today, me)
    const returned = mine.logs.filter((l) => l.state === 'returned')
    expect(returned).toHaveLength(1)
    expect(of(today, 'feedback').filter((f) => f.returns && f.about.id === returned[0]?.id)).toHaveLength(2)
    expect(mine.requests.filter((r) => r.state === 'open').length).toBeGreaterThanOrEqual(1)
    const status = standings(demoProgramme, mine, saturday).map((s) => s.status)
    expect(status).toContain('signed')
    expect(status).toContain('endorsed')
    expect(of(today, 'reflection').filter((r) => r.apprentice === me).length).toBeGreaterThanOrEqual(1)
  })

  it('the mentor has six open requests from at least three apprentices; others wait for other mentors', () => {
    const open = of(today, 'signOffRequest').filter((r) => r.state === 'open')
    const guides = (r: (typeof open)[number], who: string) =>
      of(today, 'placement').some((p) => p.apprentice === r.apprentice && p.mentors.some((m) => m.person === who && m.as === 'mentor'))
    const mine = open.filter((r) => guides(r, idOf('mentor')))
    expect(mine).toHaveLength(6)
    expect(new Set(mine.map((r) => r.apprentice)).size).toBeGreaterThanOrEqual(3)
    expect(open.length - mine.length).toBe(3)
    expect(of(today, 'signOffRequest').filter((r) => r.state === 'returned')).toHaveLength(1)
  })

  it('the teacher has at least ten logs to review, some handed in again, and sign-offs to endorse', () => {
    const cohort = of(today, 'cohort').find((c) => c.teachers.includes(idOf('teacher')))!
    const mine = new Set(of(today, 'person').filter((p) => p.cohort === cohort.id).map((p) => p.id))
    const waiting = of(today, 'practiceLog').filter((l) => mine.has(l.apprentice) && l.state === 'submitted')
    expect(waiting.length).toBeGreaterThanOrEqual(10)
    expect(waiting.filter((l) => l.revision > 1).length).toBeGreaterThanOrEqual(2)
    const endorsed = new Set(of(today, 'endorsement').map((e) => e.signOff))
    expect(of(today, 'signOff').filter((s) => mine.has(s.apprentice) && !endorsed.has(s.id)).length).toBeGreaterThanOrEqual(5)
  })
})

describe('what was raised', () => {
  it.each(days)('is overdue, owed in time, answered and closed, whatever the day (%s)', (day) => {
    const start = startOfDayUtc(day)
    const concerns = of(demoSchool(start), 'concern')
    const due = (who: string) => concerns.find((c) => c.apprentice === `demo-p-${who}`)?.due ?? null
    expect(due('chen-jie')).toBeLessThan(start)
    for (const who of ['liu-yang', 'lin-xia']) expect(due(who)).toBeGreaterThan(start + 24 * HOUR)
    expect(new Set(concerns.map((c) => c.state))).toEqual(new Set(['open', 'answered', 'closed']))
  })

  it('is heard by no mentor but where its category and its apprentice let him', () => {
    for (const c of of(today, 'concern')) {
      expect(AUDIENCES[c.category]).toContain(c.audience)
      for (const e of of(today, 'concernEvent').filter((e) => e.concern === c.id)) {
        expect([e.apprentice, e.audience]).toEqual([c.apprentice, c.audience])
        if (c.audience === 'school') expect(e.by.role).not.toBe('mentor')
      }
    }
  })
})

it('mentors noted weeks and hours of apprentices whom they guided then', () => {
  const [observed, guided] = [of(today, 'observation'), of(today, 'guidanceNote')]
  expect([observed.length, guided.length]).toEqual([2, 4])
  for (const { apprentice, by, at } of [...observed, ...guided])
    expect(of(today, 'placement').some((p) => p.apprentice === apprentice && guidedAt(p, by.person, at))).toBe(true)
})
