/** Does one deed and says in sentences why it was not done; the form keeps all it holds. */
import type { FieldErrorCode, Refusal } from '#domain/refusal.ts'
import type { MessageDescriptor } from '@lingui/core'
import { useRef, useState } from 'react'
import { fieldErrorSentence, notSavedSentence, refusalSentence } from './sentences.ts'
import { SaveFailed } from '../store/reopen.ts'

export interface Deed {
  /** Under way: a second tap does nothing. */
  readonly isPending: boolean
  readonly problem: MessageDescriptor | null
  readonly fieldError: (path: string) => MessageDescriptor | undefined
  /** @returns whether it was done */
  readonly run: (deed: () => Promise<Refusal | null>) => Promise<boolean>
}

interface Outcome {
  readonly problem: MessageDescriptor | null
  readonly fields: ReadonlyMap<string, FieldErrorCode>
}
const fine: Outcome = { problem: null, fields: new Map() }

const attempt = async (deed: () => Promise<Refusal | null>): Promise<Outcome> => {
  try {
    const refusal = await deed()
    if (refusal === null) return fine
    return { problem: refusalSentence[refusal.because], fields: new Map(refusal.fields?.map((f) => [f.path, f.error])) }
  } catch (e) {
    if (!(e instanceof SaveFailed)) throw e
    return { problem: notSavedSentence[e.why], fields: new Map() }
  }
}

export const useDeed = (): Deed => {
  const [outcome, setOutcome] = useState<Outcome>(fine)
  const [isPending, setPending] = useState(false)
  const busy = useRef(false)
  return {
    isPending,
    problem: outcome.problem,
    fieldError: (path) => {
      const code = outcome.fields.get(path)
      return code === undefined ? undefined : fieldErrorSentence[code]
    },
    run: async (deed) => {
      if (busy.current) return false
      busy.current = true
      setPending(true)
      try {
        const now = await attempt(deed)
        setOutcome(now)
        return now.problem === null
      } finally {
        busy.current = false
        setPending(false)
      }
    },
  }
}
