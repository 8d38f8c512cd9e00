/** The school's answer, or what a mentor who was told has to say. */
import { useLingui } from '@lingui/react/macro'
import { Send } from 'lucide-react'
import { useId } from 'react'
import type { ConcernRecord } from '../../record/concerns.ts'
import { useStore } from '../../store/store-context.tsx'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.tsx'
import styles from './concerns.module.css'
import { useWords } from './use-words.ts'
import { WordsField } from './words-field.tsx'

export const AnswerForm = ({ record: { concern, voice } }: { readonly record: ConcernRecord }) => {
  const { t } = useLingui()
  const { mutate } = useStore()
  const words = useWords(concern.id)
  const field = useId()
  if (words.text === undefined) return null
  const answer = async () => {
    if ((words.text ?? '').trim() === '') {
      words.demand(true)
      document.getElementById(field)?.focus()
      return
    }
    const done = await words.give((event, text, ends) => mutate.concern.answer({ id: concern.id, event, text }, ends))
    if (done) showToast({ text: t`Answer saved` })
  }
  const hint =
    voice === 'mentor'
      ? t`The answer that is owed is the school's; what you say here is added to it.`
      : concern.state === 'closed'
        ? t`The apprentice has closed this. What you add is kept, and opens nothing.`
        : undefined
  return (
    <div className={styles['form']}>
      <WordsField id={field} words={words} label={t`Your answer`} hint={hint} />
      <Button variant="primary" size="floor" icon={<Send aria-hidden size={20} />} onPress={() => void answer()}>
        {t`Send the answer`}
      </Button>
    </div>
  )
}
