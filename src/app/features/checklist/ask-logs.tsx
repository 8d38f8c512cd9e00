/** The logs a request rests on. The mentor signs exactly the revisions that are named here. */
import type { PracticeLogId } from '#domain/ids.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { hoursAndMinutes, useDates } from '../../record/dates.ts'
import { Checkbox } from '../../ui/choices.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import styles from './ask.module.css'
import type { CompetencyPage } from './use-competency.ts'

interface AskLogsProps {
  readonly page: CompetencyPage
  readonly chosen: readonly PracticeLogId[]
  readonly most: number
  readonly onChange: (logs: readonly PracticeLogId[]) => void
}

const OTHERS_SHOWN = 20

export const AskLogs = ({ page, chosen, most, onChange }: AskLogsProps) => {
  const { t } = useLingui()
  const naming = new Set(page.logs.map((l) => l.id))
  const others = page.portfolio.logs
    .filter((l) => !naming.has(l.id))
    .toSorted((a, b) => (a.practisedOn < b.practisedOn ? 1 : -1))
    .filter((l, n) => n < OTHERS_SHOWN || chosen.includes(l.id))
  const pick = (id: PracticeLogId, on: boolean) => onChange(on ? [...chosen, id] : chosen.filter((c) => c !== id))
  const count = chosen.length
  return (
    <fieldset className={styles['logs']}>
      <legend className={styles['legend']}>
        <Trans>It rests on these logs ({count})</Trans>
      </legend>
      {page.logs.length === 0 && (
        <p className={styles['quiet']}>
          <Trans>No log names this skill yet. You can ask all the same, or choose other logs.</Trans>
        </p>
      )}
      <Ticks logs={page.logs} chosen={chosen} full={count >= most} onPick={pick} />
      {others.length > 0 && (
        <Disclosure title={t`Other logs`}>
          <Ticks logs={others} chosen={chosen} full={count >= most} onPick={pick} />
        </Disclosure>
      )}
    </fieldset>
  )
}

interface TicksProps {
  readonly logs: readonly PracticeLog[]
  readonly chosen: readonly PracticeLogId[]
  readonly full: boolean
  readonly onPick: (id: PracticeLogId, on: boolean) => void
}

const Ticks = ({ logs, chosen, full, onPick }: TicksProps) => {
  const dates = useDates()
  return (
    <ul>
      {logs.map((log) => {
        const on = chosen.includes(log.id)
        return (
          <li key={log.id}>
            <Checkbox isSelected={on} isDisabled={full && !on} onChange={(v) => onPick(log.id, v)}>
              <span className={styles['log']}>
                <bdi className={styles['task']}>{log.task}</bdi>
                <span className={styles['quiet']}>
                  {dates.day(log.practisedOn)} · {hoursAndMinutes(log.minutes)}
                </span>
              </span>
            </Checkbox>
          </li>
        )
      })}
    </ul>
  )
}
