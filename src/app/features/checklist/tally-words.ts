/** A bar of seals in words, for who does not see the bar. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { Tally } from './skill-rows.ts'

export const useTallyWords = () => {
  const { t } = useLingui()
  return ({ of, signed, asked, practised, untouched }: Tally): string =>
    t`${plural(of, { one: '# item', other: '# items' })}: ${signed} signed, ${asked} asked for, ${practised} practised, ${untouched} not practised`
}
