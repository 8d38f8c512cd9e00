/** What the form starts from: a fresh log, a draft that waited here, or a log that came back. Decided once, at the start. */
import type { Instant } from '#domain/calendar-day.ts'
import type { PersonId, PracticeLogId } from '#domain/ids.ts'
import { changedFields, contentOf, type PracticeLog, type PracticeLogContent } from '#domain/practice-log.ts'
import { useEffect, useState } from 'react'
import { now, today } from '../../store/clock.ts'
import type { Database } from '../../store/database.ts'
import { holdDraft, type LetGo } from '../../store/draft-hold.ts'
import { dropDraft } from '../../store/drafts.ts'
import { newId } from '../../store/new-id.ts'
import { useStore } from '../../store/store-context.tsx'
import { draftKey } from './draft-key.ts'
import { readLogDraft, readLogDrafts } from './log-draft.ts'
import { emptyForm, formOf, type LogForm, readForm } from './log-form.ts'

export interface Opening {
  readonly id: PracticeLogId
  /** The log to correct; null for a new one. */
  readonly log: PracticeLog | null
  readonly form: LogForm
  /** The content that a correction started from. */
  readonly was: PracticeLogContent | null
  /** When the draft was saved that came back, or null. */
  readonly restored: Instant | null
}

const fresh = (id: PracticeLogId): Opening => ({ id, log: null, form: emptyForm(today()), was: null, restored: null })

const openCorrection = async (db: Database, log: PracticeLog): Promise<Opening> => {
  const content = contentOf(log)
  const unchanged: Opening = { id: log.id, log, form: formOf(content), was: content, restored: null }
  const draft = await readLogDraft(db, log.id)
  if (draft === null) return unchanged
  const was = draft.was ?? content
  const read = readForm(draft.form, { at: now(), today: today(), accepted: was.practisedOn })
  if ('content' in read && changedFields(was, read.content).length === 0) {
    // Left over by a page that was killed between handing in and tidying up.
    await dropDraft(db, draftKey(log.id))
    return unchanged
  }
  return { id: log.id, log, form: draft.form, was, restored: draft.savedAt }
}

interface Opened {
  /** Null where a log is wanted that this person does not have. */
  readonly opening: Opening | null
  readonly letGo: LetGo
}

const nothingHeld: LetGo = () => undefined

/** Goes on with the newest draft that no other tab has open; where there is none, begins a log. */
const openNew = async (db: Database): Promise<Opened> => {
  const drafts = await readLogDrafts(db)
  const handedIn = await db.rows('practiceLog').bulkGet(drafts.map((d) => d.id))
  for (const [n, draft] of drafts.entries()) {
    const letGo = handedIn[n] === undefined ? await holdDraft(db, draftKey(draft.id)) : null
    if (letGo !== null) return { opening: { ...fresh(draft.id), form: draft.form, restored: draft.savedAt }, letGo }
  }
  const id = newId<PracticeLogId>()
  return { opening: fresh(id), letGo: (await holdDraft(db, draftKey(id))) ?? nothingHeld }
}

const openWanted = async (db: Database, me: PersonId, wanted: PracticeLogId, mustExist: boolean): Promise<Opening | null> => {
  const log = await db.rows('practiceLog').get(wanted)
  if (log !== undefined) return log.apprentice === me ? openCorrection(db, log) : null
  const draft = await readLogDraft(db, wanted)
  if (draft !== null) return { ...fresh(wanted), form: draft.form, restored: draft.savedAt }
  return mustExist ? null : fresh(wanted)
}

/** @param wanted the log or draft to open; null for "New log" */
const openLog = async (db: Database, me: PersonId, wanted: PracticeLogId | null, mustExist: boolean): Promise<Opened> => {
  if (wanted === null) return openNew(db)
  // Whoever names a draft gets it, even if another tab has it open: to be shown nothing would be worse.
  const letGo = (await holdDraft(db, draftKey(wanted))) ?? nothingHeld
  return { opening: await openWanted(db, me, wanted, mustExist), letGo }
}

/**
 * What the form starts from: null where a log is wanted that this person does not have, undefined until the device has
 * answered. Give the component a `key` where `wanted` changes.
 */
export const useOpening = (wanted: PracticeLogId | null, mustExist: boolean): Opening | null | undefined => {
  const { db, actor } = useStore()
  const [opening, setOpening] = useState<Opening | null | undefined>(undefined)
  useEffect(() => {
    let isMounted = true
    let release = nothingHeld
    void openLog(db, actor.person, wanted, mustExist).then(({ opening: found, letGo }) => {
      if (!isMounted) return letGo()
      release = letGo
      return setOpening(found)
    })
    return () => {
      isMounted = false
      release()
    }
  }, [db, actor.person, wanted, mustExist])
  return opening
}
