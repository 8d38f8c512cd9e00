/** Five things about a week, in half a minute: five taps and one to save. What was begun is there again after a reload. */
import type { CalendarDay } from '#domain/calendar-day.ts'
import type { PersonId } from '#domain/ids.ts'
import { OBSERVED, type Observation } from '#domain/observation.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useDates } from '../../../record/dates.ts'
import { notSavedSentence } from '../../../record/sentences.ts'
import { useDeed } from '../../../record/use-deed.ts'
import { saveDraft } from '../../../store/drafts.ts'
import { useStore } from '../../../store/store-context.tsx'
import { useDraftForm } from '../../../store/use-draft.ts'
import { Button } from '../../../ui/button.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { ItemChoice } from './item-choice.tsx'
import { draftOf, itemsOf, type ObservationDraft, observationKeyOf, unanswered } from './observation-draft.ts'
import styles from './week.module.css'

interface ObservationFormProps {
  readonly apprentice: PersonId
  readonly monday: CalendarDay
  /** What stands for this week already, and is changed here. */
  readonly noted: Observation | null
  readonly last: Observation | null
  /** @param week that was saved */
  readonly onSaved: (week: CalendarDay) => void
  readonly onLeft: () => void
}

export const ObservationForm = ({ apprentice, monday, noted, last, onSaved, onLeft }: ObservationFormProps) => {
  const { t } = useLingui()
  const dates = useDates()
  const { db, mutate } = useStore()
  const key = observationKeyOf(apprentice)
  const draft = useDraftForm<ObservationDraft>(key, draftOf(monday, noted?.items ?? null))
  const deed = useDeed()
  const [pressed, setPressed] = useState(false)
  const form = draft.value
  if (form === undefined) return null
  const missing = pressed ? unanswered(form) : []
  const week = dates.week(form.week)

  const save = async () => {
    setPressed(true)
    const items = itemsOf(form)
    if (items === null) {
      document.querySelector<HTMLElement>(`#observed-${unanswered(form)[0] ?? ''} input`)?.focus()
      return
    }
    if (!(await deed.run(() => draft.handIn((ends) => mutate.observation.note({ apprentice, week: form.week, items }, ends))))) return
    onSaved(form.week)
  }
  const leave = async () => {
    await draft.finish()
    showToast({ text: t`The change is put away`, undo: { label: t`Get it back`, run: () => void saveDraft(db, key, form).catch(() => undefined) } })
    onLeft()
  }
  return (
    <div className={styles['form']}>
      {form.week !== monday && (
        <p className={styles['note']}>
          <Trans>Begun in week {week}, and saved for that week.</Trans>
        </p>
      )}
      {OBSERVED.map((what) => {
        const wordsError = deed.fieldError(`items.${what}.words`)
        return (
          <ItemChoice
            key={what}
            what={what}
            value={form[what]}
            // The week goes along: a draft that is begun belongs to it from its first tap.
            onChange={(item) => draft.change({ week: form.week, [what]: item })}
            lastWords={last?.items[what].words ?? ''}
            isMissing={missing.includes(what)}
            wordsError={wordsError === undefined ? undefined : t(wordsError)}
          />
        )
      })}
      {(deed.problem ?? (draft.notSaved === null ? null : notSavedSentence[draft.notSaved])) !== null && (
        <p role="alert" className={styles['problem']}>
          {t(deed.problem ?? notSavedSentence[draft.notSaved ?? 'broken'])}
        </p>
      )}
      <div className={styles['buttons']}>
        {(noted !== null || form.week !== monday) && (
          <Button size="floor" onPress={() => void leave()}>
            {noted === null ? <Trans>Put this away</Trans> : <Trans>Leave it as it was</Trans>}
          </Button>
        )}
        <Button size="floor" variant="primary" full isPending={deed.isPending} onPress={() => void save()}>
          <Trans>Save the observation</Trans>
        </Button>
      </div>
    </div>
  )
}
