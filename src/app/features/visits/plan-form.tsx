/** Where, whom, which of their open concerns, when and how. One row an apprentice comes of it. */
import type { CalendarDay } from '#domain/calendar-day.ts'
import type { EnterpriseId, PersonId, TripId, VisitId } from '#domain/ids.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { plural } from '@lingui/core/macro'
import { useRef, useState } from 'react'
import { Screen } from '../../record/screen.tsx'
import { fieldErrorSentence, notSavedSentence } from '../../record/sentences.ts'
import { useDeed } from '../../record/use-deed.ts'
import { useLeadOn } from '../../record/use-lead-on.ts'
import { visitFieldWord } from '../../record/words.ts'
import { today } from '../../store/clock.ts'
import type { Also } from '../../store/mutate.ts'
import { newId } from '../../store/new-id.ts'
import { useHoldsWork } from '../../store/open-work.ts'
import { useStore } from '../../store/store-context.tsx'
import { together } from '../../store/together.ts'
import type { DraftForm } from '../../store/use-draft.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { DayField, SelectField, TextArea } from '../../ui/fields.tsx'
import { showToast } from '../../ui/toast.tsx'
import { ApprenticeTicks } from './apprentice-ticks.tsx'
import { KindChoice } from './kind-choice.tsx'
import type { PlanDraft } from './plan-draft.ts'
import { chosenOf, type Enterprise } from './use-visits.ts'
import styles from './visits.module.css'

interface PlanFormProps {
  readonly value: PlanDraft
  readonly draft: DraftForm<PlanDraft>
  readonly enterprises: readonly Enterprise[]
}

export const PlanForm = ({ value, draft, enterprises }: PlanFormProps) => {
  const { t } = useLingui()
  const { db, mutate } = useStore()
  const deed = useDeed()
  const leadOn = useLeadOn()
  const [tried, setTried] = useState(false)
  // One name for one form and person: a second tap plans nothing twice.
  const [trip] = useState(newId<TripId>)
  const names = useRef(new Map<PersonId, VisitId>())
  const form = useRef<HTMLDivElement>(null)
  useHoldsWork()
  const enterprise = enterprises.find((e) => e.id === value.enterprise) ?? (enterprises.length === 1 ? enterprises[0] : undefined)
  const chosen = enterprise?.apprentices.filter((a) => value.chosen.includes(a.person)) ?? []
  const change = (part: Partial<PlanDraft>) => draft.change({ ...value, ...part })
  const nameOf = (person: PersonId): VisitId => {
    const known = names.current.get(person) ?? newId<VisitId>()
    names.current.set(person, known)
    return known
  }

  const plan = async () => {
    setTried(true)
    if (enterprise === undefined || chosen.length === 0 || value.plannedFor === '') {
      const missing = enterprise === undefined ? 'select' : chosen.length === 0 ? 'input[type=checkbox]' : 'input[type=date]'
      form.current?.querySelector<HTMLElement>(missing)?.focus()
      return
    }
    const { kind, purpose } = value
    const plannedFor = value.plannedFor as CalendarDay
    const planAll = async (ends: Also) => {
      for (const who of chosen) {
        const visit = {
          id: nameOf(who.person),
          trip,
          apprentice: who.person,
          placement: who.placement.id,
          plannedFor,
          kind,
          purpose: purpose.trim(),
          concerns: chosenOf(who, value.concerns),
        }
        const refusal = await mutate.visit.plan(visit, ends)
        // By a first tap: nobody is visited twice.
        if (refusal !== null && refusal.because !== 'id-taken') return refusal
      }
      return null
    }
    if (!(await deed.run(() => draft.handIn((ends) => together(db, () => planAll(ends)))))) return
    const [count, name] = [chosen.length, enterprise.name]
    showToast({ text: t`Planned at ${name}: ${plural(count, { one: '# apprentice', other: '# apprentices' })}` })
    const first = chosen[0]
    await leadOn(first === undefined ? '/visits' : `/visits/${nameOf(first.person)}${plannedFor <= today() ? '/log' : ''}`)
  }

  const problem = deed.problem ?? (draft.notSaved === null ? null : notSavedSentence[draft.notSaved])
  return (
    <Screen
      title={t`Plan a visit`}
      back="/visits"
      action={
        <Button variant="primary" size="floor" full onPress={() => void plan()}>
          {value.plannedFor !== '' && value.plannedFor <= today() ? t`Save, and note it` : t`Plan the visit`}
        </Button>
      }
    >
      {problem !== null && (
        <div role="alert">
          <Banner tone="bad">{t(problem)}</Banner>
        </div>
      )}
      <div ref={form} className={styles['form']}>
        <SelectField
          label={t`Enterprise`}
          value={enterprise?.id ?? ''}
          onChange={(id) => change({ enterprise: id === '' ? null : (id as EnterpriseId), chosen: [], concerns: [] })}
          options={[
            ...(enterprise === undefined ? [{ value: '', label: t`Please choose` }] : []),
            ...enterprises.map((e) => {
              const [name, count] = [e.name, e.apprentices.length]
              return { value: e.id, label: t`${name} (${count})` }
            }),
          ]}
          error={tried && enterprise === undefined ? t(fieldErrorSentence.required) : undefined}
        />
        {enterprise !== undefined && (
          <ApprenticeTicks
            of={enterprise}
            chosen={value.chosen}
            concerns={value.concerns}
            onChange={change}
            error={tried && chosen.length === 0 ? t`Tick at least one.` : undefined}
          />
        )}
        <DayField
          label={t`Day`}
          value={value.plannedFor}
          onChange={(plannedFor) => change({ plannedFor })}
          hint={t`For a visit that has been already, name its day; then you note it at once.`}
          error={tried && value.plannedFor === '' ? t(fieldErrorSentence.required) : undefined}
        />
        <KindChoice value={value.kind} onChange={(kind) => change({ kind })} />
        <TextArea label={t(visitFieldWord.purpose)} value={value.purpose} rows={3} onChange={(purpose) => change({ purpose })} hint={t`Each of them reads it, on his own page.`} />
        <p className={styles['quiet']}>
          <Trans>Each apprentice sees that you come, and nothing of the others.</Trans>
        </p>
      </div>
    </Screen>
  )
}
