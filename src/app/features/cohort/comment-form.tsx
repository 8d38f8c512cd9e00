/** A few words of the teacher on a reflection or competency. What is typed is kept on the device until it is sent. */
import type { Feedback } from '#domain/feedback.ts'
import type { FeedbackId, PersonId } from '#domain/ids.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useId } from 'react'
import { useLocation } from 'react-router'
import { notSavedSentence } from '../../record/sentences.ts'
import { useDeed } from '../../record/use-deed.ts'
import { newId } from '../../store/new-id.ts'
import { useHoldsWork } from '../../store/open-work.ts'
import { useStore } from '../../store/store-context.tsx'
import { useDraft } from '../../store/use-draft.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/fields.tsx'
import styles from './cohort.module.css'

interface CommentFormProps {
  readonly apprentice: PersonId
  readonly about: Feedback['about']
}

const HoldsWork = () => {
  useHoldsWork()
  return null
}

export const CommentForm = ({ apprentice, about }: CommentFormProps) => {
  const { t } = useLingui()
  const { mutate } = useStore()
  const draft = useDraft<string>(`comment:${about.kind}:${about.id}:${apprentice}`)
  const deed = useDeed()

  // An address may name what is spoken of: the outbox leads back here with what was refused.
  const input = useId()
  const isAsked = useLocation().hash === `#${encodeURIComponent(about.id)}`
  const isReady = draft.value !== undefined
  useEffect(() => {
    if (isAsked && isReady) document.getElementById(input)?.focus()
  }, [isAsked, isReady, input])

  const text = draft.value ?? ''
  const isBlank = text.trim() === ''
  const change = (words: string) => {
    draft.write(words)
    if (words.trim() === '') void draft.finish()
  }
  const send = async () => {
    const comment = { id: newId<FeedbackId>(), apprentice, about, field: null, text: text.trim() }
    await deed.run(() => draft.handIn((ends) => mutate.feedback.give(comment, ends), null))
  }
  const notice = deed.problem ?? (draft.notSaved === null ? null : notSavedSentence[draft.notSaved])
  return (
    <div className={styles['form']}>
      <TextArea id={input} label={t`Your comment`} value={text} rows={1} onChange={change} onBlur={() => void draft.keep()} />
      <div role="alert">{notice !== null && <p className={styles['notice']}>{t(notice)}</p>}</div>
      {!isBlank && (
        <>
          <HoldsWork />
          <Button onPress={() => void send()}>
            <Trans>Send</Trans>
          </Button>
        </>
      )}
    </div>
  )
}
