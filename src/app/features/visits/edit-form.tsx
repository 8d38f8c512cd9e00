/** The form of one visit. It leads on to the next apprentice of the trip who is still to be seen. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Lock } from 'lucide-react'
import { useRef, useState } from 'react'
import { Screen } from '../../record/screen.tsx'
import { fieldErrorSentence, notSavedSentence } from '../../record/sentences.ts'
import { useDeed } from '../../record/use-deed.ts'
import { useLeadOn } from '../../record/use-lead-on.ts'
import { visitFieldWord } from '../../record/words.ts'
import { today } from '../../store/clock.ts'
import { useHoldsWork } from '../../store/open-work.ts'
import { useStore } from '../../store/store-context.tsx'
import type { DraftForm } from '../../store/use-draft.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { DayField, TextArea } from '../../ui/fields.tsx'
import { showToast } from '../../ui/toast.tsx'
import { ConcernTicks } from './apprentice-ticks.tsx'
import { changesOf, type EditDraft } from './edit-draft.ts'
import { KindChoice } from './kind-choice.tsx'
import type { OpenedVisit } from './use-visits.ts'
import styles from './visits.module.css'

interface EditFormProps {
  readonly opened: OpenedVisit
  /** Of a visit that was held; else of its plan. */
  readonly isHeld: boolean
  readonly title: string
  readonly value: EditDraft
  readonly draft: DraftForm<EditDraft>
}

export const EditForm = ({ opened: { record, companions, concerns }, isHeld, title, value, draft }: EditFormProps) => {
  const { t } = useLingui()
  const { mutate } = useStore()
  const deed = useDeed()
  const leadOn = useLeadOn()
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLDivElement>(null)
  useHoldsWork()
  const { visit: v, apprentice } = record
  const next = companions.find((c) => c.visit.state === 'planned')
  const day = isHeld ? (value.wentOn ?? '') : value.plannedFor
  // Whatever is changed, what she saw when she began is kept with it.
  const change = (part: Partial<EditDraft>) => draft.change({ ...value, ...part })

  const save = async () => {
    setTried(true)
    if (day === '') {
      form.current?.querySelector<HTMLElement>('input[type=date]')?.focus()
      return
    }
    const { set, was } = changesOf(value)
    const done = await deed.run(() =>
      draft.handIn((ends) => {
        if (isHeld) return mutate.visit.log({ id: v.id, set, was }, ends)
        return Object.keys(set).length === 0 ? draft.finish().then(() => null) : mutate.visit.revise({ id: v.id, set, was }, ends)
      }),
    )
    if (!done) return
    showToast({ text: isHeld ? t`Noted: ${apprentice}` : t`The plan is changed` })
    await leadOn(isHeld && v.state === 'planned' && next !== undefined ? `/visits/${next.visit.id}/log` : `/visits/${v.id}`)
  }

  const refused = deed.fieldError('set.wentOn')
  const problem = deed.problem ?? (draft.notSaved === null ? null : notSavedSentence[draft.notSaved])
  const nextName = next?.apprentice ?? ''
  return (
    <Screen
      title={title}
      subtitle={<bdi>{`${apprentice} · ${v.enterpriseName}`}</bdi>}
      back={`/visits/${v.id}`}
      action={
        <Button variant="primary" size="floor" full onPress={() => void save()}>
          {isHeld && v.state === 'planned' && next !== undefined ? t`Save, then ${nextName}` : t`Save`}
        </Button>
      }
    >
      {problem !== null && (
        <div role="alert">
          <Banner tone="bad">{t(problem)}</Banner>
        </div>
      )}
      <div ref={form} className={styles['form']}>
        <DayField
          label={t(isHeld ? visitFieldWord.wentOn : visitFieldWord.plannedFor)}
          value={day}
          {...(isHeld ? { max: today() } : {})}
          onChange={(d) => change(isHeld ? { wentOn: d } : { plannedFor: d })}
          error={tried && day === '' ? t(fieldErrorSentence.required) : refused && t(refused)}
        />
        <KindChoice value={value.kind} onChange={(kind) => change({ kind })} />
        {concerns.length > 0 && (
          <fieldset className={styles['ticks']}>
            <legend>{t`Concerns to speak of`}</legend>
            <ConcernTicks records={concerns} chosen={value.concerns} onChange={(ticked) => change({ concerns: ticked })} />
          </fieldset>
        )}
        <TextArea label={t(visitFieldWord.purpose)} value={value.purpose} rows={2} onChange={(purpose) => change({ purpose })} />
        {isHeld && (
          <>
            <TextArea label={t(visitFieldWord.notes)} value={value.notes} rows={6} onChange={(notes) => change({ notes })} />
            <TextArea label={t(visitFieldWord.agreed)} value={value.agreed} rows={3} onChange={(agreed) => change({ agreed })} hint={t`Who does what, until when.`} />
            <DayField label={t(visitFieldWord.followUpOn)} value={value.followUpOn ?? ''} onChange={(d) => change({ followUpOn: d === '' ? null : d })} hint={t`Empty, if one visit is enough.`} />
          </>
        )}
        <p className={styles['reads']}>
          <Lock aria-hidden size={18} />
          <span>
            <Trans>{apprentice} reads what you write here. Nobody at the enterprise does.</Trans>
          </span>
        </p>
      </div>
    </Screen>
  )
}
