/** "Start now" and "Stop" beside "Began at": the minutes need not be remembered. A timer that was forgotten asks plainly. */
import type { Instant } from '#domain/calendar-day.ts'
import { MINUTES } from '#domain/practice-log.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Play, Square } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { hoursAndMinutes, useDates } from '../../record/dates.ts'
import { useNow } from '../../record/use-now.ts'
import { now, today, zoneMinutes } from '../../store/clock.ts'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.tsx'
import { type ChangeForm, fieldId } from './form-parts.ts'
import type { LogForm } from './log-form.ts'
import { clockAt, isForgotten, minutesSince, timed } from './timer.ts'
import styles from './work-timer.module.css'

interface WorkTimerProps {
  readonly form: LogForm
  readonly change: ChangeForm
}

export const WorkTimer = ({ form, change }: WorkTimerProps) => {
  const { t } = useLingui()
  const since = form.timerSince
  const at = useNow()
  const button = useRef<HTMLDivElement>(null)
  const isRunning = since !== null
  const wasRunning = useRef(isRunning)
  useEffect(() => {
    // The question went with the button that answered it: the keyboard goes on where the next one is.
    if (wasRunning.current && !isRunning && document.activeElement === document.body) button.current?.querySelector('button')?.focus()
    wasRunning.current = isRunning
  }, [isRunning])

  const stop = (begun: Instant) => {
    const { minutes, startedAt } = form
    change(timed(begun, now(), zoneMinutes(begun)))
    if (`${minutes}${startedAt}`.trim() !== '') showToast({ text: t`Minutes taken from the timer`, undo: { label: t`Undo`, run: () => change({ minutes, startedAt, timerSince: begun }) } })
  }

  if (since === null)
    // Work that began on another day cannot begin now.
    return form.practisedOn === today() ? (
      <div ref={button} className={styles['timer']}>
        <Button size="floor" full icon={<Play aria-hidden />} onPress={() => change({ timerSince: now() })}>
          <Trans>Start now</Trans>
        </Button>
      </div>
    ) : null
  if (isForgotten(since, at)) return <ForgottenTimer since={since} at={at} change={change} />
  const begun = clockAt(since, zoneMinutes(since))
  return (
    <div ref={button} className={styles['timer']}>
      <Button variant="primary" size="floor" full icon={<Square aria-hidden fill="currentColor" />} onPress={() => stop(since)}>
        <Trans>Stop</Trans>
        <span role="timer" className={styles['running']}>
          {hoursAndMinutes(minutesSince(since, at))}
        </span>
      </Button>
      <p className={styles['since']}>
        <Trans>Since {begun}</Trans>
      </p>
    </div>
  )
}

interface ForgottenTimerProps {
  readonly since: Instant
  readonly at: Instant
  readonly change: ChangeForm
}

const ForgottenTimer = ({ since, at, change }: ForgottenTimerProps) => {
  const dates = useDates()
  const minutes = minutesSince(since, at)
  const begun = dates.dayAndTime(since)
  const duration = hoursAndMinutes(minutes)
  const typeThem = () => {
    change({ timerSince: null, startedAt: clockAt(since, zoneMinutes(since)) })
    document.getElementById(fieldId('minutes'))?.focus()
  }
  return (
    <div className={styles['forgotten']} role="group" aria-labelledby={`${fieldId('timer')}-question`}>
      <p id={`${fieldId('timer')}-question`} role="status">
        <Trans>The timer has been running since {begun}. Did you forget to stop it?</Trans>
      </p>
      <div className={styles['answers']}>
        <Button size="floor" variant="primary" onPress={typeThem}>
          <Trans>Yes, I type the minutes</Trans>
        </Button>
        {minutes <= MINUTES.most && (
          <Button size="floor" onPress={() => change(timed(since, now(), zoneMinutes(since)))}>
            <Trans>No, I worked {duration} hours</Trans>
          </Button>
        )}
        <Button size="floor" onPress={() => change({ timerSince: null })}>
          <Trans>Throw the time away</Trans>
        </Button>
      </div>
    </div>
  )
}
