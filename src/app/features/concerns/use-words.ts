/** Words on a concern while they are typed, kept on this device until they are given. */
import type { ConcernEventId, ConcernId } from '#domain/ids.ts'
import type { Refusal } from '#domain/refusal.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useState } from 'react'
import { notSavedSentence } from '../../record/sentences.ts'
import { useDeed } from '../../record/use-deed.ts'
import type { Also } from '../../store/mutate.ts'
import { newId } from '../../store/new-id.ts'
import { useDraftForm } from '../../store/use-draft.ts'

export interface Words {
  /** Undefined until the draft has been read. */
  readonly text: string | undefined
  readonly write: (text: string) => void
  readonly isPending: boolean
  readonly error: MessageDescriptor | undefined
  readonly problem: MessageDescriptor | null
  /** Does the deed with the words. @returns whether it was done; the words stay if not */
  readonly give: (deed: (event: ConcernEventId, text: string, ends: Also) => Promise<Refusal | null>) => Promise<boolean>
  /** Shows that there should be words, or no longer. */
  readonly demand: (words: boolean) => void
}

const noWords = msg`Please write a few words.`

export const useWords = (id: ConcernId): Words => {
  const draft = useDraftForm(`concern-words:${id}`, { text: '' })
  const deed = useDeed()
  // One name for what is being written: a second tap says nothing twice.
  const [event, setEvent] = useState(newId<ConcernEventId>)
  const [missing, setMissing] = useState(false)
  const text = draft.value?.text
  const isBlank = (text ?? '').trim() === ''
  return {
    text,
    write: (next) => draft.change({ text: next }),
    isPending: deed.isPending,
    error: missing && isBlank ? noWords : deed.fieldError('text'),
    problem: deed.problem ?? (draft.notSaved === null ? null : notSavedSentence[draft.notSaved]),
    give: async (act) => {
      setMissing(false)
      const done = await deed.run(() => draft.handIn((ends) => act(event, (text ?? '').trim(), ends), null))
      if (done) setEvent(newId<ConcernEventId>())
      return done
    },
    demand: setMissing,
  }
}
