/** The days of a week as bars, with the line of eight hours; the same in a table, folded. */
import type { DayHours, WeekHours } from '#domain/hours.ts'
import { DAY_LIMIT, type GuardWarning } from '#domain/placement-guard.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { TriangleAlert } from 'lucide-react'
import type { CSSProperties } from 'react'
import { hoursAndMinutes, useDates } from '../../record/dates.ts'
import { useDuration, useGuardWords } from '../../record/guard-words.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Table } from '../../ui/table.tsx'
import styles from './week-chart.module.css'

interface WeekChartProps {
  readonly week: WeekHours
  readonly warnings: readonly GuardWarning[]
}

/** How much of the height the longest bar takes; above it stands its time. */
const HEIGHT = 86

const ofDay = (warnings: readonly GuardWarning[], { day }: DayHours) => warnings.filter((w) => w.day === day && w.rule !== 'week-over-hours' && w.rule !== 'longer-than-6-months')

export const WeekChart = ({ week, warnings }: WeekChartProps) => {
  const { t } = useLingui()
  const dates = useDates()
  const duration = useDuration()
  const scale = Math.max(DAY_LIMIT * 1.125, ...week.days.map((d) => d.minutes))
  const share = (minutes: number) => `${(minutes / scale) * HEIGHT}%`
  return (
    <figure className={styles['figure']}>
      <div className={styles['plot']} style={{ '--limit': share(DAY_LIMIT) } as CSSProperties}>
        <ol className={styles['days']}>
          {week.days.map((d) => {
            const name = dates.day(d.day)
            const time = duration(d.minutes)
            const isWarned = ofDay(warnings, d).some((w) => w.exempt === null)
            return (
              <li key={d.day} className={styles['day']}>
                <span className={styles['column']} role="img" aria-label={isWarned ? t`${name}: ${time}, with a warning` : t`${name}: ${time}`}>
                  {d.minutes > 0 && (
                    <span className={styles['time']} data-warned={isWarned || undefined}>
                      {isWarned && <TriangleAlert size={13} />}
                      {hoursAndMinutes(d.minutes)}
                    </span>
                  )}
                  <span className={styles['off']} style={{ '--part': share(d.minutes - d.onProgramme) } as CSSProperties} />
                  <span className={styles['on']} style={{ '--part': share(d.onProgramme) } as CSSProperties} />
                </span>
                <span className={styles['name']} aria-hidden>
                  {dates.dayOfWeek(d.day)}
                </span>
              </li>
            )
          })}
        </ol>
      </div>
      <figcaption className={styles['legend']}>
        <span>
          <i className={styles['keyOn']} aria-hidden /> <Trans>on the programme</Trans>
        </span>
        <span>
          <i className={styles['keyOff']} aria-hidden /> <Trans>off the programme</Trans>
        </span>
        <span>
          <i className={styles['keyLimit']} aria-hidden /> <Trans>8 hours</Trans>
        </span>
      </figcaption>
      <Disclosure title={t`The same as a table`}>
        <WeekTable week={week} warnings={warnings} />
      </Disclosure>
    </figure>
  )
}

const WeekTable = ({ week, warnings }: WeekChartProps) => {
  const { t } = useLingui()
  const dates = useDates()
  const words = useGuardWords()
  return (
    <Table caption={t`Hours by day`} hideCaption>
      <thead>
        <tr>
          <th scope="col">{t`Day`}</th>
          <th scope="col">{t`Hours`}</th>
          <th scope="col">{t`On the programme`}</th>
          <th scope="col">{t`Off it`}</th>
          <th scope="col">{t`Warnings`}</th>
        </tr>
      </thead>
      <tbody>
        {week.days.map((d) => (
          <tr key={d.day}>
            <th scope="row">{dates.day(d.day)}</th>
            <td className={styles['number']}>{hoursAndMinutes(d.minutes)}</td>
            <td className={styles['number']}>{hoursAndMinutes(d.onProgramme)}</td>
            <td className={styles['number']}>{hoursAndMinutes(d.minutes - d.onProgramme)}</td>
            <td>
              {ofDay(warnings, d).map((w) => (
                <span key={w.rule} className={styles['warning']}>
                  {words.fact(w)}
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
