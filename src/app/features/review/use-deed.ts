/** Does one thing at a time and tells what became of it: a refusal or a failed save is shown, the text stays. */
import type { Refusal } from '#domain/refusal.ts'
import type { MessageDescriptor } from '@lingui/core'
import { useRef, useState } from 'react'
import { notSavedSentence, refusalSentence } from '../../record/sentences.ts'
import { SaveFailed } from '../../store/reopen.ts'

export interface Deed {
  /** Why the last one did not happen. */
  readonly notice: MessageDescriptor | null
  readonly say: (notice: MessageDescriptor | null) => void
  /** @returns true if it was done; false if it was not, or another one is under way */
  readonly run: (deed: () => Promise<Refusal | null>) => Promise<boolean>
}

export const useDeed = (): Deed => {
  const [notice, say] = useState<MessageDescriptor | null>(null)
  const busy = useRef(false)
  return {
    notice,
    say,
    run: async (deed) => {
      // A second press of a key must not reach the thing that comes next.
      if (busy.current) return false
      busy.current = true
      try {
        const refusal = await deed()
        say(refusal === null ? null : refusalSentence[refusal.because])
        return refusal === null
      } catch (e) {
        if (!(e instanceof SaveFailed)) throw e
        say(notSavedSentence[e.why])
        return false
      } finally {
        busy.current = false
      }
    },
  }
}
