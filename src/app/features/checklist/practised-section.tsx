/** What practised this competency: the logs that name it, and what was measured in them. */
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ChevronRight } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { hoursAndMinutes, useDates } from '../../record/dates.ts'
import { MeasurementTable } from '../../record/measurement-table.tsx'
import { logStateWord } from '../../record/words.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Section } from '../../ui/card.tsx'
import styles from './competency.module.css'
import { trendsOf } from './trend.ts'
import { TrendChart } from './trend-chart.tsx'
import type { CompetencyPage } from './use-competency.ts'

const FIRST = 6
const FIRST_MEASURED = 20
/** A skill without a standard may have measured many things; the pictures of the most frequent do. */
const MOST_TRENDS = 3

export const PractisedSection = ({ page }: { readonly page: CompetencyPage }) => {
  const { t } = useLingui()
  const dates = useDates()
  const [all, setAll] = useState(false)
  const { logs } = page
  if (logs.length === 0) return null
  const rest = logs.length - FIRST
  return (
    <Section title={t`Practised in`} aside={<span className={styles['quiet']}><Plural value={logs.length} one="# log" other="# logs" /></span>}>
      <ul className={styles['list']}>
        {logs.slice(0, all ? undefined : FIRST).map((log) => (
          <li key={log.id}>
            <Link to={`/logbook/${log.id}`} className={styles['log']}>
              <span className={styles['logWords']}>
                <span className={styles['strong']} dir="auto">
                  {log.task}
                </span>
                <span className={styles['quiet']}>
                  {dates.day(log.practisedOn)} · {t(logStateWord[log.state])}
                </span>
              </span>
              <span className={styles['quiet']}>{hoursAndMinutes(log.minutes)}</span>
              <ChevronRight aria-hidden size={18} className={styles['chevron']} />
            </Link>
          </li>
        ))}
      </ul>
      {rest > 0 && !all && (
        <Button onPress={() => setAll(true)}>
          <Trans>Show {rest} more</Trans>
        </Button>
      )}
    </Section>
  )
}

export const MeasurementsSection = ({ page }: { readonly page: CompetencyPage }) => {
  const { t } = useLingui()
  const [all, setAll] = useState(false)
  const { measurements, readings, competency } = page
  const trends = useMemo(() => trendsOf(readings, competency.standard).slice(0, MOST_TRENDS), [readings, competency])
  if (measurements.length === 0) return null
  const rest = measurements.length - FIRST_MEASURED
  return (
    <Section title={t`Measured`}>
      {trends.map((trend) => (
        <TrendChart key={trend.key} trend={trend} />
      ))}
      <Card>
        <MeasurementTable measurements={measurements.slice(0, all ? undefined : FIRST_MEASURED)} standards={competency.standard === null ? [] : [competency.standard]} />
      </Card>
      {rest > 0 && !all && (
        <Button onPress={() => setAll(true)}>
          <Trans>Show {rest} more</Trans>
        </Button>
      )}
    </Section>
  )
}
