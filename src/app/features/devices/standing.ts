/** How a signing key stands: by its dates, and by the numbers of what it signed as far as the school has them. */
import type { Instant } from '#domain/calendar-day.ts'
import type { DeviceKey } from '#domain/device-key.ts'
import type { KeyUse } from '#domain/sign-off-token.ts'

export type KeyState = 'in-use' | 'run-out' | 'retired' | 'lost'

export interface Standing {
  readonly state: KeyState
  /** The highest number that arrived, and when; null where nothing did. */
  readonly last: { readonly number: number; readonly at: Instant } | null
  /** How many below the highest have not arrived. */
  readonly missing: number
  /** Numbers that do not follow on the one before: two devices count under one key. */
  readonly broken: readonly number[]
}

const stateOf = ({ ended, expires }: Pick<DeviceKey, 'ended' | 'expires'>, now: Instant): KeyState => ended?.why ?? (now > expires ? 'run-out' : 'in-use')

const brokenIn = (uses: readonly KeyUse[]): readonly number[] => {
  const links = new Map(uses.map((u) => [u.counter, u.link]))
  return uses
    .filter(({ counter, previous }) => (counter === 1 ? previous !== null : links.has(counter - 1) && links.get(counter - 1) !== previous))
    .map((u) => u.counter)
    .toSorted((a, b) => a - b)
}

/** @param uses of this key */
export const standingOf = (key: Pick<DeviceKey, 'ended' | 'expires'>, uses: readonly KeyUse[], now: Instant): Standing => {
  const last = uses.reduce<KeyUse | null>((top, u) => (top === null || u.counter > top.counter ? u : top), null)
  return {
    state: stateOf(key, now),
    last: last === null ? null : { number: last.counter, at: last.at },
    missing: last === null ? 0 : last.counter - uses.length,
    broken: brokenIn(uses),
  }
}

export const wantsLook = ({ missing, broken }: Standing): boolean => missing > 0 || broken.length > 0
export const isEnded = ({ state }: Standing): boolean => state === 'retired' || state === 'lost'
