/** One log in the list: task and time, skills, measurements, and where it stands. The whole card leads to the log. */
import { judge } from '#domain/measurement.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { Plural, Trans } from '@lingui/react/macro'
import { Camera, Check, CornerDownLeft, Hourglass, PencilLine, X } from 'lucide-react'
import { memo } from 'react'
import { Link } from 'react-router'
import { hoursAndMinutes } from '../../record/dates.ts'
import { LateMark } from '../../record/late-mark.tsx'
import { SignOffSeal } from '../../record/sign-off-seal.tsx'
import { Chip, CodeTag } from '../../ui/chip.tsx'
import { VisuallyHidden } from '../../ui/hidden.tsx'
import styles from './log-card.module.css'
import { useSealLabel } from './seal-label.ts'
import type { LogMarks } from './use-log-marks.ts'
import type { CodeOf } from './use-logs.ts'

const CODES = 4
const SEALS = 3

interface LogCardProps {
  readonly log: PracticeLog
  readonly marks: LogMarks
  readonly codeOf: CodeOf
  /** Where no heading says the day. */
  readonly day?: string
}

export const LogCard = memo(({ log, marks, codeOf, day }: LogCardProps) => {
  const more = log.competencies.length - CODES
  return (
    <div className={styles['card']} data-returned={log.state === 'returned' || undefined}>
      <div className={styles['line']}>
        <Link to={`/logbook/${log.id}`} className={styles['task']} dir="auto">
          {log.task}
        </Link>
        <span className={styles['time']}>{hoursAndMinutes(log.minutes)}</span>
      </div>
      {day !== undefined && <span className={styles['day']}>{day}</span>}
      {log.competencies.length + log.measurements.length + (log.photos?.length ?? 0) > 0 || log.late ? (
        <div className={styles['tags']}>
          {log.competencies.slice(0, CODES).map((c) => (
            <CodeTag key={c}>{codeOf(log, c)}</CodeTag>
          ))}
          {more > 0 && <CodeTag>+{more}</CodeTag>}
          <Measured log={log} />
          <Photographed photos={log.photos?.length ?? 0} />
          {log.late && <LateMark />}
        </div>
      ) : null}
      <Standing log={log} marks={marks} codeOf={codeOf} />
    </div>
  )
})

const Measured = ({ log }: { readonly log: PracticeLog }) => {
  const verdicts = log.measurements.map(judge)
  const count = verdicts.length
  const out = verdicts.filter((v) => v === 'out').length
  const isJudged = verdicts.some((v) => v !== 'unjudged')
  if (count === 0) return null
  return (
    <Chip tone={out > 0 ? 'bad' : isJudged ? 'ok' : 'neutral'} icon={isJudged ? out > 0 ? <X aria-hidden size={14} /> : <Check aria-hidden size={14} /> : undefined}>
      <span>
        <Plural value={count} other="# measured" />
        {isJudged && <> · {out > 0 ? <Trans>{out} out of tolerance</Trans> : <Trans>in tolerance</Trans>}</>}
      </span>
    </Chip>
  )
}

const Photographed = ({ photos }: { readonly photos: number }) =>
  photos === 0 ? null : (
    <Chip icon={<Camera aria-hidden size={14} />}>
      <Plural value={photos} one="# photo" other="# photos" />
    </Chip>
  )

const Standing = ({ log, marks, codeOf }: Omit<LogCardProps, 'day'>) => {
  const sealLabel = useSealLabel()
  const seals = marks.seals(log)
  const comments = marks.comments(log)
  return (
    <div className={styles['standing']}>
      {log.state === 'returned' && (
        <Chip tone="bad" icon={<CornerDownLeft aria-hidden size={14} />}>
          <Trans>Returned</Trans> {comments > 0 && <Plural value={comments} one="· # comment" other="· # comments" />}
        </Chip>
      )}
      {log.state === 'submitted' && (
        <Chip tone="wait" icon={<Hourglass aria-hidden size={14} />}>
          {marks.isAsked(log) ? <Trans>Asked for sign-off</Trans> : <Trans>Waiting for the teacher</Trans>}
        </Chip>
      )}
      {log.state === 'confirmed' && (
        <Chip tone="ok" icon={<Check aria-hidden size={14} />}>
          <Trans>Confirmed</Trans>
        </Chip>
      )}
      {marks.hasDraft(log) && (
        <Chip tone="wait" icon={<PencilLine aria-hidden size={14} />}>
          <Trans>Correction in draft</Trans>
        </Chip>
      )}
      <span className={styles['seals']}>
        {seals.slice(0, SEALS).map((s) => (
          <SignOffSeal key={s.signOff.id} of={s.signOff} look={s.look} label={sealLabel(s, codeOf(log, s.signOff.competency))} />
        ))}
        {seals.length > SEALS && <span className={styles['day']}>+{seals.length - SEALS}</span>}
      </span>
      {log.state === 'returned' && (
        <Link to={`/logbook/${log.id}/edit`} className={styles['correct']}>
          <Trans>Correct it</Trans>
          <VisuallyHidden>: {log.task}</VisuallyHidden>
          <span aria-hidden>&nbsp;›</span>
        </Link>
      )}
    </div>
  )
}
