/** The hours ledger: one week, day by day, against what the placement allows. Facts for the apprentice himself. */
import { addDays, isoWeek, mondayOf } from '#domain/calendar-day.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronLeft, ChevronRight, Clock } from 'lucide-react'
import { useDates } from '../../record/dates.ts'
import { GuardNotes } from '../../record/guard-notes.tsx'
import { Screen } from '../../record/screen.tsx'
import { today } from '../../store/clock.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { AllowedHours } from './allowed-hours.tsx'
import { DayLedger } from './day-ledger.tsx'
import styles from './hours.module.css'
import { RepetitionMeter } from './repetition-meter.tsx'
import { useHours, useRepetition } from './use-hours.ts'
import { WeekChart } from './week-chart.tsx'
import { useWeekShown } from './week-shown.ts'
import { WeekTotal } from './week-total.tsx'

export const HoursScreen = () => {
  const { t } = useLingui()
  const dates = useDates()
  const { monday, step } = useWeekShown()
  const hours = useHours(monday)
  const meter = useRepetition()
  const { week, year } = isoWeek(monday)
  const from = dates.day(monday)
  const until = dates.day(addDays(monday, 6))
  const isThisWeek = monday >= mondayOf(today())
  return (
    <Screen title={t`Hours`} back="/logbook">
      <div className={styles['weeks']} role="group" aria-label={t`Week shown`}>
        <Button icon={<ChevronLeft aria-hidden size={20} />} aria-label={t`Week before`} onPress={() => step(-1)}>
          <span className={styles['wideOnly']}>
            <Trans>Week before</Trans>
          </span>
        </Button>
        <h2 className={styles['weekShown']} aria-live="polite">
          <span>
            <Trans>Week {week}</Trans> <span className={styles['quiet']}>{year}</span>
          </span>
          <span className={styles['quiet']}>
            {from} – {until}
          </span>
        </h2>
        <Button icon={<ChevronRight aria-hidden size={20} />} aria-label={t`Week after`} aria-disabled={isThisWeek} onPress={() => !isThisWeek && step(1)}>
          <span className={styles['wideOnly']}>
            <Trans>Week after</Trans>
          </span>
        </Button>
      </div>
      {hours !== undefined && meter !== undefined && (
        <>
          {hours.week.minutes === 0 ? (
            <EmptyState icon={<Clock size={32} />} title={t`No work in this week`}>
              <Trans>What you log for these days stands here, day by day.</Trans>
            </EmptyState>
          ) : (
            <>
              <WeekTotal week={hours.week} weeklyHours={hours.placement?.weeklyHours ?? null} />
              {hours.warnings.map(({ placement, warnings }) => (
                <GuardNotes key={placement.id} warnings={warnings} placement={placement} />
              ))}
              <WeekChart week={hours.week} warnings={hours.warnings.flatMap((w) => w.warnings)} />
              <DayLedger days={hours.week.days.filter((d) => d.minutes > 0)} />
            </>
          )}
          <RepetitionMeter of={meter} />
          {hours.placement !== null && <AllowedHours placement={hours.placement} />}
        </>
      )}
    </Screen>
  )
}
