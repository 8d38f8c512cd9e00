/**
 * Comments being written on one thing. They are kept on this device 300 ms after the last key, so that a teacher who is
 * called away finds them as she left them; only sending or taking one away ends its draft.
 */
import type { FeedbackId } from '#domain/ids.ts'
import type { Region } from '#domain/photo.ts'
import type { PracticeLogContent } from '#domain/practice-log.ts'
import type { Refusal } from '#domain/refusal.ts'
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import { dropDraft, readDraft, saveDraft } from '../../store/drafts.ts'
import { newId } from '../../store/new-id.ts'
import { SaveFailed } from '../../store/reopen.ts'
import { useStore } from '../../store/store-context.tsx'
import { together } from '../../store/together.ts'
import type { DeedOfDraft } from '../../store/use-draft.ts'

export type PinField = keyof PracticeLogContent

export interface CommentDraft {
  readonly id: FeedbackId
  /** Null: about the whole. */
  readonly field: PinField | null
  readonly text: string
  /** The part of a photo that it is about; then the field is `photos`. */
  readonly region?: Region
}

export const isWritten = (c: CommentDraft): boolean => c.text.trim() !== ''

const PAUSE = 300

export interface CommentDrafts {
  readonly comments: readonly CommentDraft[]
  /** Opens a comment on a field, or finds the one that is there; its text field takes the focus. */
  readonly pin: (field: PinField | null) => void
  /** Begins a comment on a part of a photo; it is written where the photo is shown. */
  readonly mark: (region: Region) => FeedbackId
  readonly write: (id: string, text: string) => void
  /** Puts words behind what is written about the whole. The focus stays: the next key may already send it back. */
  readonly add: (words: string) => void
  readonly remove: (id: string) => void
  /** Does a deed with all of it, which ends the draft in the deed's own commit; where it was not done, all stays. */
  readonly handIn: (deed: DeedOfDraft) => Promise<Refusal | null>
  /** Gives each as a comment of its own, all or none. */
  readonly send: (give: (comment: CommentDraft) => Promise<Refusal | null>) => Promise<Refusal | null>
  readonly notSaved: SaveFailed['why'] | null
}

export const inputIdOf = (c: Pick<CommentDraft, 'id'>): string => `comment-${c.id}`

/** @param key names the draft; mount anew for another key */
export const useCommentDraft = (key: string): CommentDrafts => {
  const { db } = useStore()
  const [comments, setComments] = useState<readonly CommentDraft[]>([])
  const [notSaved, setNotSaved] = useState<SaveFailed['why'] | null>(null)
  const [focus, setFocus] = useState<{ readonly id: FeedbackId } | null>(null)
  const latest = useRef<readonly CommentDraft[] | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // A deed is under way: what is written now would come after the commit that ends the draft.
  const isHeld = useRef(false)

  const flush = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current)
    const written = latest.current?.filter(isWritten)
    if (written === undefined || isHeld.current) return
    latest.current = null
    try {
      await (written.length === 0 ? dropDraft(db, key) : saveDraft(db, key, written))
      setNotSaved(null)
    } catch (e) {
      if (!(e instanceof SaveFailed)) throw e
      // Tried again with the next word, and when she leaves.
      latest.current ??= written
      setNotSaved(e.why)
    }
  }, [db, key])

  const change = (next: readonly CommentDraft[]) => {
    setComments(next)
    latest.current = next
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void flush(), PAUSE)
  }

  const take = useEffectEvent((kept: readonly CommentDraft[]) => {
    const here = new Set(comments.map((c) => c.id))
    setComments([...kept.filter((c) => !here.has(c.id)), ...comments])
  })
  useEffect(() => {
    let gone = false
    void readDraft(db, key).then((d) => {
      if (!gone && d !== undefined) take(d.value as readonly CommentDraft[])
    })
    const now = () => void flush()
    window.addEventListener('pagehide', now)
    return () => {
      gone = true
      window.removeEventListener('pagehide', now)
      now()
    }
  }, [db, key, flush])
  useEffect(() => {
    if (focus !== null) document.getElementById(inputIdOf(focus))?.focus()
  }, [focus])

  const handIn = async (deed: DeedOfDraft): Promise<Refusal | null> => {
    await flush()
    isHeld.current = true
    let refusal: Refusal | null | undefined
    try {
      refusal = await deed({ ends: key })
    } finally {
      isHeld.current = false
      if (refusal === null) latest.current = null
      else void flush()
    }
    if (refusal === null) setComments([])
    return refusal
  }

  return {
    comments,
    pin: (field) => {
      const known = comments.find((c) => c.field === field && c.region === undefined)
      const fresh = known ?? { id: newId<FeedbackId>(), field, text: '' }
      if (known === undefined) change([...comments, fresh])
      setFocus({ id: fresh.id })
    },
    mark: (region) => {
      const id = newId<FeedbackId>()
      change([...comments, { id, field: 'photos', text: '', region }])
      return id
    },
    write: (id, text) => change(comments.map((c) => (c.id === id ? { ...c, text } : c))),
    add: (words) => {
      const known = comments.find((c) => c.field === null)
      const fresh = { id: known?.id ?? newId<FeedbackId>(), field: null, text: known === undefined || known.text.trim() === '' ? words : `${known.text.trimEnd()}\n${words}` }
      change(known === undefined ? [...comments, fresh] : comments.map((c) => (c.id === fresh.id ? fresh : c)))
    },
    remove: (id) => change(comments.filter((c) => c.id !== id)),
    handIn,
    send: (give) =>
      handIn(() =>
        together(db, async () => {
          for (const c of comments.filter(isWritten)) {
            const refusal = await give({ ...c, text: c.text.trim() })
            // Said before, by another tab that has the same draft open.
            if (refusal !== null && refusal.because !== 'id-taken') return refusal
          }
          await dropDraft(db, key)
          return null
        }),
      ),
    notSaved,
  }
}
