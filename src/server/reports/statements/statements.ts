/**
 * An apprentice's deeds as xAPI 1.0.3 statements, for a learning record store. People are named by an account at the
 * school and by no e-mail address; a statement of the same deed has the same id in every export, so that a store that
 * takes in two exports keeps one. Levels are an extension and not a score: nothing here is to be added up.
 */
import type { Instant } from '#domain/calendar-day.ts'
import type { PersonId } from '#domain/ids.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { isIn, type Period, type Subject } from '#domain/reports/report-table.ts'
import { inOrderOfWork } from '#domain/reports/log-list.ts'
import { competencySigned } from '#domain/reports/sign-off-list.ts'
import type { SignOff } from '#domain/sign-off.ts'
import { stableId } from '../../programmes/stable-id.ts'

/** `home`: address of the school's server, without a slash at its end. */
export interface School {
  readonly id: string
  readonly home: string
}

export type Statement = Readonly<Record<string, unknown>> & { readonly id: string }

const VERBS = {
  submitted: ['http://activitystrea.ms/schema/1.0/submit', 'submitted', '提交'],
  approved: ['http://activitystrea.ms/schema/1.0/approve', 'approved', '认可'],
  progressed: ['http://adlnet.gov/expapi/verbs/progressed', 'progressed', '进步'],
  voided: ['http://adlnet.gov/expapi/verbs/voided', 'voided', '作废'],
} as const
const verb = (name: keyof typeof VERBS) => ({ id: VERBS[name][0], display: { en: VERBS[name][1], 'zh-CN': VERBS[name][2] } })

const time = (at: Instant): string => new Date(at).toISOString()

/** Empty words are left out: a language map may not be empty. */
const inLanguages = (words: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(words).filter(([, w]) => w.trim() !== ''))

const wordsFor = ({ home, id: school }: School) => {
  const actor = (person: PersonId, name: string) => ({ objectType: 'Agent', name, account: { homePage: `${home}/schools/${school}`, name: person } })
  const extension = (name: string) => `${home}/xapi/${name}`
  const statementId = (...parts: readonly string[]) => stableId('xapi', school, ...parts)
  const reference = (id: string) => ({ objectType: 'StatementRef', id })
  /** Only of an activity: xAPI allows no platform where a statement speaks of a statement. */
  const context = (more: object) => ({ platform: 'Craftlog', ...more })
  return { actor, extension, statementId, reference, context }
}
type Words = ReturnType<typeof wordsFor>

const ofLog = (log: PracticeLog, { apprentice }: Subject, school: School, w: Words): readonly Statement[] => {
  const submitted = w.statementId('submitted', log.id, String(log.revision))
  const statements: Statement[] = [
    {
      id: submitted,
      actor: w.actor(apprentice.id, apprentice.name),
      verb: verb('submitted'),
      object: { objectType: 'Activity', id: `${school.home}/logs/${log.id}`, definition: { type: 'http://activitystrea.ms/schema/1.0/article', name: { und: log.task }, description: { und: log.whatIDid } } },
      result: { duration: `PT${log.minutes}M` },
      context: w.context({
        extensions: { [w.extension('practised-on')]: log.practisedOn, [w.extension('revision')]: log.revision, [w.extension('late')]: log.late },
        ...(log.competencies.length === 0 ? {} : { contextActivities: { other: log.competencies.map((c) => ({ id: `${school.home}/competencies/${c}` })) } }),
      }),
      timestamp: time(log.submittedAt),
    },
  ]
  // Without a time: a log keeps who confirmed it, not when, and a made-up moment would be a lie.
  if (log.confirmedBy !== null)
    statements.push({
      id: w.statementId('confirmed', log.id, String(log.revision)),
      actor: w.actor(log.confirmedBy.person, log.confirmedBy.name),
      verb: verb('approved'),
      object: w.reference(submitted),
    })
  return statements
}

const ofSignOff = (s: SignOff, subject: Subject, school: School, w: Words): readonly Statement[] => {
  const { apprentice, endorsements, withdrawals } = subject
  const signed = w.statementId('signed', s.id)
  const title = inLanguages(competencySigned(s, subject)?.title ?? { und: s.competency })
  const second = endorsements.find((e) => e.signOff === s.id)
  const withdrawn = withdrawals.find((x) => x.signOff === s.id)
  return [
    {
      id: signed,
      actor: w.actor(apprentice.id, apprentice.name),
      verb: verb('progressed'),
      object: { objectType: 'Activity', id: `${school.home}/competencies/${s.competency}`, definition: { type: 'http://adlnet.gov/expapi/activities/objective', name: title } },
      result: {
        ...(s.comment === '' ? {} : { response: s.comment }),
        extensions: { [w.extension('entrustment-level')]: s.level, [w.extension('takeovers')]: s.facts.takeovers, [w.extension('prompts')]: s.facts.prompts, [w.extension('defects')]: s.facts.defects, [w.extension('assurance')]: s.assurance ?? 'session' },
      },
      context: w.context({ instructor: w.actor(s.by.person, s.by.name), ...(s.logs.length === 0 ? {} : { contextActivities: { other: s.logs.map((l) => ({ id: `${school.home}/logs/${l.log}` })) } }) }),
      timestamp: time(s.at),
    },
    ...(second === undefined ? [] : [{ id: w.statementId('endorsed', second.id), actor: w.actor(second.by.person, second.by.name), verb: verb('approved'), object: w.reference(signed), timestamp: time(second.at) }]),
    // As xAPI takes a word back: the first statement stays, and one that voids it follows.
    ...(withdrawn === undefined ? [] : [{ id: w.statementId('withdrawn', withdrawn.id), actor: w.actor(withdrawn.by.person, withdrawn.by.name), verb: verb('voided'), object: w.reference(signed), timestamp: time(withdrawn.at) }]),
  ]
}

/** Logs that were submitted or confirmed, sign-offs, endorsements and withdrawals of the period; a returned log is not submitted. */
export const statementsOf = (subject: Subject, period: Period, school: School): readonly Statement[] => {
  const w = wordsFor(school)
  return [
    ...inOrderOfWork(subject.logs.filter((l) => l.state !== 'returned' && isIn(period, l.practisedOn))).flatMap((l) => ofLog(l, subject, school, w)),
    ...subject.signOffs.filter((s) => isIn(period, period.dayOf(s.at))).toSorted((a, b) => a.at - b.at).flatMap((s) => ofSignOff(s, subject, school, w)),
  ]
}
