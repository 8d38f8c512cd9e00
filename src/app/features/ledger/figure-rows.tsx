/** What one figure is made of, row by row, each with the way to where it stands. */
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Link } from 'react-router'
import { useDates } from '../../record/dates.ts'
import { Button } from '../../ui/button.tsx'
import { Table } from '../../ui/table.tsx'
import { figureWord } from './ledger-headings.ts'
import styles from './ledger.module.css'
import type { Figure } from './use-figures.ts'

const PAGE = 30

export const FigureRows = ({ of: { name, rows } }: { readonly of: Figure }) => {
  const { t } = useLingui()
  const dates = useDates()
  const [most, setMost] = useState(PAGE)
  if (rows.length === 0)
    return (
      <p className={styles['quiet']}>
        <Trans>Nothing in this month yet</Trans>
      </p>
    )
  return (
    <div className={styles['rows']}>
      <Table caption={t(figureWord[name])} hideCaption>
        <thead>
          <tr>
            <th scope="col">{t`Day`}</th>
            <th scope="col">{t`Apprentice`}</th>
            <th scope="col">{t`What`}</th>
            <th scope="col">{t`Amount`}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map((r) => (
            <tr key={r.key}>
              <td>{dates.day(r.day)}</td>
              <td>
                <Link to={r.to} className={styles['link']} dir="auto">
                  {r.apprentice}
                </Link>
              </td>
              <td dir="auto">{r.what}</td>
              <td>{r.amount}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {rows.length > most && (
        <Button size="floor" full onPress={() => setMost(most + PAGE)}>
          <Trans>Show more</Trans>
        </Button>
      )}
    </div>
  )
}
