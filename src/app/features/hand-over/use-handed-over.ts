/** Opens a kept request: what it asks for, checked anew, and whether it has been answered from here meanwhile. */
import type { PersonId, TokenId } from '#domain/ids.ts'
import type { RefusalReason } from '#domain/refusal.ts'
import { useEffect, useState } from 'react'
import { useLive, useStore } from '../../store/store-context.tsx'
import { type HandedOver, readHandedOver } from './handed-over.ts'
import { answerTo, requestOf } from './scanned-request.ts'

export interface Opened {
  /** Stands still while it is judged: what is signed is what was on the screen. */
  readonly found: HandedOver | RefusalReason
  readonly answered: TokenId | null
}

/** @param request as it was kept; mount anew for another. @returns undefined until it was read */
export const useHandedOver = (apprentice: PersonId, request: string): Opened | undefined => {
  const store = useStore()
  const [found, setFound] = useState<HandedOver | RefusalReason>()
  const answered = useLive(async (db) => (await answerTo(db, apprentice, request)) ?? null, [apprentice, request])
  useEffect(() => {
    let gone = false
    void readHandedOver(store, apprentice, requestOf({ request })).then((read) => {
      if (!gone) setFound(read)
    })
    return () => {
      gone = true
    }
  }, [store, apprentice, request])
  return found === undefined || answered === undefined ? undefined : { found, answered }
}
