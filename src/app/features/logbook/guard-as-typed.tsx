/** The placement guard while hours are typed: warns at once and before anybody else is told, and never blocks. */
import { addDays, type CalendarDay, calendarDay, clockTime, mondayOf } from '#domain/calendar-day.ts'
import type { Worked } from '#domain/hours.ts'
import type { PracticeLogId } from '#domain/ids.ts'
import type { Placement } from '#domain/placement.ts'
import { warningsOf } from '#domain/placement-guard.ts'
import { practiceLogContent } from '#domain/practice-log.ts'
import { Trans } from '@lingui/react/macro'
import { Link } from 'react-router'
import { GuardNotes } from '../../record/guard-notes.tsx'
import { useLive, useStore } from '../../store/store-context.tsx'
import { readNumber } from '../../ui/typed-number.ts'
import styles from './guard-as-typed.module.css'

/** The fields as typed, whatever stands in them. */
interface TypedHours {
  readonly practisedOn: string
  readonly minutes: string
  readonly startedAt: string
}

/** Null as long as day or minutes cannot be read; a beginning that cannot be read says nothing. */
const readHours = ({ practisedOn, minutes, startedAt }: TypedHours): Worked | null => {
  const day = calendarDay.safeParse(practisedOn)
  const length = practiceLogContent.shape.minutes.safeParse(readNumber(minutes))
  const began = clockTime.safeParse(startedAt)
  return day.success && length.success ? { practisedOn: day.data, minutes: length.data, startedAt: began.success ? began.data : null } : null
}

/** The other logs of the placement that may touch the same weeks: a Sunday's night reaches into the next. */
const useOthers = (placement: Placement, log: PracticeLogId, day: CalendarDay | null) => {
  const { actor } = useStore()
  const monday = day === null ? null : mondayOf(day)
  return useLive(
    async (db) => {
      if (monday === null) return []
      const near = db.rows('practiceLog').where('[apprentice+practisedOn]').between([actor.person, addDays(monday, -1)], [actor.person, addDays(monday, 13)], true, true)
      return near.filter((l) => l.placement === placement.id && l.id !== log).toArray()
    },
    [actor.person, placement.id, log, monday],
  )
}

interface GuardAsTypedProps {
  readonly form: TypedHours
  readonly placement: Placement
  /** The log that is being written: its earlier revision does not count beside it. */
  readonly log: PracticeLogId
}

export const GuardAsTyped = ({ form, placement, log }: GuardAsTypedProps) => {
  const typed = readHours(form)
  const others = useOthers(placement, log, typed?.practisedOn ?? null)
  const warnings = typed === null || others === undefined ? [] : warningsOf(placement, typed, others)
  return (
    <div className={styles['guard']} role="status">
      <GuardNotes warnings={warnings} placement={placement} asTyped>
        <div className={styles['foot']}>
          <Trans>Your teacher will see it.</Trans>
          <Link to="/concerns/new?category=hours" className={styles['concern']}>
            <Trans>Raise a concern</Trans>
          </Link>
        </div>
      </GuardNotes>
    </div>
  )
}
