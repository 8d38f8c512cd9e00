/** The form of a checklist: what it is for, and its lines. Kept as a draft while it is written. */
import type { OwnChecklistContent } from '#domain/own-checklist.ts'
import type { Refusal } from '#domain/refusal.ts'
import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { Screen } from '../../../record/screen.tsx'
import { fieldErrorSentence, notSavedSentence } from '../../../record/sentences.ts'
import { useDeed } from '../../../record/use-deed.ts'
import { useLeadOn } from '../../../record/use-lead-on.ts'
import type { Also } from '../../../store/mutate.ts'
import { useHoldsWork } from '../../../store/open-work.ts'
import type { Draft } from '../../../store/use-draft.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { FieldErrorText } from '../../../ui/field-frame.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { fieldId } from '../form-parts.ts'
import { type ChecklistDraft, type ChecklistErrors, readChecklist } from './checklist-draft.ts'
import { ChecklistLines } from './checklist-lines.tsx'
import styles from './own-checklists.module.css'

interface ChecklistFormProps {
  readonly title: string
  /** Where it is listed, before and after. */
  readonly home: string
  readonly start: ChecklistDraft
  readonly draft: Draft<ChecklistDraft>
  readonly save: (content: OwnChecklistContent, ends: Also) => Promise<Refusal | null>
  /** Below the lines. */
  readonly children?: ReactNode
}

const NO_ERRORS: ChecklistErrors = new Map()

export const ChecklistForm = ({ title, home, start, draft, save, children }: ChecklistFormProps) => {
  const { t } = useLingui()
  const leadOn = useLeadOn()
  const deed = useDeed()
  const [errors, setErrors] = useState(NO_ERRORS)
  useHoldsWork()
  const value = draft.value ?? start
  const set = (part: Partial<ChecklistDraft>) => {
    draft.write({ ...value, ...part })
    // What is being mended is not scolded any longer; the next try says what is left.
    setErrors(NO_ERRORS)
  }
  const wrong = (name: string) => {
    const code = errors.get(name)
    return code === undefined ? undefined : t(fieldErrorSentence[code])
  }

  const hand = async () => {
    const read = readChecklist(value)
    if ('errors' in read) {
      setErrors(read.errors)
      const [first = ''] = [...read.errors.keys()]
      document.getElementById(fieldId(first === 'items' ? (value.items[0]?.id ?? first) : first))?.focus()
      return
    }
    if (!(await deed.run(() => draft.handIn((ends) => save(read.content, ends))))) return
    showToast({ text: t`Saved on this device` })
    await leadOn(home)
  }

  const problem = deed.problem ?? (draft.notSaved === null ? null : notSavedSentence[draft.notSaved])
  return (
    <Screen
      title={title}
      back={home}
      action={
        <Button variant="primary" size="floor" full onPress={() => void hand()}>
          {t`Save checklist`}
        </Button>
      }
    >
      <div className={styles['form']}>
        {problem !== null && (
          <div role="alert">
            <Banner tone="bad">{t(problem)}</Banner>
          </div>
        )}
        <TextField label={t`What is it for?`} id={fieldId('title')} size="floor" autoComplete="off" value={value.title} onChange={(words) => set({ title: words })} error={wrong('title')} />
        <ChecklistLines items={value.items} onChange={(items) => set({ items })} error={wrong} />
        {errors.has('items') && (
          <div role="alert">
            <FieldErrorText id={`${fieldId('items')}-error`}>{errors.get('items') === 'required' ? t`Please write at least one line.` : (wrong('items') ?? '')}</FieldErrorText>
          </div>
        )}
        {children}
      </div>
    </Screen>
  )
}
