/** A few words of the teacher on a reflection or competency. What is typed is kept on the device until it is sent. */
import type { Feedback } from '#domain/feedback.ts'
import type { FeedbackId, PersonId } from '#domain/ids.ts'
import type { MessageDescriptor } from '@lingui/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useId, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import { notSavedSentence, refusalSentence } from '../../record/sentences.ts'
import { dropDraft, readDraft, saveDraft } from '../../store/drafts.ts'
import { newId } from '../../store/new-id.ts'
import { useHoldsWork } from '../../store/open-work.ts'
import { SaveFailed } from '../../store/reopen.ts'
import { useStore } from '../../store/store-context.tsx'
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
  const { t, i18n } = useLingui()
  const { db, mutate } = useStore()
  const [text, setText] = useState('')
  const [notice, setNotice] = useState<MessageDescriptor | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const key = `comment:${about.kind}:${about.id}:${apprentice}`

  // An address may name what is spoken of: the outbox leads back here with what was refused.
  const input = useId()
  const isAsked = useLocation().hash === `#${encodeURIComponent(about.id)}`

  useEffect(() => {
    void readDraft(db, key).then((d) => {
      setText((now) => (now === '' && typeof d?.value === 'string' ? d.value : now))
      if (isAsked) document.getElementById(input)?.focus()
    })
  }, [db, key, isAsked, input])

  const keep = (value: string) => {
    clearTimeout(timer.current)
    timer.current = undefined
    const write = value.trim() === '' ? dropDraft(db, key) : saveDraft(db, key, value)
    write.catch((e: unknown) => {
      if (e instanceof SaveFailed) setNotice(notSavedSentence[e.why])
    })
  }
  const change = (value: string) => {
    setText(value)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => keep(value), 300)
  }
  const send = async () => {
    if (text.trim() === '') return
    try {
      const refusal = await mutate.feedback.give({ id: newId<FeedbackId>(), apprentice, about, field: null, text: text.trim() })
      setNotice(refusal === null ? null : refusalSentence[refusal.because])
      if (refusal !== null) return
      setText('')
      keep('')
    } catch (e) {
      if (!(e instanceof SaveFailed)) throw e
      setNotice(notSavedSentence[e.why])
    }
  }
  return (
    <div className={styles['form']}>
      <TextArea id={input} label={t`Your comment`} value={text} rows={1} onChange={change} onBlur={() => timer.current !== undefined && keep(text)} />
      <div role="alert">{notice !== null && <p className={styles['notice']}>{i18n._(notice)}</p>}</div>
      {text.trim() !== '' && (
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
