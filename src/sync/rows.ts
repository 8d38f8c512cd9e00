/**
 * The kinds of row that device and server share, each with its schema. A row is a domain value; where it is kept
 * and who may hold it follows from its content alone (scope.ts).
 */
import { cohort } from '#domain/cohort.ts'
import { concern, concernEvent } from '#domain/concern.ts'
import { feedback } from '#domain/feedback.ts'
import { ownChecklist } from '#domain/own-checklist.ts'
import { deviceKey } from '#domain/device-key.ts'
import { guidanceNote, observation } from '#domain/observation.ts'
import { enterprise, person, school } from '#domain/people.ts'
import { placement } from '#domain/placement.ts'
import { planProposal } from '#domain/plan-proposal.ts'
import { logRevision, practiceLog } from '#domain/practice-log.ts'
import { programme } from '#domain/programme.ts'
import { provisionalSignOff } from '#domain/provisional.ts'
import { reflection } from '#domain/reflection.ts'
import { dispute, endorsement, signOff, signOffRequest, withdrawal } from '#domain/sign-off.ts'
import { keyUse, signOffToken } from '#domain/sign-off-token.ts'
import { visit } from '#domain/visit.ts'
import type * as z from 'zod/mini'

export const rowSchemas = {
  school,
  enterprise,
  person,
  programme,
  cohort,
  placement,
  practiceLog,
  logRevision,
  signOffRequest,
  signOff,
  withdrawal,
  endorsement,
  feedback,
  reflection,
  concern,
  concernEvent,
  ownChecklist,
  deviceKey,
  signOffToken,
  keyUse,
  observation,
  guidanceNote,
  provisionalSignOff,
  planProposal,
  visit,
  dispute,
} as const

export type RowType = keyof typeof rowSchemas
export type RowOf<T extends RowType> = z.infer<(typeof rowSchemas)[T]>
export type AnyRow = { [T in RowType]: RowOf<T> }[RowType]
export const ROW_TYPES = Object.keys(rowSchemas) as readonly RowType[]
export const isRowType = (s: string): s is RowType => Object.hasOwn(rowSchemas, s)
