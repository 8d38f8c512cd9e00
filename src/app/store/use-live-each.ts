/**
 * Readings that stay true, one for each key: a list that grows by pages asks for the page that is new, and leaves the
 * others as they are until their own rows change.
 */
import { liveQuery, type Subscription } from 'dexie'
import { startTransition, useEffect, useRef, useState } from 'react'
import type { Database } from './database.ts'
import { useStore } from './store-context.tsx'
import { useFirstReading } from './use-first-reading.ts'

/**
 * @param keys may become more, not other ones
 * @param read the same function from drawing to drawing; a new one asks for everything anew
 * @returns the answers that are there by now
 */
export const useLiveEach = <K extends string, T>(keys: readonly K[], read: (db: Database, key: K) => Promise<T>): ReadonlyMap<K, T> => {
  const { db } = useStore()
  const [answers, setAnswers] = useState<ReadonlyMap<K, T>>(new Map())
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null)
  const watched = useRef(new Map<K, Subscription>())
  useEffect(() => {
    const all = watched.current
    return () => {
      for (const one of all.values()) one.unsubscribe()
      all.clear()
    }
  }, [db, read])
  useEffect(() => {
    for (const [n, key] of keys.entries()) {
      if (watched.current.has(key)) continue
      const take = (answer: T) => setAnswers((known) => new Map(known).set(key, answer))
      const one = liveQuery(async () => read(db, key)).subscribe({
        // The first is waited for. Others are drawn in pieces where there is more urgent work, a finger on the screen above all.
        next: (answer) => (n === 0 ? take(answer) : startTransition(() => take(answer))),
        error: (error: unknown) => setFailure({ error }),
      })
      watched.current.set(key, one)
    }
  }, [db, read, keys])
  useFirstReading(answers.size === 0)
  if (failure !== null) throw failure.error
  return answers
}
