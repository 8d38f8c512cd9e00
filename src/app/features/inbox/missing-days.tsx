/**
 * A calm word about days without a log, to the apprentice alone and on this device only: it knows nothing of holidays
 * and sick days, so it can be put away for the week.
 */
import { addDays, type CalendarDay, mondayOf } from '#domain/calendar-day.ts'
import type { PersonId } from '#domain/ids.ts'
import { type MissingWeek, missingDays } from '#domain/missing-days.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { X } from 'lucide-react'
import { Link } from 'react-router'
import { readPlacements } from '../../record/checklist.ts'
import { useDates } from '../../record/dates.ts'
import { markRead, readLookedAt } from '../../record/unread.ts'
import { now, today } from '../../store/clock.ts'
import type { Database } from '../../store/database.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import styles from './missing-days.module.css'

const idOf = (monday: CalendarDay): string => `missing:${monday}`

const readMissing = async (db: Database, me: PersonId): Promise<readonly MissingWeek[]> => {
  // With the Sunday before, whose night may reach into the Monday.
  const from = addDays(mondayOf(today()), -8)
  const [placements, logs, putAway] = await Promise.all([
    readPlacements(db, me),
    db.rows('practiceLog').where('[apprentice+practisedOn]').between([me, from], [me, today()], true, true).toArray(),
    readLookedAt(db),
  ])
  return missingDays(placements, logs, today()).filter((week) => !putAway.has(idOf(week.monday)))
}

export const MissingDays = () => {
  const { t, i18n } = useLingui()
  const dates = useDates()
  const { db, profile } = useStore()
  const weeks = useLive((db) => readMissing(db, profile.person), [profile.person])
  if (weeks === undefined || weeks.length === 0) return null
  const days = weeks.toReversed().flatMap((week) => week.days)
  const named = new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(days.map((d) => dates.day(d)))
  // A failed mark shows by staying.
  const putAway = () => void markRead(db, weeks.map(({ monday }) => ({ id: idOf(monday), at: now() }))).catch(() => undefined)
  return (
    <section className={styles['missing']} aria-label={t`Days without a log`}>
      <p className={styles['words']}>
        <Trans>No log for {named}.</Trans>{' '}
        <Link to="/logbook/new" className={styles['write']}>
          <Trans>Write a log</Trans>
        </Link>{' '}
        <span className={styles['quiet']}>
          <Trans>Only you see this.</Trans>
        </span>
      </p>
      <button type="button" className={styles['away']} aria-label={t`Put away for this week`} onClick={putAway}>
        <X aria-hidden size={18} />
      </button>
    </section>
  )
}
