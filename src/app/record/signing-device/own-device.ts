/** How this device stands as one that signs: whether it has a key, and whether the school's word for it holds. */
import { type DeviceKey, type DeviceKeyPurpose, keyFault } from '#domain/device-key.ts'
import type { Instant } from '#domain/calendar-day.ts'
import { now } from '../../store/clock.ts'
import type { Database } from '../../store/database.ts'
import { ownKey } from '../../store/own-key.ts'
import { useLive } from '../../store/store-context.tsx'

export type OwnDevice =
  /** No key, or one that the school has not seen. */
  | { readonly state: 'none' }
  /** Certified; the school's word has yet to come back with the next sync. */
  | { readonly state: 'coming' }
  | { readonly state: 'ready'; readonly key: DeviceKey; readonly heardAt: Instant | null }
  | { readonly state: 'over'; readonly key: DeviceKey; readonly why: NonNullable<ReturnType<typeof keyFault>> }

export const readOwnDevice = async (db: Database, purpose: DeviceKeyPurpose): Promise<OwnDevice> => {
  const own = await ownKey(db, purpose)
  if (own === undefined || own.expires === 0) return { state: 'none' }
  const key = await db.rows('deviceKey').get(own.id)
  if (key === undefined) return { state: 'coming' }
  const why = key.ended === null ? keyFault(key, now()) : key.ended.why === 'lost' ? 'key-lost' : 'key-retired'
  return why === null ? { state: 'ready', key, heardAt: own.receipt?.at ?? null } : { state: 'over', key, why }
}

/** @returns undefined until the device has answered */
export const useOwnDevice = (purpose: DeviceKeyPurpose): OwnDevice | undefined => useLive((db) => readOwnDevice(db, purpose), [purpose])
