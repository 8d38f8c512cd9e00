/** Missing answers, asked of the server each time: a coordinator's device keeps nothing of other people's concerns. */
import type { OverdueConcernsResponse } from '#sync/office.ts'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { askOverdueConcerns } from '../../replication/account.ts'
import type { WhyNot } from '../../replication/http.ts'

interface Overdue {
  /** Null until it came; what came stays while it is asked again. */
  readonly read: OverdueConcernsResponse | null
  readonly isPending: boolean
  /** Why the last question came to nothing. */
  readonly failed: WhyNot | null
}

export const useOverdue = () => {
  const [state, setState] = useState<Overdue>({ read: null, isPending: true, failed: null })
  const busy = useRef(false)
  const ask = async () => {
    if (busy.current) return
    busy.current = true
    setState((s) => ({ ...s, isPending: true }))
    const answer = await askOverdueConcerns()
    busy.current = false
    setState((s) => (answer.ok ? { read: answer.value, isPending: false, failed: null } : { ...s, isPending: false, failed: answer }))
  }
  const onOpen = useEffectEvent(() => void ask())
  useEffect(() => {
    onOpen()
    window.addEventListener('online', onOpen)
    return () => window.removeEventListener('online', onOpen)
  }, [])
  return { ...state, ask }
}
