// Real WebCrypto and the real store of a browser. PINs cost little here; what they cost on a device is in docs/decisions/0022.
import type { PracticeLogId } from '#domain/ids.ts'
import type { Person } from '#domain/people.ts'
import { toBase64url } from '#signing/bytes.ts'
import { isSignedBy } from '#signing/keys.ts'
import type { Profile } from '#sync/account.ts'
import { pageOf, runningPlacement, wire } from '#tests/support/page-device.ts'
import { contentOf, liWei, programmeOf, zhangGang } from '#tests/support/people.ts'
import Dexie from 'dexie'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { databaseName } from '../database.ts'
import { device, keepStill, openDatabase, rememberSignIn, rememberSignOut, signedIn, vaultOf, wipe } from '../device.ts'
import { saveDraft } from '../drafts.ts'
import { applyPage } from '../inbound.ts'
import { readMeta } from '../meta.ts'
import { createMutate } from '../mutate.ts'
import { makeOwnKey, ownKey, signWith } from '../own-key.ts'
import { keepPhoto } from '../photos.ts'
import { actorOf } from '../store-context.tsx'
import { putAway } from './put-away.ts'
import { startLocked } from './start.ts'
import { touch } from './touch.ts'
import { VaultDamaged } from './vault.ts'
import { changePin, makeVault, newVaultId, openBySchool, tryPin, unlock, vaultsHere } from './vaults.ts'

const CHEAP = { memory: 64, passes: 1 } as const
const [PIN, OTHER] = ['274913', '805264']
const word = toBase64url(crypto.getRandomValues(new Uint8Array(32)))

const profileOf = (p: Person): Profile => ({ person: p.id, school: p.school, schoolName: 'School', demo: false, name: p.name, username: p.id, roles: p.roles })
const me = profileOf(zhangGang)
const she = profileOf({ ...zhangGang, id: 'other-mentor' as never, name: 'Other Mentor' })

const TASK = 'Axle seat of coach seventy-seven'
const [HALF, PICTURE] = ['half a sentence of his', 'bytes of a picture']

/** What a person's store holds: rows of the school, unsent work, a draft, a photo, a key that signs. */
const fill = async (profile: Profile) => {
  const db = openDatabase(profile)
  const { clientId } = await db.transaction('rw', db.meta, async () => readMeta(db))
  const rows = [wire('person', liWei), wire('programme', programmeOf()), wire('placement', runningPlacement)]
  await applyPage(db, actorOf(profile), clientId, pageOf(rows))
  const mutate = createMutate(db, actorOf(profileOf(liWei)), () => undefined)
  await mutate.practiceLog.submit({ id: 'log' as PracticeLogId, placement: runningPlacement.id, zone: 480, content: contentOf({ task: TASK }) })
  await saveDraft(db, 'judging:x', { comment: HALF })
  await keepPhoto(db, { sha256: 'a'.repeat(64), type: 'image/jpeg', bytes: new TextEncoder().encode(PICTURE).buffer, thumb: new Uint8Array(3).buffer })
  await makeOwnKey(db, 'sign-off', await vaultOf(profile.person))
  return db
}
const everything = async (profile: Profile) => {
  const db = openDatabase(profile)
  const all = await Promise.all(db.tables.map(async (t) => [t.name, (await t.toArray()) as unknown[]] as const))
  db.close()
  return Object.fromEntries(all)
}

/** Every byte of every database of this browser that scripts can read, as text. */
const readable = async (): Promise<string> => {
  const texts: string[] = []
  for (const { name } of await indexedDB.databases()) {
    const db = await new Dexie(name ?? '').open()
    for (const table of db.tables)
      for (const row of await table.toArray()) {
        texts.push(JSON.stringify(row, (_key, v: unknown) => (v instanceof ArrayBuffer ? new TextDecoder('latin1').decode(v) : v)))
      }
    db.close()
  }
  return texts.join('\n')
}

/** He leaves; whoever comes next begins the page anew. */
const leave = async () => {
  await rememberSignOut(true)
  return startLocked()
}

beforeEach(async () => {
  await rememberSignIn(me)
  await touch()
  await makeVault(me, PIN, { id: newVaultId(), word }, CHEAP)
  ;(await fill(me)).close()
})
afterEach(async () => {
  await wipe(me)
  await wipe(she)
  await rememberSignOut(false)
})

describe('who locks', () => {
  test('leaves nothing on the device that the next person can read, and finds it all again, key included', async () => {
    const before = await everything(me)
    expect((await readable()).includes(TASK)).toBe(true)
    expect(await leave()).toBeNull()
    const now = await readable()
    for (const secret of [TASK, HALF, PICTURE, liWei.name, PIN]) expect(now.includes(secret), secret).toBe(false)
    expect((await indexedDB.databases()).map((d) => d.name)).not.toContain(databaseName(me.school, me.person))

    expect(await unlock(me.person, PIN)).toEqual({ pin: 'right', profile: me })
    expect(await signedIn()).toEqual(me)
    const { ownKey: [keyNow] = [], ...after } = await everything(me)
    const { ownKey: [keyBefore] = [], ...same } = before
    expect(after).toEqual(same)
    expect({ ...(keyNow as object), privateKey: null }).toEqual({ ...(keyBefore as object), privateKey: null })
    expect(await device.sealed.count()).toBe(0)
  })

  test('signs with the same key afterwards, and the key cannot be taken out', async () => {
    await leave()
    await unlock(me.person, PIN)
    const db = openDatabase(me)
    const key = await ownKey(db, 'sign-off')
    if (key === undefined) throw new Error('the key did not come back')
    expect(key.privateKey.extractable).toBe(false)
    const signed = new TextEncoder().encode('level 3')
    const publicKey = Uint8Array.from(atob(key.publicKey.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0))
    expect(await isSignedBy(publicKey, { signed, signature: await signWith(key)(signed) })).toBe(true)
    db.close()
  })

  test('is not shown by the picture of a start: the one that was kept goes with the first PIN, and none comes after it', async () => {
    const kept = () => device.settings.get('still')
    await keepStill('of somebody locked')
    expect(await kept()).toBeUndefined()
    await wipe(me)
    await keepStill('of a device without PINs')
    expect(await kept()).toBeDefined()
    await makeVault(me, PIN, { id: newVaultId(), word }, CHEAP)
    expect(await kept()).toBeUndefined()
  })

  test('a key made before there was a PIN does not stay for the next person', async () => {
    const db = openDatabase(me)
    await makeOwnKey(db, 'sign-off')
    db.close()
    await leave()
    await unlock(me.person, PIN)
    const again = openDatabase(me)
    expect(await ownKey(again, 'sign-off')).toBeUndefined()
    again.close()
  })

  test('by leaving the device alone for too long is locked at the next start, though the page was killed', async () => {
    expect(await startLocked()).toEqual(me)
    await device.settings.put({ key: 'touched', value: Date.now() - 6 * 60_000 })
    expect(await startLocked()).toBeNull()
    expect((await readable()).includes(TASK)).toBe(false)
  })

  test('is not helped by a clock that was set back', async () => {
    await device.settings.put({ key: 'touched', value: Date.now() + 3_600_000 })
    expect(await startLocked()).toBeNull()
  })
})

describe('cut off in the middle', () => {
  test('half a sealing is begun anew, and nothing is missing', async () => {
    const before = (await everything(me))['outbox']
    await device.sealed.put({ person: me.person, piece: 0, bytes: new ArrayBuffer(8) })
    await device.sealed.put({ person: me.person, piece: 99, bytes: new ArrayBuffer(8) })
    await leave()
    await unlock(me.person, PIN)
    expect((await everything(me))['outbox']).toEqual(before)
  })

  test('sealed, and the store not yet deleted: the seal is the truth', async () => {
    await leave()
    const left = openDatabase(me)
    await saveDraft(left, 'left', { text: 'of a change that was cut off' })
    left.close()
    await putAway(null)
    expect((await readable()).includes('of a change that was cut off')).toBe(false)
    await unlock(me.person, PIN)
    expect(JSON.stringify((await everything(me))['drafts'])).toContain(HALF)
  })

  test('a piece that is missing or altered opens nothing, and is not thrown away', async () => {
    await leave()
    const [first] = await device.sealed.toArray()
    if (first === undefined) throw new Error('nothing was sealed')
    const altered = first.bytes.slice(0)
    new Uint8Array(altered)[20] = (new Uint8Array(altered)[20] ?? 0) ^ 1
    await device.sealed.put({ ...first, bytes: altered })
    await expect(unlock(me.person, PIN)).rejects.toBeInstanceOf(VaultDamaged)
    expect(await signedIn()).toBeNull()
    await device.sealed.put(first)
    expect(await unlock(me.person, PIN)).toMatchObject({ pin: 'right' })
    expect(JSON.stringify((await everything(me))['practiceLog'])).toContain(TASK)
  })
})

describe('a wrong PIN', () => {
  test('is counted, also over a new start; a right one gives the tries back', async () => {
    await leave()
    expect(await unlock(me.person, OTHER)).toEqual({ pin: 'wrong', left: 4 })
    expect(await unlock(me.person, OTHER)).toEqual({ pin: 'wrong', left: 3 })
    expect((await vaultOf(me.person))?.triesLeft).toBe(3)
    expect(await unlock(me.person, PIN)).toMatchObject({ pin: 'right' })
    expect((await vaultOf(me.person))?.triesLeft).toBe(5)
  })

  test('five times: no PIN opens it any more, the password does, and unsent work is there', async () => {
    const before = (await everything(me))['outbox']
    await leave()
    for (const left of [4, 3, 2, 1]) expect(await tryPin(me.person, OTHER)).toEqual({ pin: 'wrong', left })
    expect(await tryPin(me.person, OTHER)).toEqual({ pin: 'gone' })
    expect(await unlock(me.person, PIN)).toEqual({ pin: 'gone' })
    expect((await vaultOf(me.person))?.byPin).toBeNull()
    await openBySchool(me, word)
    expect((await everything(me))['outbox']).toEqual(before)
    await changePin(me.person, OTHER, word, CHEAP)
    await leave()
    expect(await unlock(me.person, PIN)).toEqual({ pin: 'wrong', left: 4 })
    expect(await unlock(me.person, OTHER)).toMatchObject({ pin: 'right' })
  })

  test('many at once are no way around it', async () => {
    await leave()
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => tryPin(me.person, `30518${n}`)))
    expect(answers.filter((a) => a.pin === 'wrong')).toHaveLength(4)
    expect(await tryPin(me.person, PIN)).toEqual({ pin: 'gone' })
  })

  test('of the school: another word opens nothing and changes nothing', async () => {
    await leave()
    await expect(openBySchool(me, toBase64url(new Uint8Array(32)))).rejects.toBeInstanceOf(VaultDamaged)
    expect(await unlock(me.person, PIN)).toMatchObject({ pin: 'right' })
  })
})

describe('several people', () => {
  test("each opens his own; one's sign-out leaves the other's", async () => {
    await makeVault(she, OTHER, { id: newVaultId(), word }, CHEAP)
    expect((await vaultsHere()).map((v) => v.profile.name)).toEqual([she.name, me.name].toSorted())
    await leave()
    expect(await unlock(she.person, PIN)).toEqual({ pin: 'wrong', left: 4 })
    expect(await unlock(she.person, OTHER)).toEqual({ pin: 'right', profile: she })
    expect(await startLocked()).toEqual(she)
    await wipe(she)
    await rememberSignOut(false)
    expect(await vaultsHere()).toHaveLength(1)
    await unlock(me.person, PIN)
    expect(JSON.stringify((await everything(me))['practiceLog'])).toContain(TASK)
  })
})
