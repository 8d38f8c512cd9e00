/**
 * A person on a shared device. While he is in, his records lie in a store of his own, as on any device. When he locks,
 * they are sealed in pieces and the store is deleted; the PIN brings them back. Which of the two is the truth, `state` says:
 * the other is what is left of a change that was cut off, and goes.
 */
import type { Instant } from '#domain/calendar-day.ts'
import type { PersonId } from '#domain/ids.ts'
import type { Bytes } from '#signing/bytes.ts'
import type { Profile } from '#sync/account.ts'
import type { Cost } from './stretch.ts'
import type { Wrapped } from './vault-keys.ts'

/** Wrong PINs in a row, after which the PIN opens nothing any more. */
export const MOST_TRIES = 5

/** Minutes without a touch, after which the device locks by itself. */
export const LOCK_AFTER = [1, 2, 5, 10, 15] as const
export const USUAL_LOCK_AFTER: (typeof LOCK_AFTER)[number] = 5

/** Address of the page that shows who is on this device. */
export const LOCKED = '/unlock'

/** How a PIN opens a vault: gone after too many wrong ones, and only the school's word opens it then. */
export interface PinWay {
  readonly salt: Bytes
  readonly cost: Cost
  /** HMAC, not to be taken out of this device. */
  readonly device: CryptoKey
  readonly wrapped: Wrapped
}

/** How this device's fingerprint or face opens a vault (by-passkey.ts). */
export interface PasskeyWay {
  readonly credential: Bytes
  /** What the passkey is asked about: its secret is another for each. */
  readonly salt: Bytes
  readonly wrapped: Wrapped
}

export interface Vault {
  readonly person: PersonId
  /** Shown on the locked device: who is on it. */
  readonly profile: Profile
  readonly state: 'open' | 'sealed'
  /** What the school derives its word from. */
  readonly id: string
  readonly publicKey: Bytes
  readonly byPin: PinWay | null
  /** Where it is turned on. */
  readonly byPasskey?: PasskeyWay | null
  readonly bySchool: Wrapped
  readonly triesLeft: number
  readonly lockAfter: (typeof LOCK_AFTER)[number]
  /** When the sealing was made and what opens it beside the private half; null while the records are in their store. */
  readonly sealing: { readonly hint: Bytes; readonly pieces: number; readonly at: Instant } | null
}

export interface SealedPiece {
  readonly person: PersonId
  readonly piece: number
  readonly bytes: ArrayBuffer
}

/** What was sealed does not open whole: it is left as it is. */
export class VaultDamaged extends Error {
  override readonly name = 'VaultDamaged'
}

/** This browser cannot keep what a PIN needs. Nothing was changed. */
export class VaultNotKept extends Error {
  override readonly name = 'VaultNotKept'
}
