/** How the mentor's list stands, and a new one when he asks for it. The codes are in this page alone, until it is left. */
import type { CodeListState, NewCodeList } from '#sync/one-time-codes.ts'
import type { MessageDescriptor } from '@lingui/core'
import { useEffect, useState } from 'react'
import { apiErrorSentence, unreachableSentence } from '../../../record/sentences.ts'
import type { Answer } from '../../../replication/http.ts'
import { askCodeList, makeCodeList } from '../../../replication/one-time-codes.ts'

export interface Codes {
  /** Undefined while the school is asked; null where it did not answer. */
  readonly state: CodeListState | null | undefined
  readonly list: NewCodeList | null
  readonly problem: MessageDescriptor | null
  readonly isPending: boolean
  readonly make: () => Promise<void>
}

const sentenceOf = (answer: Extract<Answer<unknown>, { readonly ok: false }>): MessageDescriptor =>
  answer.why === 'unreachable' ? unreachableSentence : apiErrorSentence[answer.error?.error ?? 'server-failed']

export const useCodes = (): Codes => {
  const [state, setState] = useState<CodeListState | null>()
  const [list, setList] = useState<NewCodeList | null>(null)
  const [problem, setProblem] = useState<MessageDescriptor | null>(null)
  const [isPending, setPending] = useState(false)
  useEffect(() => {
    let gone = false
    void askCodeList().then((answer) => {
      if (gone) return
      setState(answer.ok ? answer.value : null)
      setProblem(answer.ok ? null : sentenceOf(answer))
    })
    return () => {
      gone = true
    }
  }, [])
  return {
    state,
    list,
    problem,
    isPending,
    make: async () => {
      setPending(true)
      const answer = await makeCodeList()
      setPending(false)
      setProblem(answer.ok ? null : sentenceOf(answer))
      if (!answer.ok) return
      setList(answer.value)
      setState({ madeAt: answer.value.madeAt, left: answer.value.codes.length })
    },
  }
}
