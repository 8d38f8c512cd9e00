/** What is wrong with a field of a log, in words that name the limit. */
import { MINUTES } from '#domain/practice-log.ts'
import type { FieldErrorCode } from '#domain/refusal.ts'
import { LENGTH } from '#domain/text.ts'
import { useLingui } from '@lingui/react/macro'
import { fieldErrorSentence } from '../../record/sentences.ts'

const longest = (name: string): number => {
  const last = name.split('.').at(-1) ?? ''
  if (last === 'unit' || last === 'instrument') return 60
  if (last === 'task' || last === 'quantity' || last === 'caption') return LENGTH.line
  return last === 'whatIDid' ? LENGTH.essay : LENGTH.paragraph
}

const isCount = (code: FieldErrorCode) => code === 'not-a-number' || code === 'too-small' || code === 'too-large' || code === 'wrong-type'

export const useFieldSentence = (): ((name: string, code: FieldErrorCode | undefined) => string | undefined) => {
  const { t } = useLingui()
  return (name, code) => {
    if (code === undefined) return undefined
    const { least, most } = MINUTES
    const limit = longest(name)
    if (name === 'minutes' && isCount(code)) return t`Whole minutes, from ${least} to ${most} (a day).`
    if (name === 'attempts' && isCount(code)) return t`A whole number from 1 to 99.`
    if (name.endsWith('.tolerance')) return t`A number that is not negative, like 0.05.`
    if (name === 'practisedOn' && code === 'in-the-future') return t`This day is still to come. Write the log when the work is done.`
    if (code === 'too-long') return t`This is too long: up to ${limit} characters.`
    return t(fieldErrorSentence[code])
  }
}
