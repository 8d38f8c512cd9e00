/** The picture of measured values as a table: every value with its day, its target and its verdict. */
import type { Verdict } from '#domain/measurement.ts'
import { useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import { useDates } from '../../record/dates.ts'
import { numberText, targetText } from '../../record/measurement-table.tsx'
import { Table } from '../../ui/table.tsx'
import type { Trend } from './trend.ts'
import styles from './trend.module.css'

export const useVerdictWords = ({ grades }: Pick<Trend, 'grades'>): ((verdict: Verdict, grade: number | null) => string) => {
  const { t } = useLingui()
  const all = grades.length
  const words = { in: t`in tolerance`, out: t`out of tolerance`, unjudged: t`no tolerance` }
  return (verdict, grade) => {
    const word = words[verdict]
    return grade === null ? word : t`${word}, grade ${grade} of ${all}`
  }
}

export const TrendTable = ({ trend }: { readonly trend: Trend }) => {
  const { t } = useLingui()
  const dates = useDates()
  const words = useVerdictWords(trend)
  const { quantity, unit } = trend
  return (
    <Table caption={t`Measured values of ${quantity}, earliest first`} hideCaption>
      <thead>
        <tr>
          <th scope="col">{t`Day`}</th>
          <th scope="col">{t`Value`}</th>
          <th scope="col">{t`Nominal`}</th>
          <th scope="col">{t`Verdict`}</th>
        </tr>
      </thead>
      <tbody>
        {trend.dots.map(({ reading, verdict, grade }) => (
          <tr key={reading.id}>
            <th scope="row">
              <Link to={`/logbook/${reading.log}`} className={styles['rowLink']}>
                {dates.day(reading.day)}
              </Link>
            </th>
            <td className={styles['number']}>
              {numberText(reading.value)} {unit}
            </td>
            <td className={styles['number']}>{targetText(reading)}</td>
            <td>{words(verdict, grade)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
