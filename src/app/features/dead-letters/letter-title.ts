/** What a dead letter is about, in one line. */
import type { DeadLetter } from '#sync/office.ts'
import { useLingui } from '@lingui/react/macro'
import { type Deed, readDeed } from '../../record/deed.ts'
import { deedWord, isMutationName } from '../../record/deed-words.ts'

export const useLetterWord = () => {
  const { t } = useLingui()
  return ({ name }: DeadLetter): string => (isMutationName(name) ? t(deedWord[name]) : t`Unknown item`)
}

/** Null where there is nothing to read: withheld, or unknown to this version. */
export const deedOf = ({ name, args }: DeadLetter): Deed | null => (args === null ? null : readDeed({ name, args }))
