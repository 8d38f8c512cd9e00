/** The form of a request: level, logs, note. Nothing is preset but the logs that name the competency. */
import { LEVELS, type Level } from '#domain/competency.ts'
import type { PracticeLogId } from '#domain/ids.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Screen } from '../../record/screen.tsx'
import { notSavedSentence } from '../../record/sentences.ts'
import { useDeed } from '../../record/use-deed.ts'
import { selfLevelWord } from '../../record/words.ts'
import { useHoldsWork } from '../../store/open-work.ts'
import { useStore } from '../../store/store-context.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { RadioCards } from '../../ui/choices.tsx'
import { TextArea } from '../../ui/fields.tsx'
import { showToast } from '../../ui/toast.tsx'
import { AskLogs } from './ask-logs.tsx'
import styles from './ask.module.css'
import type { CompetencyPage } from './use-competency.ts'
import type { Draft } from '../../store/use-draft.ts'

export interface AskDraft {
  readonly selfLevel: Level | null
  readonly logs: readonly PracticeLogId[]
  readonly note: string
}

const MOST_LOGS = 30

interface AskFormProps {
  readonly page: CompetencyPage
  readonly draft: Draft<AskDraft>
  readonly back: string
  readonly subtitle: string
}

export const AskForm = ({ page, draft, back, subtitle }: AskFormProps) => {
  const { t } = useLingui()
  const { mutate, profile } = useStore()
  const navigate = useNavigate()
  const deed = useDeed()
  const [noLevel, setNoLevel] = useState(false)
  useHoldsWork()
  const preset: AskDraft = { selfLevel: null, logs: page.logs.slice(0, MOST_LOGS).map((l) => l.id), note: '' }
  const value = draft.value ?? preset
  const set = (change: Partial<AskDraft>) => draft.write({ ...value, ...change })

  const ask = async () => {
    setNoLevel(value.selfLevel === null)
    if (value.selfLevel === null) return
    const revisions = new Map(page.portfolio.logs.map((l) => [l.id, l.revision]))
    const logs = value.logs.flatMap((log) => {
      const revision = revisions.get(log)
      return revision === undefined ? [] : [{ log, revision }]
    })
    const request = { apprentice: profile.person, competency: page.competency.id, selfLevel: value.selfLevel, logs, note: value.note }
    if (!(await deed.run(() => draft.handIn((ends) => mutate.competency.ask(request, ends))))) return
    showToast({ text: t`Asked. Your mentor sees it as soon as both of you had a network.` })
    await navigate(back, { replace: true })
  }

  const barred = page.missing.some((m) => m.fact === 'prerequisite-open' && m.safety)
  return (
    <Screen
      title={t`Ask for sign-off`}
      subtitle={subtitle}
      back={back}
      action={
        <Button variant="primary" size="floor" full onPress={() => void ask()}>
          {t`Ask for sign-off`}
        </Button>
      }
    >
      {deed.problem !== null && (
        <div role="alert">
          <Banner tone="bad">{t(deed.problem)}</Banner>
        </div>
      )}
      {draft.notSaved !== null && <Banner tone="bad">{t(notSavedSentence[draft.notSaved])}</Banner>}
      <RadioCards
        label={t`How far along are you?`}
        value={value.selfLevel === null ? null : String(value.selfLevel)}
        onChange={(v) => {
          setNoLevel(false)
          set({ selfLevel: LEVELS.find((l) => String(l) === v) ?? null })
        }}
        options={LEVELS.map((l) => ({ value: String(l), title: t(selfLevelWord[l]), mark: <span className={styles['numeral']}>{l}</span> }))}
        error={noLevel ? t`Please choose your level.` : undefined}
      />
      {value.selfLevel === 5 && barred && (
        <Banner tone="warn">
          <Trans>A safety prerequisite is still open. Your mentor can sign up to level 4 until it is signed.</Trans>
        </Banner>
      )}
      <AskLogs page={page} chosen={value.logs} most={MOST_LOGS} onChange={(logs) => set({ logs })} />
      <TextArea label={t`Note to your mentor (may stay empty)`} value={value.note} onChange={(note) => set({ note })} rows={2} />
    </Screen>
  )
}
