/** Who has an account, and codes for those who need one. The codes are in this page alone, until it is left. */
import type { AccountState, MakeJoinCodes, NewJoinCodes } from '#sync/join-codes.ts'
import type { MessageDescriptor } from '@lingui/core'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { askAccounts, makeCodes } from '../../../replication/join.ts'
import { newId } from '../../../store/new-id.ts'
import { whyNotSaved } from '../not-read.tsx'
import type { WhyNot } from '../../../replication/http.ts'

export const useJoinCodes = (of: { readonly cohort: string } | { readonly person: string }) => {
  const [people, setPeople] = useState<readonly AccountState[] | null>(null)
  const [failed, setFailed] = useState<WhyNot | null>(null)
  const [made, setMade] = useState<NewJoinCodes | null>(null)
  const [problem, setProblem] = useState<MessageDescriptor | null>(null)
  const [isPending, setPending] = useState(false)
  // The same question goes out under the same name, so that a lost answer leaves one line in the log.
  const sent = useRef({ words: '', deed: '' })
  const read = async () => {
    const answer = await askAccounts(of)
    setFailed(answer.ok ? null : answer)
    if (answer.ok) setPeople(answer.value.people)
  }
  const first = useEffectEvent(() => void read())
  useEffect(() => {
    const again = () => first()
    first()
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [])
  const make = async (purpose: MakeJoinCodes['purpose'], who: MakeJoinCodes['people']) => {
    const words = JSON.stringify([purpose, who])
    if (sent.current.words !== words) sent.current = { words, deed: newId() }
    setPending(true)
    setProblem(null)
    const answer = await makeCodes({ deed: sent.current.deed, purpose, people: who })
    setPending(false)
    if (!answer.ok) return setProblem(whyNotSaved(answer))
    sent.current = { words: '', deed: '' }
    setMade(answer.value)
    void read()
  }
  return { people, failed, made, problem, isPending, make, again: read }
}
