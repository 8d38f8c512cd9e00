/**
 * From the moment she chooses something else, what is still on the screen takes no click and no letter any more. The
 * other one is drawn a moment later, and a comment or an answer that was meant for it must never reach the one before.
 */
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useLocation } from 'react-router'

interface Leaving {
  /** True until the address says what she chose. */
  readonly isLeaving: boolean
  /** Call before going elsewhere. */
  readonly leave: () => void
}

export const useLeaving = (): Leaving => {
  const { key } = useLocation()
  const [left, setLeft] = useState<string | null>(null)
  return {
    isLeaving: left === key,
    // At once: the next key or click may follow before React would draw by itself.
    leave: () => flushSync(() => setLeft(key)),
  }
}
