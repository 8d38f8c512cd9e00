/** The guard's rules that the teacher has lifted at a placement: which, until when, why, and who said so. Hers to change, here only to be read. */
import { exemptionsGiven, type Exemption, type Placement } from '#domain/placement.ts'
import { isGuardRule } from '#domain/placement-guard.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useDates } from '../../record/dates.ts'
import { guardRuleWord } from '../../record/guard-words.ts'
import { today } from '../../store/clock.ts'
import { Section } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import styles from './office.module.css'

export const Exemptions = ({ placement }: { readonly placement: Placement }) => {
  const { t } = useLingui()
  const given = exemptionsGiven(placement)
  return (
    <Section title={t`Exemptions from the rules`}>
      {given.length === 0 ? (
        <p className={styles['quiet']}>
          <Trans>All rules for working hours hold here.</Trans>
        </p>
      ) : (
        <ul className={styles['items']}>
          {given.map((e) => (
            <One key={e.id ?? `${e.rule} ${e.from} ${e.because}`} of={e} />
          ))}
        </ul>
      )}
    </Section>
  )
}

const One = ({ of: { rule, from, until, because, by, at } }: { readonly of: Exemption }) => {
  const { t } = useLingui()
  const dates = useDates()
  return (
    <li className={styles['item']}>
      <div className={styles['picked']}>
        <b>{isGuardRule(rule) ? t(guardRuleWord[rule]) : rule}</b>
        <span className={styles['days']}>
          {dates.fullDay(from)} – {dates.fullDay(until)}
        </span>
        {until < today() && <Chip>{t`ended`}</Chip>}
      </div>
      <p dir="auto">{because}</p>
      {by !== undefined && (
        <p className={styles['quiet']}>
          <bdi>{by.name}</bdi>
          {at !== undefined && <> · {dates.moment(at)}</>}
        </p>
      )}
    </li>
  )
}
