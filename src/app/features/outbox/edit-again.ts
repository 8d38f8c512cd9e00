/** Puts refused words back into the form they came from, as a draft; from there they are handed in like any others. */
import type { Measurement } from '#domain/measurement.ts'
import { contentOf, type PracticeLogContent } from '#domain/practice-log.ts'
import type { Deed } from '../../record/deed.ts'
import { numberText } from '../../record/measurement-table.tsx'
import type { Database } from '../../store/database.ts'
import { readDraft, saveDraft } from '../../store/drafts.ts'
import { dismiss } from '../../store/outbox.ts'

const EDITABLE = ['practiceLog.submit', 'practiceLog.resubmit', 'reflection.write', 'reflection.revise', 'competency.ask', 'competency.sign'] as const
type Editable = Extract<Deed, { name: (typeof EDITABLE)[number] }>

export const isEditable = (deed: Deed): deed is Editable => (EDITABLE as readonly string[]).includes(deed.name)

const toleranceText = (t: Measurement['tolerance']): string =>
  t === null ? '' : t.plus === t.minus ? numberText(t.plus) : `+${numberText(t.plus)} −${numberText(t.minus)}`
const typed = (n: number | null): string => (n === null ? '' : numberText(n))

/** As the log form keeps what is typed into it. */
const logForm = (content: Partial<PracticeLogContent>) => ({
  task: content.task ?? '',
  practisedOn: content.practisedOn ?? '',
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
})

const given = (edit: { readonly [F in keyof PracticeLogContent]?: PracticeLogContent[F] | undefined }): Partial<PracticeLogContent> =>
  Object.fromEntries(Object.entries(edit).filter(([, v]) => v !== undefined)) as Partial<PracticeLogContent>

const draftOf = async (db: Database, deed: Editable): Promise<{ readonly key: string; readonly value: unknown; readonly to: string }> => {
  switch (deed.name) {
    case 'practiceLog.submit': {
      const { id, content } = deed.args
      return { key: `log:${id}`, value: { id, form: logForm(content), was: null }, to: `/logbook/new?draft=${id}` }
    }
    case 'practiceLog.resubmit': {
      const { id, set, was } = deed.args
      const log = await db.rows('practiceLog').get(id)
      const now = log === undefined ? null : contentOf(log)
      const form = logForm({ ...(now ?? given(was)), ...given(set) })
      return { key: `log:${id}`, value: { id, form, was: now }, to: now === null ? `/logbook/new?draft=${id}` : `/logbook/${id}/edit` }
    }
    case 'reflection.write': {
      const { content, shared } = deed.args
      return { key: 'reflection:new', value: { ...content, shared }, to: '/reflections/new' }
    }
    case 'reflection.revise': {
      const { id, set, was } = deed.args
      const row = await db.rows('reflection').get(id)
      if (row === undefined) return { key: 'reflection:new', value: { dimension: null, text: '', logs: [], ...was, ...set, shared: false }, to: '/reflections/new' }
      const now = { dimension: row.dimension, text: row.text, logs: row.logs }
      return { key: `reflection:${id}`, value: { ...now, ...set, shared: row.shared, was: now }, to: `/reflections/${id}/edit` }
    }
    case 'competency.ask': {
      const { competency, selfLevel, logs, note } = deed.args
      return { key: `ask:${competency}`, value: { selfLevel, logs: logs.map((l) => l.log), note }, to: `/skills/${competency}/ask` }
    }
    case 'competency.sign': {
      const { apprentice, competency, level, facts, comment, logs } = deed.args
      const value = { level, ...facts, comment, returning: false, because: '', logs: logs.map((l) => l.log) }
      return { key: `judgement ${apprentice} ${competency}`, value, to: `/sign-offs/for/${apprentice}/${competency}` }
    }
  }
}

/**
 * A draft that waits there already is newer than the refused words: it is opened as it is, and the refused item stays.
 * @returns where the form is
 */
export const editAgain = async (db: Database, uid: string, deed: Editable): Promise<string> => {
  const { key, value, to } = await draftOf(db, deed)
  if ((await readDraft(db, key)) === undefined) {
    await saveDraft(db, key, value)
    await dismiss(db, uid)
  }
  return to
}
