/** Who did what in the office, and when: a log that is only ever added to. */
import { instant } from '#domain/calendar-day.ts'
import * as z from 'zod/mini'

export const OFFICE_DEEDS = [
  'enterprise.create',
  'enterprise.edit',
  'cohort.create',
  'cohort.edit',
  'person.create',
  'person.edit',
  'person.retire',
  'person.return',
  'placement.create',
  'placement.edit',
  'placement.approve',
  'placement.take-approval-back',
  'placement.replace-mentor',
  'placement.move',
  'backup.download',
  'account.invite',
  'account.reset',
  'account.join',
  'account.new-password',
] as const
export type OfficeDeed = (typeof OFFICE_DEEDS)[number]

const facts = z.nullable(z.record(z.string(), z.unknown()))

export const auditLine = z.object({
  id: z.string(),
  at: instant,
  person: z.string(),
  name: z.string(),
  /** One of OFFICE_DEEDS; another word from a newer server. */
  deed: z.string(),
  type: z.string(),
  subject: z.string(),
  subjectName: z.string(),
  /** Only what changed, before and after; null where there was nothing. No private text: reasons and papers stay with the row. */
  was: facts,
  is: facts,
})
export type AuditLine = z.infer<typeof auditLine>

/** GET /api/office/audit?before=<id of the last line shown>&subject=<id> → the newest first, at most 50. */
export const auditQuery = z.object({ before: z.optional(z.string().check(z.maxLength(100))), subject: z.optional(z.string().check(z.maxLength(100))) })
export const auditPage = z.object({ lines: z.array(auditLine), more: z.boolean() })
export type AuditPage = z.infer<typeof auditPage>
