/**
 * What the people of a simulated school do, drawn out of what their own screen shows: the view of one device, right or
 * out of date. Some of it is refused at once, some of it later by the server; that is part of the course.
 */
import type { Database } from '#app/store/database.ts'
import { addDays, dayAt } from '#domain/calendar-day.ts'
import { AUDIENCES, type Concern, CONCERN_CATEGORIES } from '#domain/concern.ts'
import type { Actor } from '#domain/people.ts'
import type { PracticeLog, PracticeLogContent } from '#domain/practice-log.ts'
import type { ReflectionContent } from '#domain/reflection.ts'
import type { MutationName } from '#sync/mutators/registry.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { contentOf, DRAWINGS, MEASURE, SECURE, TIDINESS } from '../support/people.ts'
import type { Chance } from './chance.ts'

export interface Deed {
  readonly name: MutationName
  readonly args: unknown
}

/** A person at a screen. */
interface Doer {
  readonly db: Database
  readonly actor: Actor
  readonly chance: Chance
  /** A word that nobody has said before. */
  readonly word: (beginning: string) => string
}

const COMPETENCIES = [SECURE, MEASURE, DRAWINGS, TIDINESS] as const
const deed = (name: MutationName, args: unknown): Deed => ({ name, args })

const one = async <T extends RowType>({ db, chance }: Doer, type: T, fits: (row: RowOf<T>) => boolean = () => true): Promise<RowOf<T> | undefined> => {
  const rows = (await db.rows(type).toArray()) as unknown as RowOf<T>[]
  return chance.pickFrom(rows.filter(fits))
}

const some = <T>(chance: Chance, list: readonly T[]): readonly T[] => list.filter(() => chance.odds(0.4))

/** Three lines, of which an edit changes one: two people may meet in a line, or not. */
const TEXT = 'first line\nsecond line\nthird line\n'
const reworded = (text: string, word: string, chance: Chance): string => {
  const lines = text.split('\n')
  lines[chance.below(Math.max(1, lines.length - 1))] = word
  return lines.join('\n')
}

const content = ({ chance, word }: Doer): PracticeLogContent =>
  contentOf({
    task: word('task'),
    practisedOn: addDays(dayAt(Date.now()), -chance.below(4)),
    minutes: 30 + chance.below(200),
    whatIDid: TEXT,
    competencies: [...some(chance, COMPETENCIES)],
  })

const logEdit = ({ chance, word }: Doer, log: PracticeLog): Pick<Partial<PracticeLogContent>, keyof PracticeLogContent> => {
  const edits: Partial<PracticeLogContent>[] = [
    { whatIDid: reworded(log.whatIDid, word('line'), chance) },
    { task: word('task') },
    { minutes: 30 + chance.below(200), ownDefects: word('defect') },
    { competencies: [...some(chance, COMPETENCIES)], improvement: word('improvement') },
    { notApplicable: [{ competency: chance.pick(COMPETENCIES), because: word('because') }] },
  ]
  return chance.pickFrom(edits) ?? {}
}

/** Of what was there before only the fields that the edit sets. */
export const before = <C extends object>(now: C, set: Partial<C>): Partial<C> =>
  Object.fromEntries(Object.keys(set).map((field) => [field, now[field as keyof C]])) as Partial<C>

const seenLogs = async ({ db, chance }: Doer, apprentice: string) =>
  some(chance, (await db.rows('practiceLog').toArray()).filter((l) => l.apprentice === apprentice))
    .slice(0, 3)
    .map((l) => ({ log: l.id, revision: l.revision }))

const reflectionContent = ({ chance, word }: Doer): ReflectionContent => ({
  dimension: chance.pick(['dedication', 'refinement', 'rigour', 'excellence']),
  text: `${TEXT}${word('thought')}\n`,
  logs: [],
})

type Drawn = Promise<Deed | null>

const concernArgs = (d: Doer) => {
  const category = d.chance.pick(CONCERN_CATEGORIES)
  return { id: d.word('concern'), apprentice: d.actor.person, placement: null, category, audience: d.chance.pick(AUDIENCES[category]), text: d.word('text'), zone: 480 }
}
const speakOn = async (d: Doer, name: 'concern.say' | 'concern.answer' | 'concern.close' | 'concern.reopen', fits: (c: Concern) => boolean = () => true): Drawn => {
  const concern = await one(d, 'concern', fits)
  return concern === undefined ? null : deed(name, { id: concern.id, event: d.word('event'), text: d.word('text') })
}
const listDeed = async (d: Doer): Drawn => {
  const list = d.chance.odds(0.4) ? undefined : await one(d, 'ownChecklist')
  const item = () => ({ id: d.word('check'), text: d.word('text') })
  if (list === undefined) return deed('ownChecklist.write', { id: d.word('list'), apprentice: d.actor.person, content: { title: d.word('title'), items: [item(), item()] } })
  if (d.chance.odds(0.3)) return deed('ownChecklist.remove', { id: list.id })
  return deed('ownChecklist.revise', { id: list.id, set: { items: [...list.items, item()] }, was: { items: list.items } })
}
const asApprentice = {
  submit: async (d: Doer): Drawn => {
    const placement = await one(d, 'placement')
    return placement === undefined ? null : deed('practiceLog.submit', { id: d.word('log'), placement: placement.id, zone: 480, content: content(d) })
  },
  resubmit: async (d: Doer): Drawn => {
    const log = await one(d, 'practiceLog')
    if (log === undefined) return null
    const set = logEdit(d, log)
    return deed('practiceLog.resubmit', { id: log.id, set, was: before<PracticeLogContent>(log, set) })
  },
  ask: async (d: Doer): Drawn => {
    const args = { apprentice: d.actor.person, competency: d.chance.pick(COMPETENCIES), selfLevel: 3, note: d.word('note') }
    return deed('competency.ask', { ...args, logs: await seenLogs(d, d.actor.person) })
  },
  write: async (d: Doer): Drawn =>
    deed('reflection.write', { id: d.word('reflection'), apprentice: d.actor.person, shared: d.chance.odds(0.3), content: reflectionContent(d) }),
  revise: async (d: Doer): Drawn => {
    const row = await one(d, 'reflection')
    if (row === undefined) return null
    const text = reworded(row.text, d.word('line'), d.chance)
    const { dimension, logs } = row
    return deed('reflection.revise', { id: row.id, set: { text }, was: { text: row.text, dimension, logs } })
  },
  share: async (d: Doer): Drawn => {
    const row = await one(d, 'reflection', (r) => !r.shared)
    return row === undefined ? null : deed('reflection.share', { id: row.id })
  },
  remove: async (d: Doer): Drawn => {
    const row = await one(d, 'reflection', (r) => !r.shared)
    if (row === undefined) return null
    const { dimension, text, logs } = row
    return deed('reflection.remove', { id: row.id, was: { dimension, text, logs } })
  },
  raise: async (d: Doer): Drawn => deed('concern.raise', concernArgs(d)),
  speak: (d: Doer): Drawn =>
    d.chance.odds(0.5) ? speakOn(d, 'concern.say') : d.chance.odds(0.6) ? speakOn(d, 'concern.close', (c) => c.state !== 'closed') : speakOn(d, 'concern.reopen', (c) => c.state === 'closed'),
  list: listDeed,
}

const asJudge = {
  return: async (d: Doer): Drawn => {
    const log = await one(d, 'practiceLog')
    if (log === undefined) return null
    const comments = Array.from({ length: 1 + d.chance.below(2) }, () => ({ id: d.word('comment'), field: 'minutes', text: d.word('text') }))
    return deed('practiceLog.return', { id: log.id, revision: log.revision, comments })
  },
  feedback: async (d: Doer): Drawn => {
    const row = (await one(d, d.chance.pick(['practiceLog', 'reflection']))) as RowOf<'practiceLog'> | RowOf<'reflection'> | undefined
    if (row === undefined) return null
    const about = 'revision' in row ? { kind: 'practiceLog', id: row.id, revision: row.revision } : { kind: 'reflection', id: row.id, revision: null }
    return deed('feedback.give', { id: d.word('feedback'), apprentice: row.apprentice, about, field: null, text: d.word('text') })
  },
}

const answer = (d: Doer): Drawn => speakOn(d, 'concern.answer')

const asMentor = {
  ...asJudge,
  answer,
  sign: async (d: Doer): Drawn => {
    const placement = await one(d, 'placement')
    if (placement === undefined) return null
    const { apprentice } = placement
    const logs = await seenLogs(d, apprentice)
    const facts = { takeovers: d.chance.below(3), prompts: 0, defects: 0 }
    const level = d.chance.pick([1, 2, 3, 4, 5])
    return deed('competency.sign', { id: d.word('sign-off'), apprentice, competency: d.chance.pick(COMPETENCIES), level, facts, comment: d.word('comment'), logs })
  },
  returnRequest: async (d: Doer): Drawn => {
    const request = await one(d, 'signOffRequest', (r) => r.state === 'open')
    return request === undefined ? null : deed('competency.returnRequest', { request: request.id, because: d.word('because') })
  },
  withdraw: async (d: Doer): Drawn => {
    const signed = await one(d, 'signOff', (s) => s.by.person === d.actor.person)
    return signed === undefined ? null : deed('competency.withdraw', { id: d.word('withdrawal'), signOff: signed.id, because: d.word('because') })
  },
}

const asTeacher = {
  ...asJudge,
  answer,
  confirm: async (d: Doer): Drawn => {
    const log = await one(d, 'practiceLog', (l) => l.state === 'submitted')
    return log === undefined ? null : deed('practiceLog.confirm', { id: log.id, revision: log.revision })
  },
  endorse: async (d: Doer): Drawn => {
    const signed = await one(d, 'signOff')
    return signed === undefined ? null : deed('competency.endorse', { signOff: signed.id })
  },
}

const everything: readonly ((d: Doer) => Drawn)[] = [asApprentice, asMentor, asTeacher].flatMap((role) => Object.values(role))

/** What this person does next, or null where the screen offers nothing. Now and then somebody tries what is not his. */
export const drawDeed = async (d: Doer): Promise<Deed | null> => {
  if (d.chance.odds(0.05)) return (await d.chance.pickFrom(everything)?.(d)) ?? null
  const roles: Readonly<Record<string, Readonly<Record<string, (d: Doer) => Drawn>>>> = { apprentice: asApprentice, mentor: asMentor, teacher: asTeacher }
  const own = Object.values(roles[d.actor.roles[0] ?? ''] ?? {})
  // An empty logbook gives nobody anything to do; with a full one people would hardly ever meet.
  if (d.actor.roles.includes('apprentice') && (await d.db.rows('practiceLog').count()) < 2) return asApprentice.submit(d)
  for (let tries = 3; tries > 0; tries -= 1) {
    const drawn = await d.chance.pickFrom(own)?.(d)
    if (drawn != null) return drawn
  }
  return null
}
