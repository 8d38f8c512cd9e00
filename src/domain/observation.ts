/**
 * What a mentor notes beside the machine. Once a week, in half a minute, five things about an apprentice (职业素养): ethics,
 * skills, behaviour, style, awareness. Words come before marks: a mark says only whether it was seen, and is never added
 * up. And the minutes in which he guided, so that guiding counts as the work it is (rule 9).
 */
import * as z from 'zod/mini'
import { calendarDay, type CalendarDay, instant, mondayOf } from './calendar-day.ts'
import { guidanceNoteId, observationId, type ObservationId, personId, type PersonId } from './ids.ts'
import { signature } from './people.ts'
import { LENGTH, paragraph, readable } from './text.ts'

/** 职业道德, 职业技能, 职业行为, 职业作风, 职业意识. */
export const OBSERVED = ['ethics', 'skills', 'behaviour', 'style', 'awareness'] as const
export type Observed = (typeof OBSERVED)[number]

/** `shown`: as a craftsman does it; `growing`: at times; `not-seen`: there was no occasion. No number, on purpose. */
export const MARKS = ['shown', 'growing', 'not-seen'] as const
export type Mark = (typeof MARKS)[number]

const item = z.object({ mark: z.enum(MARKS), words: paragraph })

export const observedItems = z.object({ ethics: item, skills: item, behaviour: item, style: item, awareness: item })
export type ObservedItems = z.infer<typeof observedItems>

export const observation = z.object({
  id: observationId,
  apprentice: personId,
  /** The Monday of the week that it is about. */
  week: calendarDay,
  items: observedItems,
  by: signature,
  at: instant,
})
export type Observation = z.infer<typeof observation>

/** One a week, apprentice and mentor: what two of his devices note in a week is one note. */
export const observationIdOf = (apprentice: PersonId, week: CalendarDay, mentor: PersonId): ObservationId =>
  `${apprentice}:${mondayOf(week)}:${mentor}` as ObservationId

export const GUIDANCE_MINUTES = { least: 5, most: 600 } as const

export const guidanceNote = z.object({
  id: guidanceNoteId,
  apprentice: personId,
  day: calendarDay,
  minutes: z.int({ error: 'not-a-number' }).check(z.gte(GUIDANCE_MINUTES.least, { error: 'too-small' }), z.lte(GUIDANCE_MINUTES.most, { error: 'too-large' })),
  /** What it was about; may be empty. */
  about: z.string().check(z.maxLength(LENGTH.line, { error: 'too-long' }), readable),
  by: signature,
  at: instant,
})
export type GuidanceNote = z.infer<typeof guidanceNote>
