/** The school's key and the phones of apprentices, asked of the server: nothing of them is kept on this device. */
import type { KeysResponse } from '#sync/office.ts'
import type { MessageDescriptor } from '@lingui/core'
import { useEffect, useState } from 'react'
import { askKeys } from '../../../replication/account.ts'
import { apiErrorSentence, unreachableSentence } from '../../../record/sentences.ts'

export interface Keys {
  /** Null until the school has answered. */
  readonly keys: KeysResponse | null
  readonly problem: MessageDescriptor | null
  readonly again: () => void
}

export const useKeys = (): Keys => {
  const [keys, setKeys] = useState<KeysResponse | null>(null)
  const [problem, setProblem] = useState<MessageDescriptor | null>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let gone = false
    void askKeys().then((answer) => {
      if (gone) return
      if (answer.ok) setKeys(answer.value)
      setProblem(answer.ok ? null : answer.why === 'unreachable' ? unreachableSentence : apiErrorSentence[answer.error?.error ?? 'server-failed'])
    })
    return () => {
      gone = true
    }
  }, [turn])
  return { keys, problem, again: () => setTurn(turn + 1) }
}
