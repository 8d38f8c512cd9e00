/**
 * A list that an apprentice made for himself ("before I start the lathe"), to be ticked off in a log. It is his alone;
 * the log keeps a copy of what was ticked, so that changing the list never changes a log.
 */
import * as z from 'zod/mini'
import { instant } from './calendar-day.ts'
import { checkId, ownChecklistId, personId } from './ids.ts'
import { otherVersion } from './practice-log.ts'
import { line } from './text.ts'

export const checklistItem = z.object({ id: checkId, text: line })

export const ownChecklistContent = z.object({
  title: line,
  items: z.readonly(z.array(checklistItem).check(z.minLength(1), z.maxLength(50))),
})
export type OwnChecklistContent = z.infer<typeof ownChecklistContent>

export const ownChecklist = z.extend(ownChecklistContent, {
  id: ownChecklistId,
  apprentice: personId,
  changedAt: instant,
  otherVersions: z.readonly(z.array(otherVersion).check(z.maxLength(50))),
})
export type OwnChecklist = z.infer<typeof ownChecklist>
