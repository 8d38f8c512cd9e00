/** A person's vault as it stands, in whichever tab it changes. */
import type { PersonId } from '#domain/ids.ts'
import { useLiveQuery } from 'dexie-react-hooks'
import { vaultOf } from '../device.ts'
import type { Vault } from './vault.ts'
import { vaultsHere } from './vaults.ts'

/** @returns undefined until the device has answered; null where he has no PIN */
export const useVault = (person: PersonId): Vault | null | undefined => useLiveQuery(async () => vaultOf(person), [person])

export const useVaultsHere = (): readonly Vault[] | undefined => useLiveQuery(async () => vaultsHere(), [])
