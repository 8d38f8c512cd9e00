/** The facts of one apprentice in words. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { Fact } from '#domain/at-risk.ts'
import styles from './cohort.module.css'

export const useFactWords = () => {
  const { t } = useLingui()
  return (fact: Fact): string => {
    switch (fact.kind) {
      case 'no-log': {
        const days = fact.days
        return t`${plural(days, { one: 'no log for # day', other: 'no log for # days' })}`
      }
      case 'no-sign-off': {
        const days = fact.days
        return t`${plural(days, { one: 'no sign-off for # day', other: 'no sign-off for # days' })}`
      }
      case 'open-requests': {
        const count = fact.count
        return t`${plural(count, { one: '# request waits for the mentor', other: '# requests wait for the mentor' })}`
      }
      case 'not-corrected': {
        const count = fact.count
        return t`${plural(count, { one: '# returned log not corrected', other: '# returned logs not corrected' })}`
      }
    }
  }
}

export const Facts = ({ of }: { readonly of: readonly Fact[] }) => {
  const say = useFactWords()
  if (of.length === 0) return <span className={styles['noFacts']}>–</span>
  return (
    <ul className={styles['facts']}>
      {of.map((f) => (
        <li key={f.kind} data-kind={f.kind}>
          {say(f)}
        </li>
      ))}
    </ul>
  )
}
