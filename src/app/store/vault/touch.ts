/** When somebody last touched this device: kept, so that a page which was closed or killed knows whether its person has gone. */
import { now } from '../clock.ts'
import { readPreference, writePreference } from '../device.ts'
import type { Vault } from './vault.ts'

const KEY = 'touched'
/** A clock that was set back must not keep a device open. */
const SLACK_MS = 60_000

export const touch = async (): Promise<void> => {
  await writePreference(KEY, now())
}

/** @returns ms since; more than anybody waits where it is not known */
export const sinceTouch = async (): Promise<number> => {
  const at = await readPreference<number>(KEY)
  const since = at === undefined ? Infinity : now() - at
  return since < -SLACK_MS ? Infinity : Math.max(0, since)
}

export const lockAfterMs = ({ lockAfter }: Pick<Vault, 'lockAfter'>): number => lockAfter * 60_000
