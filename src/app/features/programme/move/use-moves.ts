/** Who could follow a version, what it would mean, and moving those who were chosen. */
import type { PlacementId, ProgrammeId } from '#domain/ids.ts'
import type { MoveCandidate } from '#sync/programme-changes.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { apiErrorSentence, unreachableSentence } from '../../../record/sentences.ts'
import { askMoveCandidates, movePlacements } from '../../../replication/programme-changes.ts'
import { showToast } from '../../../ui/toast.tsx'

type MoveState =
  | { readonly is: 'asking' }
  | { readonly is: 'failed'; readonly why: MessageDescriptor }
  | { readonly is: 'shown' | 'moving'; readonly candidates: readonly MoveCandidate[] }

const stale = msg`One of these placements was moved by somebody else meanwhile, so none was moved. The list is new; look at it and decide again.`
const unanswered = msg`The server did not answer, so it is not known whether the placements were moved. The list says how it is now.`

export const useMoves = (to: ProgrammeId) => {
  const { t } = useLingui()
  const [state, setState] = useState<MoveState>({ is: 'asking' })
  const [problem, setProblem] = useState<MessageDescriptor | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<PlacementId>>(new Set())
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let gone = false
    void askMoveCandidates(to).then((answer) => {
      if (gone) return
      if (answer.ok) setState({ is: 'shown', candidates: answer.value.candidates })
      else setState({ is: 'failed', why: answer.why === 'unreachable' ? unreachableSentence : apiErrorSentence[answer.error?.error ?? 'server-failed'] })
    })
    return () => {
      gone = true
    }
  }, [to, turn])

  const again = () => {
    setState({ is: 'asking' })
    setChosen(new Set())
    setTurn((n) => n + 1)
  }
  const move = async (): Promise<void> => {
    if (state.is !== 'shown') return
    const { candidates } = state
    setState({ is: 'moving', candidates })
    const placements = candidates.filter((c) => chosen.has(c.placement)).map(({ placement, from }) => ({ placement, from }))
    const answer = await movePlacements({ to, placements })
    if (answer.ok) {
      const { moved, kept } = answer.value
      showToast({ text: t`${moved} placements moved, ${kept} sign-offs kept` })
      setProblem(null)
    } else if (answer.why === 'unreachable') setProblem(unanswered)
    else setProblem(answer.status === 409 ? stale : apiErrorSentence[answer.error?.error ?? 'server-failed'])
    again()
  }
  return { state, problem, chosen, choose: (placements: readonly PlacementId[]) => setChosen(new Set(placements)), move, again }
}
