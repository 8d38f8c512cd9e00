/** Li Wei's phone and Zhang Gang's tablet: two real stores in one browser, each with a key that the other has heard of. */
import { addDays } from '#domain/calendar-day.ts'
import type { DeviceKey } from '#domain/device-key.ts'
import type { PracticeLogId } from '#domain/ids.ts'
import type { Person } from '#domain/people.ts'
import { contentOf as contentIn, type PracticeLog, type PracticeLogContent, revisionIdOf } from '#domain/practice-log.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { scopeOf } from '#sync/scope.ts'
import { now, today } from '../../src/app/store/clock.ts'
import { Database } from '../../src/app/store/database.ts'
import { createMutate } from '../../src/app/store/mutate.ts'
import { makeOwnKey } from '../../src/app/store/own-key.ts'
import { actorOf, type Store } from '../../src/app/store/store-context.tsx'
import { contentOf, DAY, guidanceOf, liWei, PLACEMENT, placementOf, PROGRAMME, programmeOf, zhangGang } from './people.ts'

export interface PairedDevice extends Store {
  readonly put: <T extends RowType>(type: T, row: RowOf<T>) => Promise<unknown>
}

const deviceOf = async (person: Person, others: readonly Person[]): Promise<PairedDevice> => {
  const db = new Database(`pair ${person.id} ${crypto.randomUUID()}`)
  const profile = { person: person.id, school: person.school, schoolName: 'School', name: person.name, roles: person.roles, username: person.id, demo: false }
  const actor = actorOf(profile)
  const put: PairedDevice['put'] = (type, row) => db.rows(type).put({ ...row, _scope: scopeOf(type, row) } as never)
  for (const known of others) await put('person', known)
  await put('programme', programmeOf())
  const from = addDays(today(), -60)
  await put('placement', placementOf({ start: from, end: addDays(today(), 60), mentors: [guidanceOf(zhangGang, { from })] }))
  return { db, profile, actor, mutate: createMutate(db, actor, () => undefined), put }
}

/** Makes a key on the device, as if the school had certified it. @returns the row that everybody else gets */
export const enrolled = async ({ db, actor }: Store, purpose: DeviceKey['purpose']): Promise<DeviceKey> => {
  const { id, publicKey } = await makeOwnKey(db, purpose)
  const [since, expires] = [now() - DAY, now() + 29 * DAY]
  await db.ownKey.update(purpose, { expires })
  const of = { school: actor.school, person: actor.person, name: actor.name }
  return { id, ...of, purpose, label: 'Device', publicKey, certificate: publicKey, since, expires, ended: null }
}

export interface Pair {
  readonly phone: PairedDevice
  readonly tablet: PairedDevice
  dispose(): Promise<void>
}

export const openPair = async (): Promise<Pair> => {
  const [phone, tablet] = [await deviceOf(liWei, [liWei]), await deviceOf(zhangGang, [liWei])]
  for (const key of [await enrolled(phone, 'request'), await enrolled(tablet, 'sign-off')]) for (const device of [phone, tablet]) await device.put('deviceKey', key)
  return {
    phone,
    tablet,
    dispose: async () => {
      await phone.db.delete()
      await tablet.db.delete()
    },
  }
}

/** A log that was handed in, on these devices. */
export const handIn = async (devices: readonly PairedDevice[], id: string, over: Partial<PracticeLogContent> = {}): Promise<void> => {
  const log: PracticeLog = {
    ...contentOf({ practisedOn: addDays(today(), -1), ...over }),
    id: id as PracticeLogId,
    apprentice: liWei.id,
    placement: PLACEMENT,
    programme: PROGRAMME,
    state: 'submitted',
    revision: 1,
    writtenAt: now(),
    submittedAt: now(),
    zone: 480,
    late: false,
    confirmedBy: null,
    otherVersions: [],
  }
  for (const { put } of devices) {
    await put('practiceLog', log)
    await put('logRevision', { id: revisionIdOf(log.id, 1), log: log.id, apprentice: liWei.id, revision: 1, at: now(), content: contentIn(log) })
  }
}
