/** Why something was not accepted, and which fields it was about. */
import type { Refusal } from '#domain/refusal.ts'
import type { DeadLetter } from '#sync/office.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert } from 'lucide-react'
import styles from './refusal-words.module.css'
import { fieldErrorSentence, refusalSentence } from './sentences.ts'
import { logFieldWord } from './words.ts'

/** A refusal names a field by the arguments of the mutation: `content.minutes`, `set.measurements.2.value`. */
export const useFieldName = () => {
  const { t } = useLingui()
  return (path: string): string => {
    const field = path.replace(/^(content|set)\./, '').split('.')[0] ?? ''
    return Object.hasOwn(logFieldWord, field) ? t(logFieldWord[field as keyof typeof logFieldWord]) : path
  }
}

interface RefusalWordsProps {
  readonly refusal: Refusal | DeadLetter['refusal']
  /** The sentences speak to the author; to anybody else they are told as his. */
  readonly isAuthor: boolean
}

export const RefusalWords = ({ refusal, isAuthor }: RefusalWordsProps) => {
  const { t } = useLingui()
  const fieldName = useFieldName()
  const reason = t(refusalSentence[refusal.because])
  return (
    <div className={styles['reason']}>
      <CircleAlert aria-hidden size={20} />
      <div>
        <p>{isAuthor ? <Trans>Not accepted: {reason}</Trans> : <Trans>The author was told: {reason}</Trans>}</p>
        {(refusal.fields ?? []).map(({ path, error }) => {
          const label = fieldName(path)
          const sentence = t(fieldErrorSentence[error])
          return (
            <p key={path} className={styles['field']}>
              {t`${label}: ${sentence}`}
            </p>
          )
        })}
      </div>
    </div>
  )
}
