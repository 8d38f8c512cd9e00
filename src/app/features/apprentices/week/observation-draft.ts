/** An observation that is being made. It knows its week: begun on Friday and found again on Monday, it still is about Friday's. */
import type { CalendarDay } from '#domain/calendar-day.ts'
import type { PersonId } from '#domain/ids.ts'
import { type Mark, OBSERVED, type Observed, type ObservedItems } from '#domain/observation.ts'

export interface ItemDraft {
  readonly mark: Mark | null
  readonly words: string
}

export interface ObservationDraft extends Readonly<Record<Observed, ItemDraft>> {
  readonly week: CalendarDay
}

export const observationKeyOf = (apprentice: PersonId): string => `observation ${apprentice}`

const blank: ItemDraft = { mark: null, words: '' }

/** @param items what was noted before, where that is changed */
export const draftOf = (week: CalendarDay, items: ObservedItems | null): ObservationDraft => ({
  week,
  ...(items ?? { ethics: blank, skills: blank, behaviour: blank, style: blank, awareness: blank }),
})

/** Items that have no answer yet, in the order of the form. */
export const unanswered = (draft: ObservationDraft): readonly Observed[] => OBSERVED.filter((what) => draft[what].mark === null)

/** Null while an answer is missing. */
export const itemsOf = (draft: ObservationDraft): ObservedItems | null => {
  const { ethics, skills, behaviour, style, awareness } = draft
  const items = { ethics, skills, behaviour, style, awareness }
  return unanswered(draft).length > 0 ? null : (Object.fromEntries(Object.entries(items).map(([what, { mark, words }]) => [what, { mark, words: words.trim() }])) as ObservedItems)
}
