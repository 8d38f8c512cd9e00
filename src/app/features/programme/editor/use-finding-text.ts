/** What is wrong with one field, as a sentence; a circle is named by its way round. */
import type { PlanField, PlanFinding } from '#domain/programme-edit/check-plan.ts'
import { useLingui } from '@lingui/react/macro'
import { findingSentence } from './plan-sentences.ts'

export const useFindingText = () => {
  const { t } = useLingui()
  return (findings: readonly PlanFinding[], field: PlanField): string | undefined => {
    const found = findings.find((f) => f.field === field)
    return found && [t(findingSentence[found.code]), found.detail].filter((s) => s !== '').join(' ')
  }
}
