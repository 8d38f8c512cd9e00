/** "Again like Tuesday": the last three different tasks, each filling task, minutes and skills in one tap. */
import type { PracticeLog } from '#domain/practice-log.ts'
import { Trans } from '@lingui/react/macro'
import { RotateCcw } from 'lucide-react'
import { useId, useState } from 'react'
import { useDates } from '../../record/dates.ts'
import { Button } from '../../ui/button.tsx'
import styles from './again-like.module.css'
import type { ChangeForm } from './form-parts.ts'
import type { LogForm } from './log-form.ts'

interface AgainLikeProps {
  /** undefined until the device has answered: the place is held. */
  readonly recent: readonly PracticeLog[] | undefined
  readonly form: LogForm
  readonly change: ChangeForm
}

interface Filled {
  readonly day: string
  readonly before: Pick<LogForm, 'task' | 'minutes' | 'competencies'>
}

export const AgainLike = ({ recent, form, change }: AgainLikeProps) => {
  const dates = useDates()
  const label = useId()
  // Beside the choices, not over the way to Submit; and it does not run out.
  const [filled, setFilled] = useState<Filled | null>(null)
  if (recent?.length === 0) return null
  const fill = (log: PracticeLog) => {
    const { task, minutes, competencies } = form
    change({ task: log.task, minutes: String(log.minutes), competencies: log.competencies })
    setFilled({ day: dates.day(log.practisedOn), before: { task, minutes, competencies } })
  }
  const undo = () => {
    if (filled !== null) change(filled.before)
    setFilled(null)
  }
  const day = filled?.day ?? ''
  return (
    <div className={styles['again']} role="group" aria-labelledby={label}>
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
      <div className={styles['choices']}>
        {(recent ?? []).map((log) => (
          <button key={log.id} type="button" className={styles['choice']} onClick={() => fill(log)}>
            <span className={styles['task']} dir="auto">
              {log.task}
            </span>
            <span className={styles['when']}>{dates.day(log.practisedOn)}</span>
          </button>
        ))}
      </div>
    </div>
  )
}
