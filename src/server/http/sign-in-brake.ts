/**
 * Slows down who guesses passwords: after ten wrong ones for a name, that name waits (for that address only, or a
 * stranger could lock anybody out). Right ones do not count: a whole class may sign in behind one address.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'

export interface SignInBrake {
  /** @returns seconds to wait, or how to say what became of the try; that must be called */
  readonly admit: (request: FastifyRequest, username: string) => Promise<number | ((right: boolean) => Promise<void>)>
}

const FIVE_MINUTES = 5 * 60_000
const WRONG_PER_NAME = 10
/** A whole class types its codes behind one address; nobody comes near one of 57 bits with so many. */
export const WRONG_CODES = 60
/** Each costs 19 MiB and some 20 ms of a processor, right or wrong. */
const TRIES_PER_ADDRESS = 600

/** @param app with @fastify/rate-limit registered · @param mostWrong for one name from one address, in five minutes */
export const createSignInBrake = (app: FastifyInstance, mostWrong = WRONG_PER_NAME): SignInBrake => {
  const keys = new WeakMap<FastifyRequest, string>()
  const wrongs = app.createRateLimit({ max: mostWrong, timeWindow: FIVE_MINUTES, keyGenerator: (request) => keys.get(request) ?? '' })
  const tries = app.createRateLimit({ max: TRIES_PER_ADDRESS, timeWindow: FIVE_MINUTES, keyGenerator: (request) => request.ip })
  /** Tries whose end is not known yet: a thousand at once are not a thousand for free. */
  const open = new Map<string, number>()
  const count = (key: string, by: 1 | -1) => {
    const now = (open.get(key) ?? 0) + by
    if (now > 0) open.set(key, now)
    else open.delete(key)
  }
  return {
    admit: async (request, username) => {
      const key = JSON.stringify([request.ip, username])
      keys.set(request, key)
      const flood = await tries(request)
      if (!flood.isAllowed && flood.isExceeded) return flood.ttlInSeconds
      const so = await wrongs(request, { increment: false })
      if (!so.isAllowed && so.remaining <= (open.get(key) ?? 0)) return Math.max(1, so.ttlInSeconds)
      count(key, 1)
      return async (right) => {
        if (!right) await wrongs(request)
        count(key, -1)
      }
    },
  }
}
