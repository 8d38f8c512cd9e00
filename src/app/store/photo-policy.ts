/** Whether photos may use up a person's mobile data. Logs always go: they are small. */
import { readPreference, writePreference } from './device.ts'

export interface PhotoPolicy {
  readonly onlyOnWifi: boolean
}

const KEY = 'photos'
const usual: PhotoPolicy = { onlyOnWifi: false }

export const readPhotoPolicy = async (): Promise<PhotoPolicy> => ({ ...usual, ...(await readPreference<Partial<PhotoPolicy>>(KEY).catch(() => undefined)) })

export const writePhotoPolicy = async (policy: PhotoPolicy): Promise<void> => {
  await writePreference(KEY, policy)
}

interface Connection extends EventTarget {
  readonly type?: string
}

const connection = (): Connection | undefined => (navigator as { readonly connection?: Connection }).connection

/** Not every browser tells; where it does not, a policy about it would hold photos back for ever, so none is kept. */
export const canTellWifi = (): boolean => connection()?.type !== undefined

/** Costs the network that this device is on? Unknown counts as no. */
export const isOnMobileData = (): boolean => ['cellular', 'bluetooth', 'wimax'].includes(connection()?.type ?? '')

/** @param signal ends it */
export const onOtherNetwork = (call: () => void, signal: AbortSignal): void => connection()?.addEventListener('change', call, { signal })
