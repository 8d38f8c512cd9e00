/** The time, told anew every half minute: a deadline passes while somebody looks at it. */
import type { Instant } from '#domain/calendar-day.ts'
import { useEffect, useState } from 'react'
import { now } from '../store/clock.ts'

const STEP_MS = 30_000

export const useNow = (): Instant => {
  const [at, setAt] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), STEP_MS)
    return () => clearInterval(timer)
  }, [])
  return at
}
