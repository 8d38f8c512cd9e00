/** The counts of one plan, asked of the server when the screen opens. */
import type { PlanId } from '#domain/ids.ts'
import type { PlanFacts } from '#domain/plan-facts.ts'
import type { MessageDescriptor } from '@lingui/core'
import { useEffect, useState } from 'react'
import { apiErrorSentence, unreachableSentence } from '../../../record/sentences.ts'
import { askPlanFacts } from '../../../replication/programme-changes.ts'

export type FactsState = { readonly is: 'asking' } | { readonly is: 'failed'; readonly why: MessageDescriptor } | { readonly is: 'here'; readonly facts: PlanFacts }

export const useFacts = (plan: PlanId): { readonly state: FactsState; readonly again: () => void } => {
  const [state, setState] = useState<FactsState>({ is: 'asking' })
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let gone = false
    void askPlanFacts(plan).then((answer) => {
      if (gone) return
      if (answer.ok) setState({ is: 'here', facts: answer.value })
      else setState({ is: 'failed', why: answer.why === 'unreachable' ? unreachableSentence : apiErrorSentence[answer.error?.error ?? 'server-failed'] })
    })
    return () => {
      gone = true
    }
  }, [plan, turn])
  return {
    state,
    again: () => {
      setState({ is: 'asking' })
      setTurn((n) => n + 1)
    },
  }
}
