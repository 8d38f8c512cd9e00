/** Puts refused words back into the form they came from, as a draft; from there they are handed in like any others. */
import type { Measurement } from '#domain/measurement.ts'
import type { Actor } from '#domain/people.ts'
import { contentOf, type PracticeLogContent } from '#domain/practice-log.ts'
import { contentOfVisit } from '#domain/visit.ts'
import type { Deed } from '../../record/deed.ts'
import { numberText } from '../../record/measurement-table.tsx'
import type { Database } from '../../store/database.ts'
import { readDraft, saveDraft } from '../../store/drafts.ts'
import { dismiss } from '../../store/outbox.ts'
import { saving } from '../../store/reopen.ts'
import { commentForm, returnForm, returnRequestForm, withdrawForm } from './guide-form.ts'
import { ifEmpty, type WrittenForm } from './written-form.ts'

const toleranceText = (t: Measurement['tolerance']): string =>
  t === null ? '' : t.plus === t.minus ? numberText(t.plus) : `+${numberText(t.plus)} −${numberText(t.minus)}`
const typed = (n: number | null): string => (n === null ? '' : numberText(n))

/** As the log form keeps what is typed into it. */
const logForm = (content: Partial<PracticeLogContent>) => ({
  task: content.task ?? '',
  practisedOn: content.practisedOn ?? '',
  startedAt: content.startedAt ?? '',
  minutes: content.minutes === undefined ? '' : String(content.minutes),
  whatIDid: content.whatIDid ?? '',
  competencies: content.competencies ?? [],
  measurements: (content.measurements ?? []).map((m) => ({
    id: m.id,
    quantity: m.quantity,
    unit: m.unit,
    nominal: typed(m.nominal),
    tolerance: toleranceText(m.tolerance),
    value: typed(m.value),
    instrument: m.instrument,
    prefilled: false,
  })),
  attempts: content.attempts == null ? '' : String(content.attempts),
  ownDefects: content.ownDefects ?? '',
  improvement: content.improvement ?? '',
  notApplicable: content.notApplicable ?? [],
  photos: content.photos ?? [],
  checks: content.checks ?? [],
})

const given = (edit: { readonly [F in keyof PracticeLogContent]?: PracticeLogContent[F] | undefined }): Partial<PracticeLogContent> =>
  Object.fromEntries(Object.entries(edit).filter(([, v]) => v !== undefined)) as Partial<PracticeLogContent>

const written = (key: string, to: string, value: unknown): WrittenForm => ({ key, to, fill: ifEmpty(value) })

/** Where the words of a refused deed can be written on. Null where there are no words, or its form would not open any more. */
export const formFor = async (db: Database, actor: Actor, deed: Deed): Promise<WrittenForm | null> => {
  switch (deed.name) {
    case 'practiceLog.submit': {
      const { id, content } = deed.args
      return written(`log:${id}`, `/logbook/new?draft=${id}`, { id, form: logForm(content), was: null })
    }
    case 'practiceLog.resubmit': {
      const { id, set, was } = deed.args
      const log = await db.rows('practiceLog').get(id)
      const now = log === undefined ? null : contentOf(log)
      const form = logForm({ ...(now ?? given(was)), ...given(set) })
      return written(`log:${id}`, now === null ? `/logbook/new?draft=${id}` : `/logbook/${id}/edit`, { id, form, was: now })
    }
    case 'reflection.write': {
      const { content, shared } = deed.args
      return written('reflection:new', '/reflections/new', { ...content, shared })
    }
    case 'reflection.revise': {
      const { id, set, was } = deed.args
      const row = await db.rows('reflection').get(id)
      if (row === undefined) return written('reflection:new', '/reflections/new', { dimension: null, text: '', logs: [], ...was, ...set, shared: false })
      const now = { dimension: row.dimension, text: row.text, logs: row.logs }
      return written(`reflection:${id}`, `/reflections/${id}/edit`, { ...now, ...set, shared: row.shared, was: now })
    }
    case 'competency.ask': {
      const { competency, selfLevel, logs, note } = deed.args
      return written(`ask:${competency}`, `/skills/${competency}/ask`, { selfLevel, logs: logs.map((l) => l.log), note })
    }
    case 'competency.sign': {
      const { apprentice, competency, level, facts, comment, logs } = deed.args
      const value = { level, ...facts, comment, returning: false, because: '', logs: logs.map((l) => l.log) }
      return written(`judgement ${apprentice} ${competency}`, `/sign-offs/for/${apprentice}/${competency}`, value)
    }
    case 'practiceLog.return':
      return returnForm(db, actor, deed)
    case 'feedback.give':
      return commentForm(db, actor, deed)
    case 'competency.returnRequest':
      return returnRequestForm(db, actor, deed)
    case 'competency.withdraw':
      return withdrawForm(db, actor, deed)
    case 'concern.raise': {
      const { category, audience, placement, text } = deed.args
      return written('concern:new', '/concerns/new', { category, audience, placement, text })
    }
    case 'ownChecklist.write':
      return written('checklist:new', '/logbook/checklists/new', deed.args.content)
    case 'ownChecklist.revise': {
      const { id, set, was } = deed.args
      const row = await db.rows('ownChecklist').get(id)
      if (row === undefined) return written('checklist:new', '/logbook/checklists/new', { title: '', items: [], ...was, ...set })
      const now = { title: row.title, items: row.items }
      return written(`checklist:${id}`, `/logbook/checklists/${id}`, { ...now, ...set, was: now })
    }
    case 'visit.plan': {
      const { apprentice, placement, plannedFor, kind, purpose, concerns } = deed.args
      const enterprise = (await db.rows('placement').get(placement))?.enterprise ?? null
      return written('visit:new', '/visits/new', { enterprise, chosen: [apprentice], concerns, plannedFor, kind, purpose })
    }
    case 'visit.log':
    case 'visit.revise': {
      const { id, set } = deed.args
      const row = await db.rows('visit').get(id)
      if (row === undefined) return null
      const was = contentOfVisit(row)
      return written(`visit:${id}`, `/visits/${id}/${deed.name === 'visit.log' || row.state === 'done' ? 'log' : 'edit'}`, { ...was, ...set, was })
    }
    case 'competency.dispute':
      return written(`dispute:${deed.args.signOff}`, `/review/sign-off/${deed.args.signOff}`, { because: deed.args.because })
    case 'competency.takeBackDispute':
    case 'visit.cancel':
    case 'concern.assign':
    case 'practiceLog.confirm':
    case 'competency.endorse':
    case 'reflection.share':
    case 'reflection.remove':
    case 'concern.say':
    case 'concern.answer':
    case 'concern.close':
    case 'concern.reopen':
    case 'ownChecklist.remove':
    case 'competency.deliver':
    case 'competency.recordPaper':
    case 'competency.signProvisionally':
    case 'competency.confirmProvisional':
    case 'competency.declineProvisional':
    case 'deviceKey.end':
    case 'observation.note':
    case 'observation.guide':
    case 'observation.removeGuidance':
    case 'placement.exempt':
    case 'placement.endExemption':
    case 'planProposal.make':
    case 'planProposal.agree':
    case 'planProposal.decline':
    case 'planProposal.withdraw':
      return null
  }
}

/**
 * The refused words wait in the form as a draft, and their card is put away, at once or not at all. Where a newer draft
 * waits there that they cannot join, it is opened as it is, and the card stays.
 * @returns where the form is · @throws SaveFailed (reopen.ts)
 */
export const editAgain = async (db: Database, uid: string, { key, to, fill }: WrittenForm): Promise<string> => {
  await saving(db, () =>
    db.transaction('rw', db.drafts, db.sent, async () => {
      const draft = fill((await readDraft(db, key))?.value)
      if (draft === null) return
      await saveDraft(db, key, draft)
      await dismiss(db, uid)
    }),
  )
  return to
}
