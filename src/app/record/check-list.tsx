/** What was checked, line by line: a sign and, for those who listen, a word. With `before`, what changed since. */
import type { Check } from '#domain/practice-log.ts'
import { useLingui } from '@lingui/react/macro'
import { Square, SquareCheck } from 'lucide-react'
import { VisuallyHidden } from '../ui/hidden.tsx'
import styles from './check-list.module.css'
import { Added, Removed, ValueDifference } from './log-difference.tsx'

interface CheckListProps {
  readonly checks: readonly Check[]
  /** An earlier version to show the difference to. */
  readonly before?: readonly Check[] | undefined
}

export const CheckList = ({ checks, before }: CheckListProps) => {
  const { t } = useLingui()
  const word = ({ done }: Check): string => (done ? t`done` : t`not done`)
  const gone = (before ?? []).filter((b) => !checks.some((c) => c.id === b.id))
  return (
    <ul className={styles['checks']}>
      {[...checks, ...gone].map((check) => {
        const was = before?.find((b) => b.id === check.id)
        const isNew = before !== undefined && was === undefined
        const Icon = check.done ? SquareCheck : Square
        return (
          <li key={check.id} className={styles['check']} data-done={check.done || undefined}>
            <Icon aria-hidden size={20} />
            <span dir="auto">{gone.includes(check) ? <Removed>{check.text}</Removed> : isNew ? <Added>{check.text}</Added> : check.text}</span>
            {was === undefined || was.done === check.done ? (
              <VisuallyHidden>, {word(check)}</VisuallyHidden>
            ) : (
              <span className={styles['change']}>
                <ValueDifference before={word(was)} after={word(check)} />
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
