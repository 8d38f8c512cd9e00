/** What every part of the placement's form is given. */
import { useLingui } from '@lingui/react/macro'
import type { PlacementForm } from './placement-form.ts'
import type { OfficeForm } from './use-office-form.ts'

export interface PlacementPartProps {
  readonly f: PlacementForm
  readonly office: OfficeForm<'placements', PlacementForm>
}

/** What is wrong at a path below the deed's content, in words. */
export const useFieldError = (office: PlacementPartProps['office']) => {
  const { t } = useLingui()
  return (path: string): string | undefined => {
    const sentence = office.errorAt(path)
    return sentence === undefined ? undefined : t(sentence)
  }
}
