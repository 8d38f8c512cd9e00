/** A week in one line: how much of what was agreed, and how much of it on the programme. */
import type { WeekHours } from '#domain/hours.ts'
import { useLingui } from '@lingui/react/macro'
import { useDuration } from '../../record/guard-words.ts'
import { SegmentBar } from '../../ui/bar.tsx'
import styles from './hours.module.css'

interface WeekTotalProps {
  readonly week: WeekHours
  /** Null without a placement. */
  readonly weeklyHours: number | null
}

export const WeekTotal = ({ week, weeklyHours }: WeekTotalProps) => {
  const { t } = useLingui()
  const duration = useDuration()
  const done = duration(week.minutes)
  const on = duration(week.onProgramme)
  const off = duration(week.minutes - week.onProgramme)
  const agreed = weeklyHours === null ? null : duration(weeklyHours * 60)
  const split = week.minutes === week.onProgramme ? t`all on the programme` : t`${on} on the programme, ${off} off it`
  return (
    <div className={styles['total']}>
      <p className={styles['line']}>
        <span>
          <b className={styles['done']}>{done}</b> {agreed !== null && <span className={styles['quiet']}>{t`of ${agreed} agreed`}</span>}
        </span>
        <span className={styles['quiet']}>{split}</span>
      </p>
      <SegmentBar
        segments={[
          { amount: week.onProgramme, tone: 'steel' },
          { amount: week.minutes - week.onProgramme, tone: 'steel-soft' },
        ]}
        total={Math.max(week.minutes, (weeklyHours ?? 0) * 60)}
        label={agreed === null ? done : t`${done} of ${agreed} agreed`}
      />
    </div>
  )
}
