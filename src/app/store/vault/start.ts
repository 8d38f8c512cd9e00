/** How the page of a device with PINs begins: whoever left it alone for too long is locked, and what is locked is sealed. */
import type { Profile } from '#sync/account.ts'
import { rememberSignOut, signedIn, vaultOf } from '../device.ts'
import { putAway } from './put-away.ts'
import { lockAfterMs, sinceTouch } from './touch.ts'

/** @returns who is still in */
export const startLocked = async (): Promise<Profile | null> => {
  const profile = await signedIn()
  const vault = profile === null ? null : await vaultOf(profile.person)
  const isStale = vault !== null && (await sinceTouch()) > lockAfterMs(vault)
  if (isStale) await rememberSignOut(true)
  const stays = isStale ? null : profile
  await putAway(stays?.person ?? null)
  return stays
}
