/** From the locked device to the password, and on: whoever comes without his PIN chooses a new one. */
import { hasRole } from '#domain/people.ts'
import type { Profile } from '#sync/account.ts'
import { profilesHere, vaultOf } from '../../../store/device.ts'

export const signInAddress = ({ username }: Pick<Profile, 'username'>, newPin: boolean): string => `/sign-in?${new URLSearchParams({ as: username, ...(newPin && { pin: 'new' }) }).toString()}`

/** Where a person is led after his password. A mentor on a device that others use too is offered a PIN. @returns null: as ever */
export const afterSignIn = async (profile: Profile, newPin: boolean): Promise<string | null> => {
  const vault = await vaultOf(profile.person)
  if (vault !== null) return newPin || vault.byPin === null ? '/settings/pin' : null
  return hasRole(profile, 'mentor') && (await profilesHere()) > 1 ? '/settings/pin?offered=1' : null
}
