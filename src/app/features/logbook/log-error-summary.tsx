/** All that is wrong with a log that was to be handed in, each leading to its field. */
import { LOG_FIELDS } from '#domain/practice-log.ts'
import type { MessageDescriptor } from '@lingui/core'
import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { logFieldWord } from '../../record/words.ts'
import { Banner } from '../../ui/banner.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { useFieldSentence } from './field-sentence.ts'
import { fieldId } from './form-parts.ts'
import type { FormErrors, LogForm } from './log-form.ts'

type Field = (typeof LOG_FIELDS)[number]
const fieldOf = (name: string): Field => name.split('.')[0] as Field
const inOrder = (errors: FormErrors) => [...errors].toSorted(([a], [b]) => LOG_FIELDS.indexOf(fieldOf(a)) - LOG_FIELDS.indexOf(fieldOf(b)))

const PROBLEM = 'log-problem'

/** Leads eye and keyboard to the first field that is wrong, or to the sentence about the whole. */
export const focusFirst = (errors: FormErrors): void => {
  const first = inOrder(errors)[0]?.[0]
  const target = document.getElementById(first === undefined ? PROBLEM : fieldId(first))
  target?.focus()
  target?.scrollIntoView({ block: 'center' })
}

interface LogErrorSummaryProps {
  readonly form: LogForm
  readonly errors: FormErrors
  readonly problem: MessageDescriptor | null
  readonly tries: number
}

export const LogErrorSummary = ({ form, errors, problem, tries }: LogErrorSummaryProps) => {
  const { t } = useLingui()
  const sentence = useFieldSentence()
  const label = (name: string): string => {
    const n = form.measurements.findIndex((m) => name.startsWith(`measurements.${m.id}.`)) + 1
    return n === 0 ? t(logFieldWord[fieldOf(name)]) : t`Measurement ${n}`
  }
  const listed = useMemo(
    () => inOrder(errors).map(([name, code]) => ({ id: fieldId(name), label: label(name), text: sentence(name, code) ?? '' })),
    // eslint-disable-next-line react/exhaustive-deps -- it takes the focus when it changes: once a try, never while mending
    [tries],
  )
  if (problem === null) return null
  // All of it has been mended since: the next try will say what is left.
  if (listed.length > 0 && errors.size === 0) return null
  if (listed.length > 0) return <ErrorSummary title={t(problem)} errors={listed} />
  return (
    <div id={PROBLEM} tabIndex={-1} role="alert">
      <Banner tone="bad">{t(problem)}</Banner>
    </div>
  )
}
