/** Hands a log in, or in again. Judged here first; what is wrong comes back by field, and nothing typed is lost. */
import type { PracticeLogId } from '#domain/ids.ts'
import { changedFields, contentOf, type PracticeLogContent } from '#domain/practice-log.ts'
import type { Placement } from '#domain/placement.ts'
import type { FieldErrorCode, Refusal } from '#domain/refusal.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useRef, useState } from 'react'
import { notSavedSentence, refusalSentence } from '../../record/sentences.ts'
import { now, today, zoneMinutes } from '../../store/clock.ts'
import { dropDraft } from '../../store/drafts.ts'
import { newId } from '../../store/new-id.ts'
import { SaveFailed } from '../../store/reopen.ts'
import { useStore } from '../../store/store-context.tsx'
import { draftKey } from './draft-key.ts'
import { type FormErrors, type LogForm, readForm } from './log-form.ts'
import type { Opening } from './opening.ts'
import { placementFor } from './use-log-surroundings.ts'

const NO_ERRORS: FormErrors = new Map()
const noPlacement = msg`You have no placement on this device yet, so this log cannot be handed in. It is kept as a draft.`
const nothingChanged = msg`Nothing has changed yet. Correct what the comments ask for, then submit.`
const fieldsWrong = msg`Something in the form is not right yet. Your text is kept.`

export interface Submission {
  readonly errors: FormErrors
  /** What is wrong with the whole, in a sentence. */
  readonly problem: MessageDescriptor | null
  /** Grows with every failed try, so that the same errors are shown anew. */
  readonly tries: number
}

/** A refusal names fields by the mutation's arguments: `content.minutes`, `set.minutes`. */
const fieldsOf = (refusal: Refusal): FormErrors =>
  new Map((refusal.fields ?? []).map(({ path, error }): readonly [string, FieldErrorCode] => [path.replace(/^(content|set)\./, ''), error]))

const pick = (content: PracticeLogContent, fields: readonly (keyof PracticeLogContent)[]): Partial<PracticeLogContent> =>
  Object.fromEntries(fields.map((f) => [f, content[f]])) as Partial<PracticeLogContent>

/**
 * @param known the placement; null without any, undefined while it is being read: a quick thumb is no reason to say that there is none
 * @param hold keeps the draft from being written from now on; what comes back lets go again
 * @param onDone after the log is saved on this device
 */
export const useSubmitLog = (opening: Opening, known: Placement | null | undefined, hold: () => () => void, onDone: () => Promise<void>) => {
  const { actor, db, mutate } = useStore()
  const [submission, setSubmission] = useState<Submission>({ errors: NO_ERRORS, problem: null, tries: 0 })
  // A second tap while the first is being saved, or after it was, hands nothing in twice.
  const isUnderWay = useRef(false)

  const fail = (problem: MessageDescriptor, errors: FormErrors = NO_ERRORS) => setSubmission((s) => ({ errors, problem, tries: s.tries + 1 }))

  const ends = { ends: draftKey(opening.id) }
  const send = async (content: PracticeLogContent): Promise<Refusal | null | MessageDescriptor> => {
    if (opening.was !== null) {
      const changed = changedFields(opening.was, content)
      if (changed.length === 0) return nothingChanged
      return mutate.practiceLog.resubmit({ id: opening.id, set: pick(content, changed), was: pick(opening.was, changed) }, ends)
    }
    const placement = known === undefined ? await placementFor(db, actor.person, content.practisedOn) : known
    if (placement === null) return noPlacement
    const submitAs = (id: PracticeLogId) => mutate.practiceLog.submit({ id, placement: placement.id, zone: zoneMinutes(), content }, ends)
    const outcome = await submitAs(opening.id)
    if (outcome?.because !== 'id-taken') return outcome
    // Another tab has handed this draft in meanwhile: the same words are saved by that, other words are a log of their own.
    const there = await db.rows('practiceLog').get(opening.id)
    const isTheSame = there !== undefined && changedFields(contentOf(there), content).length === 0
    if (!isTheSame) return submitAs(newId<PracticeLogId>())
    await dropDraft(db, ends.ends)
    return null
  }

  const submit = async (form: LogForm): Promise<void> => {
    if (isUnderWay.current) return
    const read = readForm(form, { at: now(), today: today(), accepted: opening.was?.practisedOn ?? null })
    if ('errors' in read) return fail(fieldsWrong, read.errors)
    isUnderWay.current = true
    let isSaved = false
    const letGo = hold()
    try {
      const outcome = await send(read.content)
      isSaved = outcome === null
      if (outcome === null) await onDone()
      else if ('refused' in outcome) fail(refusalSentence[outcome.because], fieldsOf(outcome))
      else fail(outcome)
    } catch (e) {
      if (!(e instanceof SaveFailed)) throw e
      fail(notSavedSentence[e.why])
    } finally {
      isUnderWay.current = isSaved
      if (!isSaved) letGo()
    }
    return undefined
  }

  /** A field that is being mended is not scolded any longer. */
  const mend = (...names: readonly string[]): void => {
    if (names.some((n) => submission.errors.has(n)))
      setSubmission((s) => ({ ...s, errors: new Map([...s.errors].filter(([name]) => !names.includes(name))) }))
  }

  return { ...submission, submit, mend }
}
