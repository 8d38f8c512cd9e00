/** The repetition meter, shown to the apprentice himself before anybody speaks to him about it. */
import type { PracticeLog } from '#domain/practice-log.ts'
import { REPETITION, type Repetition } from '#domain/repetition.ts'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import { hoursAndMinutes, useDates } from '../../record/dates.ts'
import { GrowingList } from '../../record/growing-list.tsx'
import { useCategoryName } from '../../record/category-name.ts'
import { useDuration } from '../../record/guard-words.ts'
import { SegmentBar } from '../../ui/bar.tsx'
import { Section } from '../../ui/card.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import styles from './hours.module.css'

export const RepetitionMeter = ({ of }: { readonly of: Repetition<PracticeLog> | null }) => {
  const { t } = useLingui()
  const { percent: limit, days: needed } = REPETITION
  return (
    <Section title={t`The same work again`}>
      {of === null || of.days < needed ? (
        <p className={styles['quiet']}>
          {t`Shown from ${needed} days with logs on.`} {of !== null && t`${plural(of.days, { one: 'So far it is # day.', other: 'So far it is # days.' })}`}
        </p>
      ) : (
        <Meter of={of} />
      )}
      <p className={styles['quiet']}>
        <Trans>A placement should be more than the same simple work. When {limit} % of ten days are of one kind, your teacher sees it with the logs.</Trans>
      </p>
    </Section>
  )
}

const Meter = ({ of }: { readonly of: Repetition<PracticeLog> }) => {
  const { t } = useLingui()
  const dates = useDates()
  const duration = useDuration()
  const category = useCategoryName()(of.category)
  // Rounded down: 69.9 % is not yet the limit, and must not read as if it were.
  const percent = Math.floor((of.minutes * 100) / of.of)
  const time = duration(of.minutes)
  const all = duration(of.of)
  const from = dates.day(of.from)
  const until = dates.day(of.until)
  const count = of.logs.length
  return (
    <>
      <p>
        <b className={of.isRepetitive ? styles['warned'] : undefined}>{t`${percent} %: ${category}`}</b>
        <br />
        <span className={styles['quiet']}>{t`${time} of ${all}, ten days with logs from ${from} to ${until}`}</span>
      </p>
      <SegmentBar segments={[{ amount: of.minutes, tone: of.isRepetitive ? 'amber' : 'steel' }]} total={of.of} label={t`${percent} %: ${category}`} />
      <Disclosure title={t`${plural(count, { one: '# log of this kind', other: '# logs of this kind' })}`}>
        <GrowingList className={styles['list']} page={10}>
          {of.logs.map((log) => (
            <Link key={log.id} to={`/logbook/${log.id}`} className={styles['entry']}>
              <span className={styles['words']}>
                <b dir="auto">{log.task}</b>
                <span className={styles['quiet']}>{dates.day(log.practisedOn)}</span>
              </span>
              <span className={styles['time']}>{hoursAndMinutes(log.minutes)}</span>
            </Link>
          ))}
        </GrowingList>
      </Disclosure>
    </>
  )
}
