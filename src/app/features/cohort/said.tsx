/** Comments that were given, oldest first. */
import type { Feedback } from '#domain/feedback.ts'
import { useLingui } from '@lingui/react/macro'
import { useDates } from '../../record/dates.ts'
import { logFieldWord, roleWord } from '../../record/words.ts'
import styles from './cohort.module.css'

export const Said = ({ feedback }: { readonly feedback: readonly Feedback[] }) => {
  const { t } = useLingui()
  const dates = useDates()
  if (feedback.length === 0) return null
  const fieldOf = (f: Feedback): string | null => {
    const head = f.field?.split('.')[0]
    if (head === undefined) return null
    const name = Object.hasOwn(logFieldWord, head) ? t(logFieldWord[head as keyof typeof logFieldWord]) : head
    return t`on ${name}`
  }
  return (
    <ul className={styles['stack']}>
      {feedback.map((f) => (
        <li key={f.id} className={styles['comment']}>
          <p className={styles['quiet']}>
            {[f.returns ? t`returned` : null, fieldOf(f), `${f.by.name}, ${t(roleWord[f.by.role])}`, dates.moment(f.at)].filter((s) => s !== null).join(' · ')}
          </p>
          <p className={styles['quote']} dir="auto">
            {f.text}
          </p>
        </li>
      ))}
    </ul>
  )
}
