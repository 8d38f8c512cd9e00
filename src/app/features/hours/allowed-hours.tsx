/** What is allowed on this placement: the rules of the guard with their sources, and what the school lifted here. */
import { everHeld, type Placement } from '#domain/placement.ts'
import { GUARD_RULES } from '#domain/placement-guard.ts'
import { inLanguage } from '#domain/text.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import { useDates } from '../../record/dates.ts'
import { useGuardWords } from '../../record/guard-words.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import styles from './hours.module.css'

export const AllowedHours = ({ placement }: { readonly placement: Placement }) => {
  const { t, i18n } = useLingui()
  const dates = useDates()
  const words = useGuardWords()
  return (
    <Disclosure title={t`What is allowed on your placement`}>
      <ul className={styles['rules']}>
        {GUARD_RULES.filter((r) => r.on).map((rule) => (
          <li key={rule.id}>
            {words.rule(rule.id, placement)} <span className={styles['quiet']}>{inLanguage(rule.source, i18n.locale)}</span>
            {(placement.exemptions ?? [])
              .filter((e) => e.rule === rule.id && everHeld(e))
              .map((e) => {
                const from = dates.fullDay(e.from)
                const until = dates.fullDay(e.until)
                return (
                  <p key={e.id ?? `${e.from} ${e.until} ${e.because}`} className={styles['lifted']}>
                    <Trans>
                      Allowed from {from} to {until}:
                    </Trans>{' '}
                    <span dir="auto">{e.because}</span>
                  </p>
                )
              })}
          </li>
        ))}
      </ul>
      <Link to="/concerns/new?category=hours" className={styles['concern']}>
        <Trans>Raise a concern about your hours</Trans>
      </Link>
    </Disclosure>
  )
}
