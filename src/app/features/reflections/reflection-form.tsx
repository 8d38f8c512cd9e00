/** Dimension, text, the logs it speaks of, and who may read it. */
import { CRAFT_DIMENSIONS, type CraftDimension } from '#domain/competency.ts'
import type { PracticeLogId } from '#domain/ids.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import type { Refusal } from '#domain/refusal.ts'
import type { ReflectionContent } from '#domain/reflection.ts'
import { type ReflectionPrompt, reflectionPrompts } from '#domain/reflection-prompt.ts'
import { LENGTH } from '#domain/text.ts'
import type { MessageDescriptor } from '@lingui/core'
import { useLingui } from '@lingui/react/macro'
import { useId, useMemo, useRef, useState } from 'react'
import { dimensionMeaning } from '../../record/craft/craft-words.ts'
import { useDates } from '../../record/dates.ts'
import { Screen } from '../../record/screen.tsx'
import { fieldErrorSentence, notSavedSentence, refusalSentence } from '../../record/sentences.ts'
import { useLeadOn } from '../../record/use-lead-on.ts'
import { dimensionWord } from '../../record/words.ts'
import type { Also } from '../../store/mutate.ts'
import { useHoldsWork } from '../../store/open-work.ts'
import { SaveFailed } from '../../store/reopen.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { RadioCards } from '../../ui/choices.tsx'
import { TextArea } from '../../ui/fields.tsx'
import { MultiPicker } from '../../ui/multi-picker.tsx'
import { PromptCard } from './prompt-card.tsx'
import { usePrompt } from './prompt-words.ts'
import type { ReflectionDraft } from './reflection-draft.ts'
import { SharingChoice } from './sharing.tsx'
import type { Draft } from '../../store/use-draft.ts'

interface ReflectionFormProps {
  readonly title: string
  readonly back: string
  readonly start: ReflectionDraft
  readonly draft: Draft<ReflectionDraft>
  readonly logs: readonly PracticeLog[]
  /** A new one: who may read it is chosen, and a question is offered to begin with. */
  readonly mayChooseSharing: boolean
  readonly save: (written: ReflectionContent & { readonly shared: boolean }, ends: Also) => Promise<Refusal | null>
  /** Where the written reflection can be read. */
  readonly leadsTo: string
}

const MOST_LOGS = 20

export const ReflectionForm = ({ title, back, start, draft, logs, mayChooseSharing, save, leadsTo }: ReflectionFormProps) => {
  const { t } = useLingui()
  const dates = useDates()
  const prompt = usePrompt()
  const leadOn = useLeadOn()
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<MessageDescriptor | null>(null)
  const saving = useRef(false)
  useHoldsWork()
  const value = draft.value ?? start
  const set = (change: Partial<ReflectionDraft>) => draft.write({ ...value, ...change })
  const words = useId()
  const prompts = useMemo(() => (mayChooseSharing ? reflectionPrompts(logs) : []), [mayChooseSharing, logs])
  const take = ({ id, dimension, log }: ReflectionPrompt) => {
    set({ prompt: id, dimension, logs: value.logs.includes(log) ? value.logs : [...value.logs, log].slice(-MOST_LOGS) })
    document.getElementById(words)?.focus()
  }
  const options = useMemo(() => logs.map((l) => ({ id: l.id, code: dates.day(l.practisedOn), text: l.task })), [logs, dates])

  const noText = value.text.trim() === ''
  const textError = noText ? fieldErrorSentence.required : value.text.length > LENGTH.essay ? fieldErrorSentence['too-long'] : null

  const hand = async () => {
    setTried(true)
    const { dimension } = value
    if (dimension === null || textError !== null || saving.current) return
    saving.current = true
    try {
      const no = await draft.handIn((ends) => save({ dimension, text: value.text, logs: value.logs, shared: value.shared }, ends))
      if (no !== null) {
        setProblem(refusalSentence[no.because])
        return
      }
      await leadOn(leadsTo)
    } catch (e) {
      if (!(e instanceof SaveFailed)) throw e
      setProblem(notSavedSentence[e.why])
    } finally {
      saving.current = false
    }
  }

  const said = problem ?? (draft.notSaved === null ? null : notSavedSentence[draft.notSaved])
  const latest = logs[0]?.task ?? null
  return (
    <Screen
      title={title}
      back={back}
      action={
        <Button variant="primary" size="floor" full onPress={() => void hand()}>
          {t`Save reflection`}
        </Button>
      }
    >
      {said !== null && (
        <div role="alert">
          <Banner tone="bad">{t(said)}</Banner>
        </div>
      )}
      {prompts.length > 0 && <PromptCard prompts={prompts} taken={value.prompt} onTake={take} />}
      <RadioCards
        label={t`What is it about?`}
        value={value.dimension}
        onChange={(v) => set({ dimension: v as CraftDimension })}
        options={CRAFT_DIMENSIONS.map((d) => ({ value: d, title: t(dimensionWord[d]), text: t(dimensionMeaning[d]) }))}
        error={tried && value.dimension === null ? t`Please choose one of the four.` : undefined}
      />
      <TextArea
        id={words}
        label={t`Your words`}
        rows={6}
        value={value.text}
        onChange={(text) => set({ text })}
        hint={value.dimension === null || value.prompt !== undefined ? undefined : prompt(value.dimension, latest)}
        error={tried && textError !== null ? t(textError) : undefined}
      />
      <MultiPicker
        label={t`Logs it speaks of`}
        options={options}
        value={value.logs}
        onChange={(ids) => set({ logs: ids.slice(0, MOST_LOGS) as PracticeLogId[] })}
        placeholder={t`Find by day or task`}
        moreText={(n) => t`${n} more, type to narrow`}
        removeLabel={(o) => t`Remove ${o.text}`}
        emptyText={t`No log matches`}
      />
      {mayChooseSharing && <SharingChoice shared={value.shared} onChange={(shared) => set({ shared })} />}
    </Screen>
  )
}
