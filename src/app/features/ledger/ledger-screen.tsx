/** The mentor's own ledger, month by month: what guiding was, in figures that open to their rows. Nobody is compared. */
import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronLeft, ChevronRight, Download, Printer } from 'lucide-react'
import { useState } from 'react'
import { csvOf } from '../../record/csv.ts'
import { saveCsv } from '../../record/save-file.ts'
import { Screen } from '../../record/screen.tsx'
import { today } from '../../store/clock.ts'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SelectField } from '../../ui/fields.tsx'
import { FigureRows } from './figure-rows.tsx'
import { LedgerOnPaper } from './ledger-on-paper.tsx'
import { figureWord } from './ledger-headings.ts'
import styles from './ledger.module.css'
import { firstDayOf, type Month, monthOf } from './month.ts'
import { type Figure, useFigures } from './use-figures.ts'
import { useLedger } from './use-ledger.ts'

export const LedgerScreen = () => {
  const { t, i18n } = useLingui()
  const [month, setMonth] = useState(() => monthOf(today()))
  const ledger = useLedger(month)
  const figures = useFigures(ledger)
  const nameOf = (m: Month): string => new Intl.DateTimeFormat(i18n.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(firstDayOf(m)))
  const isEmpty = figures?.every((f) => f.rows.length === 0) === true
  return (
    <Screen title={t`Ledger`}>
      {ledger !== undefined && figures !== undefined && (
        <>
          <div className={styles['screen']}>
            <MonthPicker months={ledger.months} month={month} nameOf={nameOf} onChange={setMonth} />
            {isEmpty && (
              <EmptyState title={t`Nothing in this month yet`}>
                <Trans>Guidance that you note, what you sign and what you say on logs is counted here by itself.</Trans>
              </EmptyState>
            )}
            {!isEmpty && <Figures figures={figures} />}
            <p className={styles['quiet']}>
              <Trans>Counted from the records on this device: those of the apprentices whom you guide now. Apprentices do not see this page, and nobody is compared.</Trans>
            </p>
            {!isEmpty && <Take figures={figures} month={month} />}
          </div>
          <LedgerOnPaper figures={figures} month={nameOf(month)} />
        </>
      )}
    </Screen>
  )
}

interface MonthPickerProps {
  readonly months: readonly Month[]
  readonly month: Month
  readonly nameOf: (month: Month) => string
  readonly onChange: (month: Month) => void
}

const MonthPicker = ({ months, month, nameOf, onChange }: MonthPickerProps) => {
  const { t } = useLingui()
  const at = months.indexOf(month)
  const before = months[at + 1]
  const after = at > 0 ? months[at - 1] : undefined
  return (
    <div className={styles['months']} role="group" aria-label={t`Month shown`}>
      <Button size="floor" icon={<ChevronLeft aria-hidden />} aria-label={t`Month before`} aria-disabled={before === undefined} onPress={() => before !== undefined && onChange(before)}>
        {null}
      </Button>
      <SelectField label={t`Month`} value={month} onChange={(m) => onChange(m as Month)} options={months.map((m) => ({ value: m, label: nameOf(m) }))} />
      <Button size="floor" icon={<ChevronRight aria-hidden />} aria-label={t`Month after`} aria-disabled={after === undefined} onPress={() => after !== undefined && onChange(after)}>
        {null}
      </Button>
    </div>
  )
}

const Figures = ({ figures }: { readonly figures: readonly Figure[] }) => {
  const { t } = useLingui()
  return (
    <ul className={styles['figures']}>
      {figures
        // Nothing ticked in bulk is nothing to speak of.
        .filter((f) => f.name !== 'bulk' || f.rows.length > 0)
        .map((f) => (
          <li key={f.name}>
            <Disclosure
              title={
                <span className={styles['figure']}>
                  <span>{t(figureWord[f.name])}</span>
                  <b>{f.words}</b>
                </span>
              }
            >
              {f.name === 'bulk' && (
                <p className={styles['quiet']}>
                  <Trans>Each was given less than 20 seconds after the one before. They stay valid; this ledger does not count them.</Trans>
                </p>
              )}
              <FigureRows of={f} />
            </Disclosure>
          </li>
        ))}
    </ul>
  )
}

const Take = ({ figures, month }: { readonly figures: readonly Figure[]; readonly month: Month }) => {
  const { t } = useLingui()
  const toFile = () => {
    const head = [t`What is counted`, t`Day`, t`Apprentice`, t`What`, t`Amount`]
    saveCsv(`craftlog-ledger-${month}.csv`, csvOf([head, ...figures.flatMap((f) => f.rows.map((r) => [t(figureWord[f.name]), r.day, r.apprentice, r.what, r.amount]))]))
  }
  return (
    <div className={styles['take']}>
      <Button size="floor" icon={<Download aria-hidden />} onPress={toFile}>
        <Trans>Save as a table (CSV)</Trans>
      </Button>
      <Button size="floor" icon={<Printer aria-hidden />} onPress={() => window.print()}>
        <Trans>Print</Trans>
      </Button>
    </div>
  )
}
