/** Lifts a rule of the guard for a time, and ends that; each with a way back of its own. */
import { addDays, type CalendarDay } from '#domain/calendar-day.ts'
import type { ExemptionId } from '#domain/ids.ts'
import type { Exemption, Placement } from '#domain/placement.ts'
import type { GuardRuleId } from '#domain/placement-guard.ts'
import { useLingui } from '@lingui/react/macro'
import { guardRuleWord } from '../../record/guard-words.ts'
import { type Deed, useDeed } from '../../record/use-deed.ts'
import { today } from '../../store/clock.ts'
import { newId } from '../../store/new-id.ts'
import { useStore } from '../../store/store-context.tsx'
import { ofNoDraft } from '../../store/use-draft.ts'
import { showToast } from '../../ui/toast.tsx'

export interface GivenExemption extends Pick<Exemption, 'because' | 'from' | 'until'> {
  readonly rule: GuardRuleId
}
/** One that can be named, and so ended. */
export type NamedExemption = GivenExemption & { readonly id: ExemptionId }

export interface Exemptions {
  readonly deed: Deed
  /** @returns whether it was noted */
  readonly give: (given: GivenExemption, handIn: typeof ofNoDraft) => Promise<boolean>
  /** Today is its last day; one that has not begun is taken back. */
  readonly end: (exemption: NamedExemption) => Promise<void>
}

export const useExemptions = (placement: Placement['id']): Exemptions => {
  const { t } = useLingui()
  const { mutate } = useStore()
  const deed = useDeed()
  const giveIt = (given: GivenExemption, id = newId<ExemptionId>(), handIn = ofNoDraft) => deed.run(() => handIn((ends) => mutate.placement.exempt({ id, placement, ...given }, ends)))
  const endIt = (exemption: ExemptionId, until: CalendarDay) => deed.run(() => mutate.placement.endExemption({ placement, exemption, until }))
  return {
    deed,
    give: async (given, handIn) => {
      const id = newId<ExemptionId>()
      if (!(await giveIt(given, id, handIn))) return false
      const rule = t(guardRuleWord[given.rule])
      showToast({ text: t`Allowed: ${rule}`, undo: { label: t`Undo`, run: () => void endIt(id, addDays(given.from, -1)) } })
      return true
    },
    end: async ({ id, rule, because, from, until }) => {
      const last = from > today() ? addDays(from, -1) : today()
      if (!(await endIt(id, last))) return
      const name = t(guardRuleWord[rule])
      // What was ended stays ended in the record; the way back allows the rest of the time anew.
      const rest = from > last ? from : addDays(last, 1)
      showToast({ text: t`Ended: ${name}`, undo: { label: t`Undo`, run: () => void giveIt({ rule, because, from: rest, until }) } })
    },
  }
}
