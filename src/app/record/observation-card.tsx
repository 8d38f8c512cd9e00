/** One week as a mentor saw it. His words stand first and large; the marks follow in one quiet line each, never added up. */
import { MARKS, type Observation, OBSERVED } from '#domain/observation.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Card } from '../ui/card.tsx'
import { useDates } from './dates.ts'
import styles from './observation-card.module.css'
import { markWord, observedWord } from './words.ts'

export const ObservationCard = ({ of: o }: { readonly of: Observation }) => {
  const { t } = useLingui()
  const dates = useDates()
  const week = dates.week(o.week)
  return (
    <Card as="article">
      <div className={styles['card']}>
        <p className={styles['head']}>
          <b dir="auto">{o.by.name}</b>
          <span>
            <Trans>Week {week}</Trans> · {dates.fullDay(o.week)}
          </span>
        </p>
        {OBSERVED.filter((what) => o.items[what].words !== '').map((what) => (
          <div key={what} className={styles['said']}>
            <span className={styles['quiet']}>{t(observedWord[what])}</span>
            <p className={styles['words']} dir="auto">
              {o.items[what].words}
            </p>
          </div>
        ))}
        <ul className={styles['marks']}>
          {MARKS.map((mark) => {
            const so = OBSERVED.filter((what) => o.items[what].mark === mark)
            return so.length === 0 ? null : (
              <li key={mark}>
                <b>{t(markWord[mark])}</b> {so.map((what) => t(observedWord[what])).join(' · ')}
              </li>
            )
          })}
        </ul>
      </div>
    </Card>
  )
}
