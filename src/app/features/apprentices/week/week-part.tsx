/** The mentor's week with one apprentice: this week's observation, his minutes of guidance, and the weeks before. */
import { type CalendarDay, mondayOf } from '#domain/calendar-day.ts'
import type { PersonId } from '#domain/ids.ts'
import type { Observation } from '#domain/observation.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { ObservationCard } from '../../../record/observation-card.tsx'
import { useDates } from '../../../record/dates.ts'
import { today } from '../../../store/clock.ts'
import { useStore } from '../../../store/store-context.tsx'
import { Button } from '../../../ui/button.tsx'
import { Section } from '../../../ui/card.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { ShowMore } from '../show-more.tsx'
import { GuidanceList } from './guidance-list.tsx'
import { ObservationForm } from './observation-form.tsx'
import { useWeek, type Week } from './use-week.ts'
import styles from './week.module.css'

const PAGE = 8

export const WeekPart = ({ apprentice }: { readonly apprentice: PersonId }) => {
  const { t } = useLingui()
  const dates = useDates()
  const week = useWeek(apprentice)
  const [most, setMost] = useState(PAGE)
  if (week === undefined) return null
  const number = dates.week(week.monday)
  return (
    <>
      <Section title={t`Your observation of week ${number}`}>
        <ThisWeek key={apprentice} apprentice={apprentice} week={week} />
      </Section>
      <GuidanceList apprentice={apprentice} />
      {week.others.length > 0 && (
        <Section title={t`Noted before, and by others`}>
          <ul className={styles['cards']}>
            {week.others.slice(0, most).map((o) => (
              <li key={o.id}>
                <ObservationCard of={o} />
              </li>
            ))}
          </ul>
          {week.others.length > most && <ShowMore onPress={() => setMost(most + PAGE)} />}
        </Section>
      )}
    </>
  )
}

const ThisWeek = ({ apprentice, week: { monday, noted, last, isBegun } }: { readonly apprentice: PersonId; readonly week: Week }) => {
  const { t } = useLingui()
  const { mutate } = useStore()
  const [isChanging, setChanging] = useState(false)
  // Another form after one that was about a week gone by.
  const [form, setForm] = useState(0)
  const putBack = ({ items, week }: Observation) => {
    // The week may be over by now; what is then undone stays noted, and the history has both.
    // A device that cannot save it shows what stands.
    if (week === mondayOf(today())) void mutate.observation.note({ apprentice, week, items }).catch(() => undefined)
  }
  const left = () => {
    setChanging(false)
    setForm(form + 1)
  }
  const saved = (week: CalendarDay) => {
    setChanging(false)
    if (week !== monday) setForm(form + 1)
    const undo = noted === null || week !== monday ? {} : { undo: { label: t`Undo`, run: () => putBack(noted) } }
    showToast({ text: t`Observation saved`, ...undo })
  }
  if (noted === null || isChanging || isBegun)
    return <ObservationForm key={form} apprentice={apprentice} monday={monday} noted={noted} last={last} onSaved={saved} onLeft={left} />
  return (
    <>
      {/* Focus comes here from the button that saved, which is gone. */}
      <div className={styles['saved']} tabIndex={-1} ref={takeFocus}>
        <ObservationCard of={noted} />
      </div>
      <div className={styles['buttons']}>
        <Button size="floor" icon={<Pencil aria-hidden size={20} />} onPress={() => setChanging(true)}>
          <Trans>Change it</Trans>
        </Button>
      </div>
      <p className={styles['quiet']}>
        <Trans>It can be changed until the week is over. What you said before stays in the history.</Trans>
      </p>
    </>
  )
}

/** Only where nothing else has it: not when the page is opened, or the apprentice is read to from the middle. */
const takeFocus = (box: HTMLElement | null): void => {
  if (document.activeElement === document.body) box?.focus({ preventScroll: true })
}
