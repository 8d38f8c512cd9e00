/** The four dimensions of craft (工匠精神) in one line each, and a question that starts from what was really done. */
import type { CraftDimension } from '#domain/competency.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'

export const dimensionMeaning: Readonly<Record<CraftDimension, MessageDescriptor>> = {
  dedication: msg`Staying with it until it meets the standard`,
  refinement: msg`Coming closer to the true measure each time`,
  rigour: msg`Leaving no step unchecked, finding one's own defects`,
  excellence: msg`Finding a better way, or teaching it to somebody`,
}

/** @param task of the latest log; null where there is none yet */
export const usePrompt = () => {
  const { t } = useLingui()
  return (dimension: CraftDimension, task: string | null): string => {
    switch (dimension) {
      case 'dedication':
        return task === null ? t`When did you begin again, and what made you stay with it?` : t`“${task}”: where did you begin again, and what made you stay with it?`
      case 'refinement':
        return task === null ? t`Which measure came closer than the last time, and how?` : t`“${task}”: what came closer than the last time, and how?`
      case 'rigour':
        return task === null ? t`Which check did you not skip, and what did it show?` : t`“${task}”: which check did you not skip, and what did it show?`
      case 'excellence':
        return task === null ? t`What would you do differently next time, or show to a classmate?` : t`“${task}”: what would you do differently next time, or show to a classmate?`
    }
  }
}
