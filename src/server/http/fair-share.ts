/**
 * Nobody gets more than a share of the server: a few requests of one person are worked on at once, more of hers wait
 * in a line of her own, and beyond that they are sent away. The store takes requests one after the other, so a flood
 * from one broken page would else stand before everybody.
 */
import type { SignedIn } from '../replication/signed-in.ts'

/** @returns what the work came to, or null if too much of this person's waits already */
export type FairShare = <T extends object>(who: SignedIn, work: () => Promise<T>) => Promise<T | null>

interface Share {
  working: number
  readonly waiting: (() => void)[]
}

/** @param atOnce worked on at the same time, and @param inLine waiting for that, of one person */
export const createFairShare = (atOnce = 4, inLine = 32): FairShare => {
  const shares = new Map<string, Share>()
  return async ({ school, person }, work) => {
    const key = JSON.stringify([school, person])
    const share = shares.get(key) ?? { working: 0, waiting: [] }
    if (share.working >= atOnce && share.waiting.length >= inLine) return null
    shares.set(key, share)
    if (share.working < atOnce) share.working += 1
    else await new Promise<void>((turn) => share.waiting.push(turn))
    try {
      return await work()
    } finally {
      // The place goes from hand to hand; only if nobody waits is it free.
      const next = share.waiting.shift()
      if (next !== undefined) next()
      else {
        share.working -= 1
        if (share.working === 0) shares.delete(key)
      }
    }
  }
}
