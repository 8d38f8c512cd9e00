/** Notes minutes of guidance, and takes them back; each with a way back of its own. */
import type { CalendarDay } from '#domain/calendar-day.ts'
import type { GuidanceNoteId, PersonId } from '#domain/ids.ts'
import type { GuidanceNote } from '#domain/observation.ts'
import { useLingui } from '@lingui/react/macro'
import { useDates } from '../../../record/dates.ts'
import { useDuration } from '../../../record/guard-words.ts'
import { type Deed, useDeed } from '../../../record/use-deed.ts'
import { newId } from '../../../store/new-id.ts'
import { useStore } from '../../../store/store-context.tsx'
import { ofNoDraft } from '../../../store/use-draft.ts'
import { showToast } from '../../../ui/toast.tsx'

interface Guided {
  readonly day: CalendarDay
  readonly minutes: number
  readonly about: string
}

export interface Guide {
  readonly deed: Deed
  /**
   * @param handIn of the draft that it was written in, if it was
   * @returns whether it was noted
   */
  readonly note: (guided: Guided, handIn?: typeof ofNoDraft) => Promise<boolean>
  readonly remove: (note: GuidanceNote) => Promise<void>
}

export const useGuide = (apprentice: PersonId): Guide => {
  const { t } = useLingui()
  const dates = useDates()
  const duration = useDuration()
  const { mutate } = useStore()
  const deed = useDeed()
  const noteIt = (guided: Guided, id = newId<GuidanceNoteId>(), handIn = ofNoDraft) => deed.run(() => handIn((ends) => mutate.observation.guide({ id, apprentice, ...guided }, ends)))
  const removeIt = (id: GuidanceNoteId) => deed.run(() => mutate.observation.removeGuidance({ id }))
  return {
    deed,
    note: async (guided, handIn) => {
      const id = newId<GuidanceNoteId>()
      if (!(await noteIt(guided, id, handIn))) return false
      const minutes = duration(guided.minutes)
      showToast({ text: t`Noted: ${minutes} of guidance`, undo: { label: t`Undo`, run: () => void removeIt(id) } })
      return true
    },
    remove: async ({ id, day, minutes, about }) => {
      if (!(await removeIt(id))) return
      const how = duration(minutes)
      const when = dates.day(day)
      showToast({ text: t`Deleted: ${how} on ${when}`, undo: { label: t`Undo`, run: () => void noteIt({ day, minutes, about }) } })
    },
  }
}
