/**
 * The deeds on a practice log: hand in, hand in again, return, confirm. Only the apprentice writes one; a mentor or
 * teacher sends it back with comments pinned to fields; the teacher confirms.
 */
import { judgeDeed } from '#domain/access.ts'
import { feedback, type Feedback } from '#domain/feedback.ts'
import { feedbackId, placementId, practiceLogId, type PersonId } from '#domain/ids.ts'
import { type Actor, hasRole, type Role, signAs } from '#domain/people.ts'
import {
  contentErrors,
  contentOf,
  isLate,
  isOpen,
  type PracticeLog,
  practiceLog,
  practiceLogContent,
  type PracticeLogContent,
  revisionIdOf,
} from '#domain/practice-log.ts'
import { isRunning, placementOn } from '#domain/placement.ts'
import { refuse, type Refusal } from '#domain/refusal.ts'
import { remark } from '#domain/text.ts'
import * as z from 'zod/mini'
import { type FieldKinds, mergeEdit } from '../merge.ts'
import { applied, type Call, mutator } from '../mutation.ts'
import type { Transaction } from '../transaction.ts'
import { versionWith } from './plan-lines.ts'
import { tiesTo } from './ties.ts'

const zone = practiceLog.shape.zone

const kinds: FieldKinds<PracticeLogContent> = {
  task: 'scalar',
  practisedOn: 'scalar',
  minutes: 'scalar',
  whatIDid: 'text',
  competencies: 'set',
  measurements: 'set',
  attempts: 'scalar',
  ownDefects: 'text',
  improvement: 'text',
  notApplicable: 'set',
  startedAt: 'scalar',
  photos: 'set',
  checks: 'set',
}

const writeRevision = async (tx: Transaction, log: PracticeLog, call: Call): Promise<void> => {
  await tx.put('practiceLog', log)
  await tx.put('logRevision', {
    id: revisionIdOf(log.id, log.revision),
    log: log.id,
    apprentice: log.apprentice,
    revision: log.revision,
    at: call.at,
    content: contentOf(log),
  })
}

/** A competency named in a log must stand in the plan that the placement follows. */
const strangers = async (tx: Transaction, log: Pick<PracticeLog, 'programme'>, content: Partial<PracticeLogContent>): Promise<Refusal | null> => {
  const named = [...(content.competencies ?? []), ...(content.notApplicable ?? []).map((n) => n.competency)]
  if (named.length === 0) return null
  const programme = await tx.get('programme', log.programme)
  // A device may not have the plan yet (it is still being pulled); the server always has, and judges for good.
  if (programme === undefined) return null
  for (const line of named) if ((await versionWith(tx, programme, line)) === undefined) return refuse('competency-not-in-programme', [{ path: 'competencies', error: 'wrong-type' }])
  return null
}

const submit = mutator(
  z.object({ id: practiceLogId, placement: placementId, zone, content: practiceLogContent }),
  async (tx, { id, placement: at, zone, content }, call) => {
    const placement = await tx.get('placement', at)
    if (placement === undefined) return refuse('placement-missing')
    const no = judgeDeed(call.actor, 'write-log', await tiesTo(tx, placement.apprentice), call.at)
    if (no !== null) return no
    if ((await tx.get('practiceLog', id)) !== undefined) return refuse('id-taken')
    const wrong = contentErrors(content, call.claimed)
    if (wrong.length > 0) return refuse('fields-invalid', wrong)
    if (placementOn([placement], content.practisedOn) === undefined && !isRunning(placement, call.at)) return refuse('placement-not-running')
    const log: PracticeLog = {
      ...content,
      id,
      apprentice: placement.apprentice,
      placement: placement.id,
      programme: placement.programme,
      state: 'submitted',
      revision: 1,
      writtenAt: call.at,
      submittedAt: call.at,
      zone,
      late: isLate(content.practisedOn, call.at, zone),
      confirmedBy: null,
      otherVersions: [],
    }
    const stranger = await strangers(tx, log, content)
    if (stranger !== null) return stranger
    await writeRevision(tx, log, call)
    return applied
  },
)

const partialContent = z.partial(practiceLogContent)
/** zod's `partial` admits an explicit undefined; an edit that sets a field to nothing is not one. */
const given = <C extends object>(edit: { readonly [F in keyof C]?: C[F] | undefined }): Partial<C> =>
  Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined)) as Partial<C>

const resubmit = mutator(
  z.object({ id: practiceLogId, set: partialContent, was: partialContent }),
  async (tx, args, call) => {
    const log = await tx.get('practiceLog', args.id)
    if (log === undefined) return refuse('log-missing')
    const no = judgeDeed(call.actor, 'write-log', await tiesTo(tx, log.apprentice), call.at)
    if (no !== null) return no
    if (!isOpen(log)) return refuse('log-confirmed')
    const set = given<PracticeLogContent>(args.set)
    const { content, merged, otherVersions } = mergeEdit(kinds, contentOf(log), given<PracticeLogContent>(args.was), set, call.at, log.submittedAt)
    // A day that was accepted before is not judged again by the clock of another phone.
    const wrong = content.practisedOn === log.practisedOn ? [] : contentErrors(content, call.claimed)
    if (wrong.length > 0) return refuse('fields-invalid', wrong)
    const whole = practiceLogContent.safeParse(content)
    if (!whole.success) return refuse('fields-invalid', [{ path: '', error: 'too-many' }])
    const stranger = await strangers(tx, log, set)
    if (stranger !== null) return stranger
    await writeRevision(
      tx,
      {
        ...log,
        ...content,
        state: 'submitted',
        revision: log.revision + 1,
        // An edit that was made earlier may arrive later; the time of the latest one decides the next merge.
        submittedAt: Math.max(log.submittedAt, call.at),
        late: isLate(content.practisedOn, log.writtenAt, log.zone),
        otherVersions: [...log.otherVersions, ...otherVersions].slice(-50),
      },
      call,
    )
    return { applied: true, merged }
  },
)

/** In which of his roles somebody speaks to an apprentice: a teacher of his as teacher, else as mentor. */
export const voiceOf = (actor: Actor, teaches: boolean): Role => (teaches && hasRole(actor, 'teacher') ? 'teacher' : 'mentor')

const teaches = async (tx: Transaction, actor: Actor, apprentice: PersonId, call: Call): Promise<boolean> =>
  judgeDeed(actor, 'confirm-log', await tiesTo(tx, apprentice), call.at) === null

const pinned = z.object({ id: feedbackId, field: feedback.shape.field, region: feedback.shape.region, text: remark })

const returnLog = mutator(
  z.object({
    id: practiceLogId,
    revision: practiceLog.shape.revision,
    comments: z.readonly(z.array(pinned).check(z.minLength(1), z.maxLength(30))),
  }),
  async (tx, { id, revision, comments }, call) => {
    const log = await tx.get('practiceLog', id)
    if (log === undefined) return refuse('log-missing')
    const no = judgeDeed(call.actor, 'return-log', await tiesTo(tx, log.apprentice), call.at)
    if (no !== null) return no
    if (log.state === 'confirmed') return refuse('log-confirmed')
    const by = signAs(call.actor, voiceOf(call.actor, await teaches(tx, call.actor, log.apprentice, call)))
    for (const c of comments) {
      const said: Feedback = {
        id: c.id,
        apprentice: log.apprentice,
        about: { kind: 'practiceLog', id: log.id, revision },
        field: c.field,
        ...(c.region === undefined ? {} : { region: c.region }),
        text: c.text,
        returns: true,
        by,
        at: call.at,
      }
      if ((await tx.get('feedback', c.id)) !== undefined) return refuse('id-taken')
      await tx.put('feedback', said)
    }
    // A revision that came in meanwhile was not the one that was read: the comments reach the apprentice, the log stays.
    if (log.revision === revision) await tx.put('practiceLog', { ...log, state: 'returned' })
    return applied
  },
)

const confirm = mutator(z.object({ id: practiceLogId, revision: practiceLog.shape.revision }), async (tx, { id, revision }, call) => {
  const log = await tx.get('practiceLog', id)
  if (log === undefined) return refuse('log-missing')
  const no = judgeDeed(call.actor, 'confirm-log', await tiesTo(tx, log.apprentice), call.at)
  if (no !== null) return no
  if (log.state === 'confirmed') return applied
  if (log.revision !== revision) return refuse('revision-changed')
  if (log.state !== 'submitted') return refuse('log-not-submitted')
  await tx.put('practiceLog', { ...log, state: 'confirmed', confirmedBy: signAs(call.actor, 'teacher') })
  return applied
})

export const practiceLogMutators = { submit, resubmit, return: returnLog, confirm } as const
