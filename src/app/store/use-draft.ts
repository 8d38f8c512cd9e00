/**
 * Work in a form, kept on this device in the first pause (draft-pause.ts), when the page is hidden, and when the form is left.
 * Only handing it in ends the draft; a device that cannot keep it says so, and the form still holds the text.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { dropDraft, readDraft, saveDraft } from './drafts.ts'
import { draftPause } from './draft-pause.ts'
import { SaveFailed } from './reopen.ts'
import { useStore } from './store-context.tsx'

type WhyNot = SaveFailed['why'] | null

export interface Draft<T> {
  /** What was left here before, or written since; null if nothing was. Undefined until the device has answered. */
  readonly value: T | null | undefined
  readonly write: (value: T) => void
  /** Keeps now what was written, for whoever is about to say that it is kept. */
  readonly keep: () => Promise<void>
  /** It has been handed in, or thrown away. */
  readonly finish: () => Promise<void>
  readonly notSaved: WhyNot
}

/** @param key names the draft; mount anew for another */
export const useDraft = <T extends object>(key: string): Draft<T> => {
  const { db } = useStore()
  const [value, setValue] = useState<T | null>()
  const [notSaved, setNotSaved] = useState<WhyNot>(null)
  // Outside of React's state: it outlives the last render by one write.
  const pen = useRef<{ unsaved: T | null; since: number; timer: ReturnType<typeof setTimeout> | undefined }>({ unsaved: null, since: 0, timer: undefined })

  const flush = useCallback(async () => {
    const p = pen.current
    clearTimeout(p.timer)
    const work = p.unsaved
    if (work === null) return
    p.unsaved = null
    try {
      await saveDraft(db, key, work)
      setNotSaved(null)
    } catch (e) {
      if (!(e instanceof SaveFailed)) throw e
      p.unsaved ??= work
      setNotSaved(e.why)
    }
  }, [db, key])

  useEffect(() => {
    let gone = false
    void readDraft(db, key).then((d) => {
      if (!gone) setValue((now) => (now === undefined ? ((d?.value as T | undefined) ?? null) : now))
    })
    const onLeave = () => void flush()
    const onHide = () => {
      if (document.visibilityState === 'hidden') void flush()
    }
    document.addEventListener('visibilitychange', onHide)
    window.addEventListener('pagehide', onLeave)
    return () => {
      gone = true
      document.removeEventListener('visibilitychange', onHide)
      window.removeEventListener('pagehide', onLeave)
      void flush()
    }
  }, [db, key, flush])

  return {
    value,
    write: (next) => {
      const p = pen.current
      if (p.unsaved === null) p.since = performance.now()
      p.unsaved = next
      setValue(next)
      clearTimeout(p.timer)
      p.timer = setTimeout(() => void flush(), draftPause(p.since))
    },
    keep: flush,
    finish: async () => {
      clearTimeout(pen.current.timer)
      pen.current.unsaved = null
      await dropDraft(db, key)
    },
    notSaved,
  }
}

export interface DraftForm<T> extends Omit<Draft<T>, 'value' | 'write' | 'keep'> {
  /** Undefined until the device has been asked, a few milliseconds. */
  readonly value: T | undefined
  readonly change: (part: Partial<T>) => void
}

/** A draft of several fields that change one by one, over an empty form. */
export const useDraftForm = <T extends object>(key: string, empty: T): DraftForm<T> => {
  const { value: left, write, finish, notSaved } = useDraft<T>(key)
  const [start] = useState(empty)
  const value = left === undefined ? undefined : { ...start, ...left }
  // Two changes within one event build on each other, not both on the last render.
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  return {
    value,
    change: (part) => {
      const next = { ...(latest.current ?? start), ...part }
      latest.current = next
      write(next)
    },
    finish,
    notSaved,
  }
}
