/**
 * Work in a form, kept on this device in the first pause (draft-pause.ts), when the page is hidden, and when the form is left.
 * Only handing it in ends the draft; a device that cannot keep it says so, and the form still holds the text.
 */
import type { Refusal } from '#domain/refusal.ts'
import { useCallback, useEffect, useRef, useState } from 'react'
import { dropDraft, readDraft, saveDraft } from './drafts.ts'
import { draftPause } from './draft-pause.ts'
import type { Also } from './mutate.ts'
import { SaveFailed } from './reopen.ts'
import { useStore } from './store-context.tsx'

type WhyNot = SaveFailed['why'] | null

/** A deed that hands a draft in: given to `mutate` with what it does, `also` ends the draft in the deed's own commit. */
export type DeedOfDraft = (also: Also) => Promise<Refusal | null>

/** For deeds that may come of a draft or of a single tap. */
export const ofNoDraft = (deed: DeedOfDraft): Promise<Refusal | null> => deed({})

export interface Draft<T> {
  /** What was left here before, or written since; null if nothing was. Undefined until the device has answered. */
  readonly value: T | null | undefined
  readonly write: (value: T) => void
  /** Keeps now what was written, for whoever is about to say that it is kept. */
  readonly keep: () => Promise<void>
  /**
   * Does the deed that it was written for. A kill leaves the draft or the deed, never both: what is not kept yet is kept
   * first, and from then on nothing is written. If the deed is refused or cannot be saved, the draft goes on as before.
   * @param left what stays in a form that remains open (null: it begins anew); without it the form is about to go, and nothing more is written
   * @throws what the deed throws
   */
  readonly handIn: (deed: DeedOfDraft, left?: T | null) => Promise<Refusal | null>
  /** Thrown away, or handed in by what is not a deed of this device. */
  readonly finish: () => Promise<void>
  readonly notSaved: WhyNot
}

interface Pen<T> {
  unsaved: T | null
  since: number
  timer: ReturnType<typeof setTimeout> | undefined
  /** The last write that was begun. */
  writing: Promise<unknown>
  /** A deed is under way, or was done: what is written now would come after the commit that ended the draft. */
  isHeld: boolean
}

/** @param key names the draft; mount anew for another */
export const useDraft = <T extends object | string>(key: string): Draft<T> => {
  const { db } = useStore()
  const [value, setValue] = useState<T | null>()
  const [notSaved, setNotSaved] = useState<WhyNot>(null)
  // Outside of React's state: it outlives the last render by one write.
  const pen = useRef<Pen<T>>({ unsaved: null, since: 0, timer: undefined, writing: Promise.resolve(), isHeld: false })

  const flush = useCallback(async () => {
    const p = pen.current
    clearTimeout(p.timer)
    const work = p.unsaved
    if (work === null || p.isHeld) return
    p.unsaved = null
    p.writing = saveDraft(db, key, work)
    try {
      await p.writing
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
    handIn: async (deed, left) => {
      const p = pen.current
      await flush()
      // One that the pause began may be on its second try, and come after the deed.
      await Promise.allSettled([p.writing])
      p.isHeld = true
      let refusal: Refusal | null | undefined
      try {
        refusal = await deed({ ends: key, leaves: left })
      } finally {
        p.isHeld = refusal === null && left === undefined
        if (refusal === null) p.unsaved = null
        else void flush()
      }
      if (refusal === null && left !== undefined) setValue(left)
      return refusal
    },
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
  const { value: left, write, keep: _, ...rest } = useDraft<T>(key)
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
    ...rest,
  }
}
