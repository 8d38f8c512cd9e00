/** "Guided today": one tap for the usual quarters of an hour; other minutes, another day or words in the form behind. */
import type { PersonId } from '#domain/ids.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useDuration } from '../../../record/guard-words.ts'
import { today } from '../../../store/clock.ts'
import { Button } from '../../../ui/button.tsx'
import { GuidanceForm } from './guidance-form.tsx'
import { useGuide } from './use-guide.ts'
import { useGuiding } from './use-week.ts'
import styles from './week.module.css'

const QUARTERS = [15, 30, 45, 60] as const

export const GuidedToday = ({ apprentice }: { readonly apprentice: PersonId }) => {
  const { t } = useLingui()
  const duration = useDuration()
  const guiding = useGuiding(apprentice)
  const { note, deed } = useGuide(apprentice)
  const [isOpen, setOpen] = useState(false)
  const sum = duration(guiding?.minutesToday ?? 0)
  return (
    <section className={styles['guided']} aria-label={t`Guided today`}>
      <p className={styles['guidedHead']}>
        <b>
          <Trans>Guided today</Trans>
        </b>
        <span aria-live="polite">{(guiding?.minutesToday ?? 0) > 0 && <Trans>{sum} noted</Trans>}</span>
      </p>
      <div className={styles['quarters']}>
        {QUARTERS.map((minutes) => (
          <Button key={minutes} size="floor" onPress={() => void note({ day: today(), minutes, about: '' })}>
            {t`${minutes} min`}
          </Button>
        ))}
        {!isOpen && (
          <Button size="floor" onPress={() => setOpen(true)}>
            <Trans>Other …</Trans>
          </Button>
        )}
      </div>
      {deed.problem !== null && (
        <p role="alert" className={styles['problem']}>
          {t(deed.problem)}
        </p>
      )}
      {isOpen && <GuidanceForm apprentice={apprentice} onClose={() => setOpen(false)} />}
    </section>
  )
}
