/** Hours and repetition of one apprentice, as facts with the entries behind them (rules 5 and 6). */
import type { PracticeLog } from '#domain/practice-log.ts'
import type { Repetition } from '#domain/repetition.ts'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import { useCategoryName } from '../../record/category-name.ts'
import { hoursAndMinutes, useDates } from '../../record/dates.ts'
import { GrowingList } from '../../record/growing-list.tsx'
import { Lifted } from '../../record/guard-notes.tsx'
import { guardRuleWord, useGuardWords } from '../../record/guard-words.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { logAddress } from '../../record/cohort-addresses.ts'
import { ExemptionList } from './exemption-list.tsx'
import type { ApprenticeRecord } from './use-apprentice.ts'
import { useWorkFacts, type WorkFacts as Facts } from './use-work-facts.ts'
import styles from './work-facts.module.css'

export const WorkFacts = ({ record }: { readonly record: ApprenticeRecord }) => {
  const facts = useWorkFacts(record)
  if (facts == null) return null
  return (
    <>
      {(facts.guard.length > 0 || facts.repetitive !== null) && <Told facts={facts} record={record} />}
      <ExemptionList placement={facts.placement} suggested={facts.guard.find((g) => g.warnings.some((w) => w.exempt === null))?.rule ?? 'night'} />
    </>
  )
}

const Told = ({ facts, record }: { readonly facts: Facts; readonly record: ApprenticeRecord }) => (
  <section className={styles['facts']}>
    <h2 className={styles['heading']}>
      <Trans>Hours and work</Trans>
    </h2>
    {facts.guard.map((of) => (
      <Warned key={of.rule} of={of} placement={facts.placement} />
    ))}
    {facts.repetitive !== null && <Repetitive of={facts.repetitive} record={record} />}
  </section>
)

const Warned = ({ of: { rule, warnings }, placement }: { readonly of: Facts['guard'][number]; readonly placement: Facts['placement'] }) => {
  const { t } = useLingui()
  const words = useGuardWords()
  const open = warnings.filter((w) => w.exempt === null).length
  const lifted = warnings.length - open
  return (
    <Disclosure
      title={t(guardRuleWord[rule])}
      aside={
        <span className={styles['count']} data-open={open > 0 || undefined}>
          {open > 0 ? t`${plural(open, { one: '# time', other: '# times' })}` : t`${plural(lifted, { one: '# allowed', other: '# allowed' })}`}
        </span>
      }
    >
      <p className={styles['quiet']}>{words.rule(rule, placement)}</p>
      <GrowingList className={styles['list']} page={10}>
        {warnings.map((w) => (
          <div key={w.day} className={styles['fact']}>
            {words.fact(w)}
            {w.exempt !== null && (
              <span className={styles['quiet']}>
                <Lifted by={w.exempt} />
              </span>
            )}
          </div>
        ))}
      </GrowingList>
    </Disclosure>
  )
}

const Repetitive = ({ of, record: { cohort, person } }: { readonly of: Repetition<PracticeLog>; readonly record: ApprenticeRecord }) => {
  const { t } = useLingui()
  const dates = useDates()
  const category = useCategoryName()(of.category)
  const percent = Math.floor((of.minutes * 100) / of.of)
  const from = dates.day(of.from)
  const until = dates.day(of.until)
  return (
    <Disclosure
      title={t`Simple repetitive work`}
      aside={
        <span className={styles['count']} data-open="">
          {percent} %
        </span>
      }
    >
      <p className={styles['quiet']}>{t`${category}, on ten days with logs from ${from} to ${until}`}</p>
      <GrowingList className={styles['list']} page={10}>
        {of.logs.map((log) => (
          <Link key={log.id} to={logAddress(cohort.id, person.id, log.id)} className={styles['log']}>
            <span className={styles['task']}>
              <span dir="auto">{log.task}</span>
              <span className={styles['quiet']}>{dates.day(log.practisedOn)}</span>
            </span>
            <span>{hoursAndMinutes(log.minutes)}</span>
          </Link>
        ))}
      </GrowingList>
    </Disclosure>
  )
}
