/** The school's dead letters, asked of the server page by page. Nothing of them is kept on this device. */
import type { DeadLetter } from '#sync/office.ts'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { askDeadLetters } from '../../replication/account.ts'
import type { WhyNot } from '../../replication/http.ts'

export interface DeadLetters {
  readonly letters: readonly DeadLetter[]
  /** The server has older ones. */
  readonly more: boolean
  /** At least one page has come. */
  readonly isRead: boolean
  readonly isPending: boolean
  /** Why the last question came to nothing; what had come before stays. */
  readonly failed: WhyNot | null
}

const nothing: DeadLetters = { letters: [], more: false, isRead: false, isPending: true, failed: null }

const read = async (so: DeadLetters): Promise<DeadLetters> => {
  const answer = await askDeadLetters(so.letters.at(-1)?.id ?? null)
  if (!answer.ok) return { ...so, isPending: false, failed: answer }
  const known = new Set(so.letters.map((l) => l.id))
  const fresh = answer.value.letters.filter((l) => !known.has(l.id))
  // A page without news would be asked for again and again.
  return { letters: [...so.letters, ...fresh], more: answer.value.more && fresh.length > 0, isRead: true, isPending: false, failed: null }
}

export const useDeadLetters = () => {
  const [state, setState] = useState(nothing)
  const latest = useRef(state)
  const busy = useRef<Promise<DeadLetters> | null>(null)
  const show = (next: DeadLetters) => {
    latest.current = next
    setState(next)
  }
  /** The next page; the same question is never under way twice. */
  const next = (): Promise<DeadLetters> => {
    busy.current ??= (async () => {
      show({ ...latest.current, isPending: true })
      const found = await read(latest.current)
      show(found)
      busy.current = null
      return found
    })()
    return busy.current
  }
  /** Every page that is still missing. @returns all letters, or null if the server did not give them all */
  const all = async (): Promise<readonly DeadLetter[] | null> => {
    let now = latest.current
    while (now.more && now.failed === null) now = await next()
    return now.failed === null ? now.letters : null
  }
  const first = useEffectEvent(() => void next())
  const again = useEffectEvent(() => {
    if (latest.current.failed?.why === 'unreachable') void next()
  })
  useEffect(() => {
    first()
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [])
  return { ...state, next, all }
}
