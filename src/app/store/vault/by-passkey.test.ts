// A real WebCrypto, a real store, and passkeys of the browser itself: only the finger is played.
import { toBase64url } from '#signing/bytes.ts'
import type { Profile } from '#sync/account.ts'
import { type Finger, fingerReader } from '#tests/support/finger.ts'
import { zhangGang } from '#tests/support/people.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cdp } from 'vitest/browser'
import { device, openDatabase, rememberSignIn, rememberSignOut, signedIn, vaultOf, wipe } from '../device.ts'
import { saveDraft } from '../drafts.ts'
import { tryPasskey, unlockByPasskey } from './by-passkey.ts'
import { addPasskey, removePasskey } from './make-passkey.ts'
import { passkeyOffered } from './passkey-offered.ts'
import { putAway } from './put-away.ts'
import { changePin, makeVault, newVaultId, tryPin, unlock } from './vaults.ts'

const CHEAP = { memory: 64, passes: 1 } as const
const [PIN, OTHER] = ['274913', '805264']
const HALF = 'half a sentence of his'
const word = toBase64url(crypto.getRandomValues(new Uint8Array(32)))
const me: Profile = { person: zhangGang.id, school: zhangGang.school, schoolName: 'School', demo: false, name: zhangGang.name, username: 'mentor', roles: zhangGang.roles }

const fingers: Finger[] = []
const reader = async (options?: { readonly gives: boolean }): Promise<Finger> => {
  const finger = await fingerReader(cdp(), options)
  fingers.push(finger)
  return finger
}
const leave = async () => {
  await rememberSignOut(true)
  await putAway(null)
}
const halfIsBack = async (): Promise<boolean> => {
  const db = openDatabase(me)
  const drafts = JSON.stringify(await db.drafts.toArray())
  db.close()
  return drafts.includes(HALF)
}
const spoilPin = async () => {
  for (let n = 0; n < 5; n += 1) await tryPin(me.person, OTHER)
}

beforeEach(async () => {
  await rememberSignIn(me)
  await makeVault(me, PIN, { id: newVaultId(), word }, CHEAP)
  const db = openDatabase(me)
  await saveDraft(db, 'judging:x', { comment: HALF })
  db.close()
})
afterEach(async () => {
  for (const finger of fingers.splice(0)) await finger.remove()
  await rememberSignOut(false)
  await wipe(me)
})

describe('a finger that was turned on', () => {
  test('opens what was locked, gives no PIN away and takes none of its tries', async () => {
    const finger = await reader()
    expect(await passkeyOffered()).toBe(true)
    expect(await addPasskey(me, PIN)).toEqual({ pin: 'right', fault: null })
    expect(await finger.passkeys()).toBe(1)
    await leave()
    await tryPin(me.person, OTHER)
    expect(await unlockByPasskey(me.person)).toEqual(me)
    expect(await signedIn()).toEqual(me)
    expect(await halfIsBack()).toBe(true)
    expect((await vaultOf(me.person))?.triesLeft).toBe(5)
  })

  test('another finger opens nothing, and costs no try', async () => {
    const finger = await reader()
    await addPasskey(me, PIN)
    await leave()
    await finger.refuse()
    expect(await unlockByPasskey(me.person)).toBe('not-confirmed')
    expect(await signedIn()).toBeNull()
    expect((await vaultOf(me.person))?.triesLeft).toBe(5)
    expect(await unlock(me.person, PIN)).toEqual({ pin: 'right', profile: me })
    expect(await halfIsBack()).toBe(true)
  })

  test('five wrong PINs end the PIN, not the finger: it cannot be guessed', async () => {
    await reader()
    await addPasskey(me, PIN)
    await leave()
    await spoilPin()
    expect(await tryPin(me.person, PIN)).toEqual({ pin: 'gone' })
    expect(await unlockByPasskey(me.person)).toEqual(me)
    expect(await tryPin(me.person, PIN)).toEqual({ pin: 'gone' })
  })

  test('another PIN ends it: whoever knew the old one may have turned it on', async () => {
    await reader()
    await addPasskey(me, PIN)
    await changePin(me.person, OTHER, word, CHEAP)
    expect(await tryPasskey(me.person)).toBe('not-possible')
    expect(await addPasskey(me, OTHER)).toEqual({ pin: 'right', fault: null })
    expect(await tryPasskey(me.person)).toBeInstanceOf(CryptoKey)
  })

  test('turned off, it opens nothing, and the device may forget it', async () => {
    const finger = await reader()
    await addPasskey(me, PIN)
    const kept = (await vaultOf(me.person))?.byPasskey
    await removePasskey(me)
    expect(await tryPasskey(me.person)).toBe('not-possible')
    await expect.poll(() => finger.passkeys()).toBe(0)
    await device.vaults.update(me.person, { byPasskey: kept ?? null })
    expect(await tryPasskey(me.person)).toBe('not-confirmed')
    expect(await tryPin(me.person, PIN)).toMatchObject({ pin: 'right' })
  })

  test('opens its own vault only, though the secret were the same', async () => {
    await reader()
    await addPasskey(me, PIN)
    await device.vaults.update(me.person, { id: newVaultId() })
    expect(await tryPasskey(me.person)).toBe('not-possible')
  })
})

describe('turning it on', () => {
  test('takes the PIN, and a wrong one is counted', async () => {
    const finger = await reader()
    expect(await addPasskey(me, OTHER)).toEqual({ pin: 'wrong', left: 4 })
    expect(await finger.passkeys()).toBe(0)
    expect((await vaultOf(me.person))?.byPasskey ?? null).toBeNull()
  })

  test('left in the middle, nothing is changed', async () => {
    const finger = await reader()
    await finger.refuse()
    expect(await addPasskey(me, PIN)).toEqual({ pin: 'right', fault: 'not-confirmed' })
    expect((await vaultOf(me.person))?.byPasskey ?? null).toBeNull()
  })

  test('on a device whose passkeys give no secret says so, and leaves none behind', async () => {
    const finger = await reader({ gives: false })
    expect(await addPasskey(me, PIN)).toEqual({ pin: 'right', fault: 'not-possible' })
    await expect.poll(() => finger.passkeys()).toBe(0)
    expect((await vaultOf(me.person))?.byPasskey ?? null).toBeNull()
  })
})
