/** A task category by its name: the unit of the plan, or the task as the apprentice called it. */
import type { TaskCategory } from '#domain/repetition.ts'
import { inLanguage } from '#domain/text.ts'
import { useLingui } from '@lingui/react/macro'

export const useCategoryName = () => {
  const { i18n } = useLingui()
  return (category: TaskCategory): string => (category.kind === 'task' ? category.task : `${category.unit.code} ${inLanguage(category.unit.title, i18n.locale)}`.trim())
}
