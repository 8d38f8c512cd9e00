/** Saves what is being written in the first pause (store/draft-pause.ts), when the page is hidden, and when the form is left. */
import type { PracticeLogId } from '#domain/ids.ts'
import type { PracticeLogContent } from '#domain/practice-log.ts'
import { useCallback, useEffect, useRef, useState } from 'react'
import { dropDraft, saveDraft } from '../../store/drafts.ts'
import { draftPause } from '../../store/draft-pause.ts'
import { useStore } from '../../store/store-context.tsx'
import { draftKey } from './draft-key.ts'
import type { LogForm } from './log-form.ts'

export type DraftSign = 'untouched' | 'writing' | 'saved' | 'failed'

interface DraftOf {
  readonly id: PracticeLogId
  readonly was: PracticeLogContent | null
  readonly form: LogForm
  /** The form as it would be with nothing of the person's own in it: not worth a draft. */
  readonly blank: LogForm
  readonly isRestored: boolean
}

export const useDraft = ({ id, was, form, blank, isRestored }: DraftOf) => {
  const { db } = useStore()
  const [sign, setSign] = useState<DraftSign>(isRestored ? 'saved' : 'untouched')
  const pen = useRef({ form, isDirty: false, since: 0, isHeld: false })

  const flush = useCallback(async () => {
    const p = pen.current
    if (!p.isDirty || p.isHeld) return
    p.isDirty = false
    const written = p.form
    const isBlank = JSON.stringify(written) === JSON.stringify(blank)
    try {
      await (isBlank ? dropDraft(db, draftKey(id)) : saveDraft(db, draftKey(id), { id, was, form: written }))
      if (!p.isDirty) setSign(isBlank ? 'untouched' : 'saved')
    } catch {
      // Said at once by the sign; the next key tries again, and the text stands in the form.
      p.isDirty = true
      setSign('failed')
    }
  }, [db, id, was, blank])

  useEffect(() => {
    if (pen.current.form === form) return undefined
    pen.current.form = form
    if (!pen.current.isDirty) pen.current.since = performance.now()
    pen.current.isDirty = true
    setSign('writing')
    const timer = setTimeout(() => void flush(), draftPause(pen.current.since))
    return () => clearTimeout(timer)
  }, [form, flush])

  useEffect(() => {
    const onHide = () => {
      if (document.visibilityState === 'hidden') void flush()
    }
    const onLeave = () => void flush()
    document.addEventListener('visibilitychange', onHide)
    window.addEventListener('pagehide', onLeave)
    return () => {
      document.removeEventListener('visibilitychange', onHide)
      window.removeEventListener('pagehide', onLeave)
      void flush()
    }
  }, [flush])

  /**
   * From now on nothing is written, so that nothing comes after the commit that ends the draft.
   * @returns lets go again: the log was not handed in after all
   */
  const hold = useCallback(() => {
    pen.current.isHeld = true
    return () => {
      pen.current.isHeld = false
      void flush()
    }
  }, [flush])

  /** Thrown away. */
  const discard = useCallback(async () => {
    pen.current.isHeld = true
    await dropDraft(db, draftKey(id))
  }, [db, id])

  return { sign, hold, discard }
}
