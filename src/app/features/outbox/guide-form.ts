/**
 * Where mentors and teachers wrote what was refused: comments and returns at a log, comments on a competency or a
 * reflection, the reason why a request went back or a signature was withdrawn. Null where that form would not open any
 * more; the words can then still be read, saved and sent again.
 */
import { isMentorAt, isTeacher, type Ties, wasEverMentor } from '#domain/access.ts'
import type { CompetencyId, FeedbackId, PersonId, PracticeLogId } from '#domain/ids.ts'
import type { Actor } from '#domain/people.ts'
import type { Region } from '#domain/photo.ts'
import { findCompetency } from '#domain/programme.ts'
import { readProgramme, readTies } from '../../record/checklist.ts'
import type { Deed } from '../../record/deed.ts'
import { logFieldWord } from '../../record/words.ts'
import { now } from '../../store/clock.ts'
import type { Database } from '../../store/database.ts'
import { newId } from '../../store/new-id.ts'
import { ifEmpty, type WrittenForm } from './written-form.ts'

type DeedNamed<N extends Deed['name']> = Extract<Deed, { name: N }>

interface Comment {
  /** Of the log; a place inside it counts as the whole field. Null: the log as a whole. */
  readonly field: keyof typeof logFieldWord | null
  readonly text: string
  readonly region?: Region
}

const commentOf = ({ field, text, region }: { readonly field: string | null; readonly text: string; readonly region?: Region | undefined }): Comment => {
  const head = field?.split('.')[0] ?? ''
  return { field: Object.hasOwn(logFieldWord, head) ? (head as keyof typeof logFieldWord) : null, text, ...(region !== undefined && { region }) }
}

/** The teacher's review keeps a list. Each comment is a new one: its old name may be what was refused. */
const inReview = (log: PracticeLogId, comments: readonly Comment[]): WrittenForm => ({
  key: `review:${log}`,
  to: `/review/log/${encodeURIComponent(log)}`,
  fill: (left) => [...(Array.isArray(left) ? (left as readonly unknown[]) : []), ...comments.map((c) => ({ id: newId<FeedbackId>(), ...c }))],
})

/** The mentor's page keeps one text a field: what waits there stays, and the refused words stand below it. Marks on photos are a list. */
const inLogOfMine = (log: PracticeLogId, apprentice: PersonId, comments: readonly Comment[]): WrittenForm => ({
  key: `comments ${log}`,
  to: `/apprentices/${apprentice}/logs/${log}`,
  fill: (left) => {
    const begun = left as { readonly texts?: Readonly<Record<string, string>>; readonly marks?: readonly unknown[] } | undefined
    const texts = { ...begun?.texts }
    for (const { field, text } of comments.filter((c) => c.region === undefined)) {
      const there = texts[field ?? '']?.trim() ?? ''
      texts[field ?? ''] = there === '' ? text : `${there}\n${text}`
    }
    const marks = comments.flatMap(({ region, text }) => (region === undefined ? [] : [{ id: newId<FeedbackId>(), region, text }]))
    return { ...begun, texts, ...(marks.length > 0 && { marks: [...(begun?.marks ?? []), ...marks] }) }
  },
})

const atLog = async (db: Database, actor: Actor, id: PracticeLogId, comments: readonly Comment[]): Promise<WrittenForm | null> => {
  const log = await db.rows('practiceLog').get(id)
  if (log === undefined) return null
  const ties = await readTies(db, log.apprentice)
  if (isTeacher(actor, ties)) return inReview(id, comments)
  return isMentorAt(actor, ties, now()) ? inLogOfMine(id, log.apprentice, comments) : null
}

/** Only a teacher has a form for these, on the pages of the cohort. The `#` puts the cursor into it. */
const inCohort = async (db: Database, ties: Ties, { about, text }: DeedNamed<'feedback.give'>['args']): Promise<WrittenForm | null> => {
  const [cohort] = ties.cohorts
  if (cohort === undefined) return null
  const page = `/cohorts/${encodeURIComponent(cohort.id)}/apprentices/${encodeURIComponent(ties.apprentice)}`
  const id = encodeURIComponent(about.id)
  const form = { key: `comment:${about.kind}:${about.id}:${ties.apprentice}`, fill: ifEmpty(text) }
  if (about.kind === 'reflection') return (await db.rows('reflection').get(about.id))?.shared === true ? { ...form, to: `${page}?show=reflections#${id}` } : null
  const programme = await readProgramme(db, cohort.programme)
  return programme !== null && findCompetency(programme, about.id as CompetencyId) !== undefined ? { ...form, to: `${page}/competencies/${id}#${id}` } : null
}

export const commentForm = async (db: Database, actor: Actor, { args }: DeedNamed<'feedback.give'>): Promise<WrittenForm | null> => {
  if (args.about.kind === 'practiceLog') return atLog(db, actor, args.about.id as PracticeLogId, [commentOf(args)])
  const ties = await readTies(db, args.apprentice)
  return isTeacher(actor, ties) ? inCohort(db, ties, args) : null
}

export const returnForm = (db: Database, actor: Actor, { args }: DeedNamed<'practiceLog.return'>): Promise<WrittenForm | null> =>
  atLog(db, actor, args.id, args.comments.map(commentOf))

export const returnRequestForm = async (db: Database, actor: Actor, { args: { request, because } }: DeedNamed<'competency.returnRequest'>): Promise<WrittenForm | null> => {
  const row = await db.rows('signOffRequest').get(request)
  if (row?.state !== 'open' || !wasEverMentor(actor, await readTies(db, row.apprentice))) return null
  const judgement = { returning: true, because }
  return {
    key: `judgement ${row.apprentice} ${row.competency}`,
    to: `/sign-offs/${request}`,
    fill: (left) => {
      const begun = left as { readonly because?: string } | undefined
      return (begun?.because ?? '') === '' ? { ...begun, ...judgement } : null
    },
  }
}

export const withdrawForm = async (db: Database, actor: Actor, { args: { signOff, because } }: DeedNamed<'competency.withdraw'>): Promise<WrittenForm | null> => {
  const signed = await db.rows('signOff').get(signOff)
  if (signed?.by.person !== actor.person) return null
  const withdrawn = await db.rows('withdrawal').where('apprentice').equals(signed.apprentice).and((w) => w.signOff === signOff).count()
  if (withdrawn > 0 || !isMentorAt(actor, await readTies(db, signed.apprentice), now())) return null
  return { key: `withdraw ${signOff}`, to: `/apprentices/${signed.apprentice}?withdraw=${encodeURIComponent(signOff)}`, fill: ifEmpty({ because }) }
}
