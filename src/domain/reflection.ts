/**
 * A short text on one of the four craft dimensions, tied to logs (匠心反思). It belongs to the apprentice: private until
 * he shares it; nobody else ever edits one.
 */
import * as z from 'zod/mini'
import { instant } from './calendar-day.ts'
import { craftDimension } from './competency.ts'
import { personId, practiceLogId, reflectionId } from './ids.ts'
import { otherVersion } from './practice-log.ts'
import { essay } from './text.ts'

export const reflectionContent = z.object({
  dimension: craftDimension,
  text: essay,
  logs: z.readonly(z.array(practiceLogId).check(z.maxLength(20))),
})
export type ReflectionContent = z.infer<typeof reflectionContent>

export const reflection = z.extend(reflectionContent, {
  id: reflectionId,
  apprentice: personId,
  /** Once shared it stays readable for those who guide; a mentor cannot unread. */
  shared: z.boolean(),
  writtenAt: instant,
  changedAt: instant,
  otherVersions: z.readonly(z.array(otherVersion).check(z.maxLength(50))),
})
export type Reflection = z.infer<typeof reflection>
