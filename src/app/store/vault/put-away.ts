/** Sealing a store and bringing it back. Whatever cuts it off, one of the two is whole, and the vault's `state` says which. */
import type { Bytes } from '#signing/bytes.ts'
import { ECDSA } from '#signing/keys.ts'
import type { OwnKey } from '../database.ts'
import Dexie from 'dexie'
import { now } from '../clock.ts'
import { databaseName } from '../database.ts'
import { device, openDatabase, signedIn } from '../device.ts'
import { aloneWith } from './open-stores.ts'
import { bringPiece, piecesOf } from './pieces.ts'
import { type Vault, VaultDamaged } from './vault.ts'
import { openingKey, openPiece, sealingKey, sealPiece, withdraw } from './vault-keys.ts'

const storeOf = ({ profile }: Vault): string => databaseName(profile.school, profile.person)
const sealedOf = ({ person }: Vault) => device.sealed.where('[person+piece]').between([person, Dexie.minKey], [person, Dexie.maxKey])

/** A page that hangs on to the store closes it when it is asked; a frozen one is not waited for: the store goes when it thaws. */
const deleteStore = (name: string): Promise<unknown> => Promise.race([Dexie.delete(name), new Promise((resolve) => setTimeout(resolve, 5_000))])

/** @returns how many pieces there are now */
const sealPieces = async ({ person, profile }: Vault, key: CryptoKey): Promise<number> => {
  const db = openDatabase(profile)
  let count = 0
  const keep = async (bytes: Bytes, isLast: boolean) => {
    await device.sealed.put({ person, piece: count, bytes: await sealPiece(key, bytes, count, isLast) })
    count += 1
  }
  try {
    // One behind, for the last is sealed as the last.
    let held: Bytes | null = null
    for await (const piece of piecesOf(db)) {
      if (held !== null) await keep(held, false)
      held = piece
    }
    if (held !== null) await keep(held, true)
    return count
  } finally {
    db.close()
  }
}

const seal = async (vault: Vault): Promise<void> => {
  const { key, hint } = await sealingKey(vault.publicKey)
  await sealedOf(vault).delete()
  try {
    const pieces = await sealPieces(vault, key)
    await device.vaults.update(vault.person, { state: 'sealed', sealing: { hint, pieces, at: now() } })
  } catch (e) {
    // The store is whole and the truth. Half a sealing only takes room.
    await sealedOf(vault).delete().catch(() => undefined)
    throw e
  }
}

/**
 * Seals what a person left open on this device, and takes away what a change that was cut off has left. To be called before
 * anybody else is let in.
 * @returns those whose records could not be sealed (a full disk): they are where they were
 */
export const putAway = async (except: Vault['person'] | null): Promise<readonly Vault['person'][]> => {
  const open: Vault['person'][] = []
  for (const { person } of await device.vaults.toArray()) {
    if (person === except) continue
    const isSealed = await aloneWith(person, async () => {
      const vault = await device.vaults.get(person)
      // Somebody unlocked it in another tab while this one was waiting.
      if (vault === undefined || (await signedIn())?.person === person) return true
      try {
        if (vault.state === 'open') await seal(vault)
        await deleteStore(storeOf(vault))
        return true
      } catch {
        return false
      }
    })
    if (!isSealed) open.push(person)
  }
  return open
}

/** Brings a store back, if it was put away. @throws VaultDamaged (vault.ts), or what the browser says where there is no room: all is as it was then */
export const takeOut = (vault: Vault, privateKey: CryptoKey): Promise<void> =>
  aloneWith(vault.person, async () => {
    const still = await device.vaults.get(vault.person)
    if (still?.state !== 'sealed' || still.sealing === null) return
    const { hint, pieces } = still.sealing
    const key = await openingKey(privateKey, hint)
    await deleteStore(storeOf(still))
    const db = openDatabase(still.profile)
    try {
      for (let n = 0; n < pieces; n += 1) {
        const sealed = await device.sealed.get([still.person, n])
        const piece = sealed === undefined ? null : await openPiece(key, sealed.bytes, n, n === pieces - 1)
        if (piece === null) throw new VaultDamaged(`piece ${n} of ${pieces}`)
        await bringPiece(db, piece)
      }
      for (const own of (await db.ownKey.toArray()) as readonly Omit<OwnKey, 'privateKey'>[]) {
        const back = own.deposit === undefined ? null : await withdraw(own.deposit, privateKey, ECDSA, ['sign'])
        await (back === null ? db.ownKey.delete(own.purpose) : db.ownKey.update(own.purpose, { privateKey: back }))
      }
    } finally {
      db.close()
    }
    await device.transaction('rw', device.vaults, device.sealed, async () => {
      await device.vaults.update(still.person, { state: 'open', sealing: null })
      await sealedOf(still).delete()
    })
  })
