/** Apprentices of one intake, the teachers who guide them, and the programme version they started on. */
import * as z from 'zod/mini'
import { calendarDay } from './calendar-day.ts'
import { cohortId, personId, programmeId, schoolId } from './ids.ts'
import { line } from './text.ts'

export const cohort = z.object({
  id: cohortId,
  school: schoolId,
  name: line,
  programme: programmeId,
  teachers: z.readonly(z.array(personId).check(z.maxLength(20))),
  start: calendarDay,
  end: calendarDay,
})
export type Cohort = z.infer<typeof cohort>
