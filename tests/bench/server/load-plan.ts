/** What the load generator is told to do, and what it tells afterwards. Both travel between processes as JSON. */
import type { Spread } from '../figures.ts'

export type LoadPlan =
  /** So many devices, each sending the next push as soon as the last was answered. */
  | { readonly kind: 'push'; readonly urls: readonly string[]; readonly name: string; readonly devices: number; readonly seconds: number; readonly batch: number }
  /** The teacher of a hundred apprentices asks for news where there is none, one question after the other. */
  | { readonly kind: 'quiet-pull'; readonly urls: readonly string[]; readonly times: number }
  /** Everything that Li Wei holds, page after page, by a new device. */
  | { readonly kind: 'first-pull'; readonly urls: readonly string[]; readonly times: number }
  /** Each apprentice comes once, at a random moment of the window, pushes what he has and pulls. */
  | { readonly kind: 'monday'; readonly urls: readonly string[]; readonly name: string; readonly apprentices: number; readonly mutations: number; readonly windowSeconds: number }

export interface LoadResult {
  /** Answers that were as they should be, a second. */
  readonly aSecond: number
  /** ms from the moment a request was due until its last byte. */
  readonly ms: Spread
  readonly requests: number
  readonly seconds: number
  /** Answers that were not as they should be, by what was wrong with them. */
  readonly errors: Readonly<Record<string, number>>
}
