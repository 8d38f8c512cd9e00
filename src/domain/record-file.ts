/**
 * An apprentice's whole record as one file: it is his, moves with him, and can be read in ten years without this program
 * (docs/record-format.md). What it holds are the rows as they stand, and the photos that they show.
 */
import * as z from 'zod/mini'
import { instant } from './calendar-day.ts'
import { cohort } from './cohort.ts'
import { concern, concernEvent } from './concern.ts'
import { deviceKey } from './device-key.ts'
import { feedback } from './feedback.ts'
import { personId, schoolId } from './ids.ts'
import { guidanceNote, observation } from './observation.ts'
import { ownChecklist } from './own-checklist.ts'
import { person } from './people.ts'
import { photo, sha256 } from './photo.ts'
import { placement } from './placement.ts'
import { logRevision, practiceLog } from './practice-log.ts'
import { programme } from './programme.ts'
import { provisionalSignOff } from './provisional.ts'
import { reflection } from './reflection.ts'
import { schoolProof } from './school-proof.ts'
import { signOffToken } from './sign-off-token.ts'
import { dispute, endorsement, signOff, signOffRequest, withdrawal } from './sign-off.ts'
import { line } from './text.ts'
import { visit } from './visit.ts'

/** With a higher number when an older reader could no longer understand the file. */
export const RECORD_FORMAT = 'record/1'

export const REFLECTION_CHOICES = ['all', 'shared', 'none'] as const
/** What the apprentice chose to put into his record; all else is always in it. */
export const recordChoice = z.object({ reflections: z.enum(REFLECTION_CHOICES), concerns: z.boolean(), photos: z.boolean() })
export type RecordChoice = z.infer<typeof recordChoice>

/** The kinds of row in a record, in the order in which one builds on the other. */
export const recordRows = z.object({
  person: z.array(person),
  programme: z.array(programme),
  cohort: z.array(cohort),
  placement: z.array(placement),
  practiceLog: z.array(practiceLog),
  logRevision: z.array(logRevision),
  signOffRequest: z.array(signOffRequest),
  signOff: z.array(signOff),
  withdrawal: z.array(withdrawal),
  endorsement: z.array(endorsement),
  /** Absent in files of release 0.2 and before. */
  dispute: z._default(z.array(dispute), []),
  /** Signed with a code from paper. No signatures: what was confirmed has a sign-off of its own. Absent in files of release 0.2 and before. */
  provisionalSignOff: z._default(z.array(provisionalSignOff), []),
  feedback: z.array(feedback),
  reflection: z.array(reflection),
  ownChecklist: z.array(ownChecklist),
  concern: z.array(concern),
  concernEvent: z.array(concernEvent),
  /** A mentor's weekly words, the minutes of his guidance, and the visits of teachers. Absent in files of release 0.2 and before. */
  observation: z._default(z.array(observation), []),
  guidanceNote: z._default(z.array(guidanceNote), []),
  visit: z._default(z.array(visit), []),
})
export type RecordRows = z.infer<typeof recordRows>
export type RecordType = keyof RecordRows
export const RECORD_TYPES = Object.keys(recordRows.shape) as readonly RecordType[]

/** A device's key, as far as the school's certificate speaks for it: what nobody signed is left out. */
const recordKey = z.pick(deviceKey, { id: true, person: true, name: true, purpose: true, publicKey: true, certificate: true })
export type RecordKey = z.infer<typeof recordKey>

/** What proves the signatures of the record. An import leaves it alone: a foreign school's keys are not this one's. */
export const recordSignatures = z.object({
  /** What mentors' devices signed, byte for byte, with the requests that they answered. */
  tokens: z.array(signOffToken),
  /** The keys under which those stand, and the apprentice's own. */
  keys: z.array(recordKey),
  /** The school's word for all this; null where it could not be asked when the file was made. */
  school: z.nullable(schoolProof),
})
export type RecordSignatures = z.infer<typeof recordSignatures>

const recordPhoto = z.object({ sha256, type: photo.shape.type, base64: z.string() })

export const recordFile = z.object({
  craftlog: z.literal(RECORD_FORMAT),
  madeAt: instant,
  school: z.object({ id: schoolId, name: line }),
  apprentice: personId,
  chosen: recordChoice,
  rows: recordRows,
  /** Absent in files of release 0.2 and before. */
  signatures: z.optional(recordSignatures),
  photos: z.array(recordPhoto),
  /** Photos that the rows show, and that were not on the device where the file was made. */
  missingPhotos: z.array(sha256),
})
export type RecordFile = z.infer<typeof recordFile>

/** The photos that rows of a record show, each hash once. */
export const photosShown = ({ practiceLog: logs, logRevision: revisions }: Pick<RecordRows, 'practiceLog' | 'logRevision'>): readonly string[] => [
  ...new Set([...logs, ...revisions.map((r) => r.content)].flatMap((content) => content.photos ?? []).map((p) => p.sha256)),
]
