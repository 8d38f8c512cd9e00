/**
 * "Again like Tuesday": the tasks that came last, then the most frequent ones, each filling task, minutes, skills and
 * what was measured, without the values, in one tap.
 */
import type { MeasurementId } from '#domain/ids.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { Trans } from '@lingui/react/macro'
import { RotateCcw } from 'lucide-react'
import { useId, useState } from 'react'
import { useDates } from '../../record/dates.ts'
import { newId } from '../../store/new-id.ts'
import { Button } from '../../ui/button.tsx'
import type { ChangeForm } from './form-parts.ts'
import { formOf, type LogForm, type MeasurementRow, saysSomething } from './log-form.ts'
import { suggestedTasks } from './suggestions.ts'
import styles from './suggestions.module.css'

interface AgainLikeProps {
  /** The last logs, the latest first; undefined until the device has answered: the place is held. */
  readonly last: readonly PracticeLog[] | undefined
  readonly form: LogForm
  readonly change: ChangeForm
}

interface Filled {
  readonly day: string
  readonly before: Pick<LogForm, 'task' | 'minutes' | 'competencies'>
}

/** The same thing to be measured; what was read off is today's to say. */
const rowsLike = (log: PracticeLog): readonly MeasurementRow[] => formOf(log).measurements.map((row) => ({ ...row, id: newId<MeasurementId>(), value: '', prefilled: true }))

export const AgainLike = ({ last, form, change }: AgainLikeProps) => {
  const dates = useDates()
  const label = useId()
  // Beside the choices, not over the way to Submit; and it does not run out.
  const [filled, setFilled] = useState<Filled | null>(null)
  if (last?.length === 0) return null
  const fill = (log: PracticeLog) => {
    const { task, minutes, competencies } = form
    change((f) => ({ measurements: [...f.measurements.filter(saysSomething), ...rowsLike(log)] }))
    change({ task: log.task, minutes: String(log.minutes), competencies: log.competencies })
    setFilled({ day: dates.day(log.practisedOn), before: { task, minutes, competencies } })
  }
  const undo = () => {
    if (filled !== null) change(filled.before)
    // What has a value by now was measured.
    change((f) => ({ measurements: f.measurements.filter(saysSomething) }))
    setFilled(null)
  }
  const day = filled?.day ?? ''
  return (
    <div className={styles['suggested']} role="group" aria-labelledby={label}>
      <div className={styles['head']}>
        <span id={label} className={styles['label']} role="status">
          <RotateCcw aria-hidden size={14} />
          {filled === null ? <Trans>Again like</Trans> : <Trans>Filled in like {day}</Trans>}
        </span>
        {filled !== null && (
          <Button variant="plain" onPress={undo}>
            <Trans>Undo</Trans>
          </Button>
        )}
      </div>
      <div className={styles['choices']} data-waiting={last === undefined || undefined}>
        {suggestedTasks(last ?? []).map((log) => (
          <button key={log.id} type="button" className={styles['choice']} onClick={() => fill(log)}>
            <span className={styles['words']} dir="auto">
              {log.task}
            </span>
            <span className={styles['when']}>{dates.day(log.practisedOn)}</span>
          </button>
        ))}
      </div>
    </div>
  )
}
