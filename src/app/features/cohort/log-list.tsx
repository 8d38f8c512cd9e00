/** The logbook as the teacher reads it: latest first, only what is in view drawn. */
import { Trans, useLingui } from '@lingui/react/macro'
import { NotebookPen } from 'lucide-react'
import { Link } from 'react-router'
import { WindowVirtualizer } from 'virtua'
import { hoursAndMinutes, useDates } from '../../record/dates.ts'
import { logStateTone, logStateWord } from '../../record/words.ts'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { logAddress } from '../../record/cohort-addresses.ts'
import styles from './cohort.module.css'
import type { ApprenticeRecord } from './use-apprentice.ts'

interface LogListProps {
  readonly record: ApprenticeRecord
  /** On the page of one competency emptiness is a line, not a page. */
  readonly ofOneCompetency?: boolean
}

export const LogList = ({ record: { portfolio, cohort, person }, ofOneCompetency = false }: LogListProps) => {
  const { t } = useLingui()
  const dates = useDates()
  if (portfolio.logs.length === 0)
    return ofOneCompetency ? (
      <p className={styles['quiet']}>
        <Trans>No log yet</Trans>
      </p>
    ) : (
      <EmptyState icon={<NotebookPen size={40} />} title={t`No log yet`}>
        <Trans>Logs appear here when they have been handed in and received.</Trans>
      </EmptyState>
    )
  return (
    <div className={styles['list']}>
      <WindowVirtualizer as="ul" item="li">
        {portfolio.logs.map((log) => {
          const measured = log.measurements.length
          return (
            <Link key={log.id} to={logAddress(cohort.id, person.id, log.id)} className={styles['line']} data-line="">
              <span className={styles['words']}>
                <b dir="auto">{log.task}</b>
                <span className={styles['quiet']}>
                  {[
                    dates.day(log.practisedOn),
                    measured > 0 ? t`${measured} measured` : null,
                    log.late ? t`written late` : null,
                  ]
                    .filter((s) => s !== null)
                    .join(' · ')}
                </span>
              </span>
              <Chip tone={logStateTone[log.state]}>{t(logStateWord[log.state])}</Chip>
              <span className={styles['aside']}>{hoursAndMinutes(log.minutes)}</span>
            </Link>
          )
        })}
      </WindowVirtualizer>
    </div>
  )
}
