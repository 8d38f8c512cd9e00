/**
 * The logbooks of the demonstration school: who told which tale on which day, what came back, what was handed in
 * again. Which tale falls to whom is drawn by a seeded die; the stories in demo-stories.ts have their place.
 */
import { addDays, type CalendarDay, type Instant } from '#domain/calendar-day.ts'
import type { Feedback } from '#domain/feedback.ts'
import type { FeedbackId, MeasurementId, PracticeLogId, ReflectionId } from '#domain/ids.ts'
import type { Measurement } from '#domain/measurement.ts'
import { isLate, type LogRevision, type PracticeLog, type PracticeLogContent, revisionIdOf } from '#domain/practice-log.ts'
import type { Reflection } from '#domain/reflection.ts'
import { allot, type Allotment } from './demo-allotment.ts'
import { type DemoClock, nextWorkday, wallClock, workdayAgo, ZONE } from './demo-clock.ts'
import { formerDeed } from './demo-deeds.ts'
import { apprentices, type DemoApprentice, FORMER, guidesOn, personIdOf, placementIdOf, PROGRAMME_ID, signed, signedByTeacherOf } from './demo-people.ts'
import { competencyIdOf } from './demo-plan-line.ts'
import type { Said, Tale, Task } from './demo-task.ts'
import { type Chance, chanceOf } from './demo-words.ts'

export interface ToldLog {
  readonly apprentice: DemoApprentice
  readonly daysAgo: number
  readonly task: Task
  readonly log: PracticeLog
  readonly revisions: readonly LogRevision[]
  readonly feedback: readonly Feedback[]
  readonly reflections: readonly Reflection[]
}

const measurementsOf = (task: Task, writes: DemoApprentice['writes'], id: string, values: Tale['values']): readonly Measurement[] =>
  (task.readings ?? [])
    .flatMap((r, i) => [values?.[i] ?? []].flat().map((value) => ({ r, value })))
    .map(({ r, value }, i) => ({
      id: `${id}-m${i + 1}` as MeasurementId,
      quantity: r.quantity,
      unit: r.unit,
      value,
      nominal: r.nominal,
      tolerance: r.allowed === null ? null : { plus: r.allowed[0], minus: r.allowed[1] },
      instrument: r.instrument[writes],
    }))

const contentOfTale = (told: Allotment, id: string, practisedOn: CalendarDay, minutes: number): PracticeLogContent => {
  const { task, tale, apprentice } = told
  return {
    task: task.title[apprentice.writes],
    practisedOn,
    minutes,
    whatIDid: tale.did,
    competencies: task.codes.map(competencyIdOf),
    measurements: measurementsOf(task, apprentice.writes, id, tale.values),
    attempts: tale.tries ?? null,
    ownDefects: tale.defect ?? '',
    improvement: tale.better ?? '',
    notApplicable: tale.notHere === undefined ? [] : [{ competency: competencyIdOf(tale.notHere.code), because: tale.notHere.because }],
  }
}

/** What stood there before it was sent back and handed in again. */
const beforeReturn = (now: PracticeLogContent, told: Allotment, id: string): PracticeLogContent => {
  const first = told.tale.back?.first
  if (first === undefined) return now
  return {
    ...now,
    whatIDid: first.did ?? now.whatIDid,
    minutes: first.minutes ?? now.minutes,
    attempts: first.tries ?? now.attempts,
    ownDefects: first.defect ?? now.ownDefects,
    measurements: first.values === undefined ? now.measurements : measurementsOf(told.task, told.apprentice.writes, id, first.values),
  }
}

/** When it was written: mostly at the end of the work, sometimes next morning, now and then days later. */
const writtenAt = (told: Allotment, clock: DemoClock, chance: Chance): Instant => {
  const { apprentice, daysAgo, tale } = told
  if (daysAgo === 'today') return wallClock(clock.today, 7, 41)
  const evening = apprentice.evenings && Math.floor(daysAgo / 5) % 3 === 1
  const [hour, minute] = [evening ? chance.between(18, 21) : chance.between(11, 16), chance.between(3, 56)]
  const sameDay = wallClock(workdayAgo(clock, daysAgo), hour, minute)
  const waits = tale.story === undefined && daysAgo >= 6 ? chance.between(1, 100) : 100
  if (waits <= 6) return wallClock(workdayAgo(clock, daysAgo - 4), 12, minute)
  return waits <= 16 ? wallClock(workdayAgo(clock, daysAgo - 1), 7, 35 + (minute % 20)) : sameDay
}

const speaker = (told: Allotment, said: Said) => {
  if (said.by === 'teacher') return signedByTeacherOf(told.apprentice)
  const daysAgo = told.daysAgo === 'today' ? 0 : told.daysAgo
  return signed(guidesOn(told.apprentice, Math.max(daysAgo - 1, 0))[0] ?? '', 'mentor')
}

const tell = (told: Allotment, number: number, clock: DemoClock): ToldLog => {
  const { apprentice, task, tale } = told
  const name = told.daysAgo === 'today' ? 'today' : String(number).padStart(2, '0')
  const id = `demo-l-${apprentice.key}-${name}` as PracticeLogId
  const chance = chanceOf(id)
  const daysAgo = told.daysAgo === 'today' ? 0 : told.daysAgo
  const practisedOn = told.daysAgo === 'today' ? clock.today : workdayAgo(clock, told.daysAgo)
  const minutes = Math.max(20, Math.round((task.minutes * chance.between(80, 120)) / 500) * 5)
  const content = contentOfTale(told, id, practisedOn, minutes)
  const written = writtenAt(told, clock, chance)
  const answered = nextWorkday(clock, written, chance.between(8, 11), chance.between(2, 58))
  const apprenticeId = personIdOf(apprentice.key)
  const again = tale.back?.first === undefined ? null : answered + chance.between(150, 320) * 60_000
  const revisionOf = (revision: number, at: Instant, of: PracticeLogContent): LogRevision => ({
    id: revisionIdOf(id, revision),
    log: id,
    apprentice: apprenticeId,
    revision,
    at,
    content: of,
  })
  const revisions =
    again === null ? [revisionOf(1, written, content)] : [revisionOf(1, written, beforeReturn(content, told, id)), revisionOf(2, again, content)]
  const waits = daysAgo < 2 || (again !== null && daysAgo < 7) || chance.often(daysAgo < 6 ? 0.6 : 0.07)
  const state = tale.back !== undefined && again === null ? 'returned' : waits ? 'submitted' : 'confirmed'
  const log: PracticeLog = {
    ...content,
    id,
    apprentice: apprenticeId,
    placement: placementIdOf(apprentice.key),
    programme: PROGRAMME_ID,
    state,
    revision: revisions.length,
    writtenAt: written,
    submittedAt: again ?? written,
    zone: ZONE,
    late: isLate(practisedOn, written, ZONE),
    confirmedBy: state === 'confirmed' ? signedByTeacherOf(apprentice) : null,
    otherVersions: [],
  }
  const comment = (said: Said, n: number, returns: boolean, about: Feedback['about'], at: Instant): Feedback => ({
    id: `${about.id}-f${n}` as FeedbackId,
    apprentice: apprenticeId,
    about,
    field: said.on,
    text: said.text,
    returns,
    by: speaker(told, said),
    at,
  })
  const onFirst = { kind: 'practiceLog', id, revision: 1 } as const
  const returned = tale.back?.comments ?? []
  const reflected = written + chance.between(20, 70) * 60_000
  const reflection = tale.reflection
  const reflections: readonly Reflection[] =
    reflection === undefined
      ? []
      : [
          {
            id: `${id}-r` as ReflectionId,
            apprentice: apprenticeId,
            dimension: reflection.dimension,
            text: reflection.text,
            logs: [id],
            shared: reflection.shared,
            writtenAt: reflected,
            changedAt: reflected,
            otherVersions: [],
          },
        ]
  const answer = reflection?.shared === true ? reflection.answer : undefined
  const feedback = [
    ...returned.map((s, i) => comment(s, i + 1, true, onFirst, answered)),
    ...(tale.said ?? []).map((s, i) => comment(s, returned.length + i + 1, false, onFirst, answered)),
    ...(answer === undefined
      ? []
      : [comment(answer, 1, false, { kind: 'reflection', id: `${id}-r`, revision: null }, nextWorkday(clock, reflected, 13, 20))]),
  ]
  return { apprentice, daysAgo, task, log, revisions, feedback, reflections }
}

/** The one older log that the school shows: of a placement that has ended. */
export const formerLog = (clock: DemoClock): Pick<ToldLog, 'log' | 'revisions'> => {
  const mover = apprentices.find((a) => a.key === FORMER.apprentice)
  if (mover === undefined) throw new RangeError('The apprentice who moved is not at the school.')
  const practisedOn = addDays(clock.today, -formerDeed.daysBefore)
  const at = wallClock(practisedOn, 15, 30)
  const content: PracticeLogContent = {
    task: formerDeed.task,
    practisedOn,
    minutes: formerDeed.minutes,
    whatIDid: formerDeed.did,
    competencies: [competencyIdOf(formerDeed.code)],
    measurements: [],
    attempts: null,
    ownDefects: '',
    improvement: '',
    notApplicable: [],
  }
  const apprentice = personIdOf(mover.key)
  return {
    log: {
      ...content,
      id: FORMER.log,
      apprentice,
      placement: FORMER.id,
      programme: PROGRAMME_ID,
      state: 'confirmed',
      revision: 1,
      writtenAt: at,
      submittedAt: at,
      zone: ZONE,
      late: false,
      confirmedBy: signedByTeacherOf(mover),
      otherVersions: [],
    },
    revisions: [{ id: revisionIdOf(FORMER.log, 1), log: FORMER.log, apprentice, revision: 1, at, content }],
  }
}

/** All logbooks, each from its oldest entry to its newest. */
export const toldLogs = (clock: DemoClock): readonly ToldLog[] => {
  const counted = new Map<string, number>()
  return allot(clock.workingToday).map((told) => {
    const number = (counted.get(told.apprentice.key) ?? 0) + 1
    counted.set(told.apprentice.key, number)
    return tell(told, number, clock)
  })
}
