/** One row of the office, read from the server when it is named: whether it has come, is still asked for, or was not given. */
import type { OfficeEntry, OfficeList } from '#sync/office-entries.ts'
import { useEffect, useEffectEvent, useState } from 'react'
import type { Answer, WhyNot } from '../../replication/http.ts'
import { askEntry, type TypeOf } from '../../replication/office.ts'

export interface AskedEntry<L extends OfficeList> {
  /** Null until it has come, and where none is named. */
  readonly entry: OfficeEntry<TypeOf<L>> | null
  readonly isAsking: boolean
  readonly failed: WhyNot | null
  readonly again: () => void
}

export const useEntry = <L extends OfficeList>(list: L, id: string | null): AskedEntry<L> => {
  const [answered, setAnswered] = useState<{ readonly id: string; readonly answer: Answer<OfficeEntry<TypeOf<L>>> } | null>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let gone = false
    if (id !== null)
      void askEntry(list, id).then((answer) => {
        if (!gone) setAnswered({ id, answer })
      })
    return () => {
      gone = true
    }
  }, [list, id, turn])
  const answer = answered !== null && answered.id === id ? answered.answer : null
  const failed = answer === null || answer.ok ? null : answer
  const again = () => {
    setAnswered(null)
    setTurn((n) => n + 1)
  }
  const whenBack = useEffectEvent(() => {
    if (failed?.why === 'unreachable') again()
  })
  useEffect(() => {
    const back = () => whenBack()
    window.addEventListener('online', back)
    return () => window.removeEventListener('online', back)
  }, [])
  return { entry: answer?.ok === true ? answer.value : null, isAsking: id !== null && answer === null, failed, again }
}
