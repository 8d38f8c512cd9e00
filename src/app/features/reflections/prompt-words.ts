/** Questions to begin with, in words. They ask for what only the apprentice knows. */
import type { CraftDimension } from '#domain/competency.ts'
import type { ReflectionPrompt } from '#domain/reflection-prompt.ts'
import { plural, selectOrdinal } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useCompetencyName } from '../../record/deed-text.tsx'
import { numberText } from '../../record/measurement-table.tsx'

/** A question drawn from a fact of a log. */
export const useQuestion = (): ((prompt: ReflectionPrompt) => string) => {
  const { t } = useLingui()
  const nameOf = useCompetencyName()
  return (p) => {
    switch (p.about) {
      case 'out-then-in': {
        const { quantity, times, which } = p
        const by = `${numberText(p.outBy)} ${p.unit}`.trim()
        return t`You measured “${quantity}” ${plural(times, { 2: 'twice', other: '# times' })}; the ${selectOrdinal(which, { one: '#st', two: '#nd', few: '#rd', other: '#th' })} was out by ${by}, and then it was in. What did you change?`
      }
      case 'still-out': {
        const { quantity } = p
        const by = `${numberText(p.outBy)} ${p.unit}`.trim()
        return t`“${quantity}” stayed out by ${by}. What have you tried, and what will you try next?`
      }
      case 'attempts':
        return t`You noted ${plural(p.attempts, { one: '# attempt', other: '# attempts' })}. What made you begin again, and what was different the last time?`
      case 'own-defect':
        return t`You found a defect of your own and wrote it down. How did you notice it, and where will you look first next time?`
      case 'checks-left':
        return t`${plural(p.left, { one: 'One check of your list was left open.', other: '# checks of your list were left open.' })} What kept you from it, and what could have gone wrong?`
      case 'improvement':
        return t`You proposed an improvement. Where did the idea come from, and who could try it with you?`
      case 'first-time': {
        const skill = nameOf(p.competency)
        return t`For the first time: “${skill}”. What would you show somebody who does it for the first time tomorrow?`
      }
    }
  }
}

/** For a dimension that was chosen without a question. @param task of the latest log; null where there is none yet */
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
