/** Minutes of guidance that fit no button: any number, an earlier day, and what it was about. */
import type { CalendarDay } from '#domain/calendar-day.ts'
import type { PersonId } from '#domain/ids.ts'
import { GUIDANCE_MINUTES } from '#domain/observation.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useId } from 'react'
import { today } from '../../../store/clock.ts'
import { useHoldsWork } from '../../../store/open-work.ts'
import { useDraftForm } from '../../../store/use-draft.ts'
import { Button } from '../../../ui/button.tsx'
import { DayField, TextField } from '../../../ui/fields.tsx'
import { NumberStepper } from '../../../ui/number-stepper.tsx'
import { useGuide } from './use-guide.ts'
import styles from './week.module.css'

interface GuidanceDraft {
  readonly day: string
  readonly minutes: number | null
  readonly about: string
}

const STEP = 5

export const GuidanceForm = ({ apprentice, onClose }: { readonly apprentice: PersonId; readonly onClose: () => void }) => {
  const { t } = useLingui()
  const draft = useDraftForm<GuidanceDraft>(`guidance ${apprentice}`, { day: today(), minutes: 30, about: '' })
  const { note, deed } = useGuide(apprentice)
  const first = useId()
  useHoldsWork()
  const ready = draft.value !== undefined
  useEffect(() => {
    if (ready) document.getElementById(first)?.focus()
  }, [first, ready])
  if (draft.value === undefined) return null
  const { day, minutes, about } = draft.value
  const error = (path: string) => {
    const code = deed.fieldError(path)
    return code === undefined ? undefined : t(code)
  }
  const save = async () => {
    // An empty or mistyped number is told at its field by the rule itself.
    if (!(await note({ day: day as CalendarDay, minutes: minutes ?? Number.NaN, about: about.trim() }, draft.handIn))) return
    onClose()
  }
  return (
    <div className={styles['guidanceForm']}>
      <NumberStepper
        id={first}
        label={t`Minutes`}
        value={minutes}
        onChange={(n) => draft.change({ minutes: n })}
        step={STEP}
        min={GUIDANCE_MINUTES.least}
        max={GUIDANCE_MINUTES.most}
        lessLabel={t`Less`}
        moreLabel={t`More`}
        error={error('minutes')}
      />
      <DayField label={t`Day`} value={day} max={today()} onChange={(d) => draft.change({ day: d })} error={error('day')} />
      <TextField label={t`What it was about (may stay empty)`} size="floor" value={about} onChange={(words) => draft.change({ about: words })} error={error('about')} />
      <div className={styles['buttons']}>
        <Button size="floor" onPress={onClose}>
          <Trans>Close</Trans>
        </Button>
        <Button size="floor" variant="primary" isPending={deed.isPending} onPress={() => void save()}>
          <Trans>Note the guidance</Trans>
        </Button>
      </div>
      {deed.problem !== null && (
        <p role="alert" className={styles['problem']}>
          {t(deed.problem)}
        </p>
      )}
    </div>
  )
}
