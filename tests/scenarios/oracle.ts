/** Says whether everybody ended up where they should: computed anew from the server's database, not from what was sent. */
import { expect } from 'vitest'
import { SCHOOL } from '#tests/support/people.ts'
import type { NodeDevice } from '#tests/support/node-device.ts'
import { grantsTo } from '#server/store/grants.ts'
import { readRow } from '#server/store/rows.ts'
import type { Store } from '#server/store/store.ts'
import { ROW_TYPES } from '#sync/rows.ts'
import { scopesHeld } from '#sync/scope.ts'
import type { LiveSchool } from './live-school.ts'

type Rows = Readonly<Record<string, unknown>>

/** All rows that a person may hold, as the server has them: `type id` → content with its scope. */
const rowsOnServer = (store: Store, person: string): Promise<Rows> =>
  store.read(async (sql) => {
    const who = await readRow(sql, SCHOOL, 'person', person)
    const scopes = who === undefined ? [] : await scopesHeld(who, Date.now(), grantsTo(sql, SCHOOL))
    if (scopes.length === 0) return {}
    const found = await sql.selectFrom('row').where('school', '=', SCHOOL).where('scope', 'in', scopes).where('deleted', '=', 0).selectAll().execute()
    return Object.fromEntries(found.map((r) => [`${r.type} ${r.id}`, { ...(JSON.parse(r.data ?? 'null') as object), _scope: r.scope }]))
  })

/** All rows that the device shows. */
export const rowsOnDevice = async ({ db }: Pick<NodeDevice, 'db'>): Promise<Rows> => {
  const rows: Record<string, unknown> = {}
  for (const type of ROW_TYPES) for (const row of await db.table<{ id: string }>(type).toArray()) rows[`${type} ${row.id}`] = row
  return rows
}

/** What the server made of a mutation, by its own name. */
export const verdictsOn = (store: Store, person: string, uid: string) =>
  store.read((sql) => sql.selectFrom('mutation').where('person', '=', person).where('uid', '=', uid).selectAll().execute())

/** Every deed that the device confirmed was judged exactly once; a refused one is parked there and kept here, whole. */
const expectDeedsAccounted = async (store: Store, device: NodeDevice): Promise<void> => {
  for (const deed of device.deeds) {
    const verdicts = await verdictsOn(store, device.actor.person, deed.uid)
    const kept = await device.db.sent.get(deed.uid)
    // What never could be sent at all is parked by the device itself.
    if (verdicts.length === 0 && kept?.state === 'parked' && kept.refusal !== null) {
      expect(kept.args).toEqual(deed.args)
      continue
    }
    expect(verdicts.map((v) => v.uid), `${deed.name} ${deed.uid} was judged once`).toEqual([deed.uid])
    const [verdict] = verdicts
    if (verdict?.status !== 'refused') continue
    const letters = await store.read((sql) => sql.selectFrom('dead_letter').where('client', '=', verdict.client).where('mid', '=', verdict.mid).selectAll().execute())
    expect(letters.map((l) => (JSON.parse(l.body) as { args: unknown }).args), 'its body is kept').toEqual([deed.args])
    expect(kept?.refusal, 'its author hears why').toMatchObject({ because: (JSON.parse(verdict.result) as { refusal: { because: string } }).refusal.because })
  }
}

/** Each hand-in made one revision and no more: a doubled deed would show here. */
const expectRevisionsCounted = async (school: LiveSchool, devices: readonly NodeDevice[]): Promise<void> => {
  const counted = new Map<string, number>()
  const seen = new Set<string>()
  for (const device of devices)
    for (const deed of device.deeds) {
      // A cloned device remembers what was done before it was copied.
      if (seen.has(deed.uid)) continue
      seen.add(deed.uid)
      if (deed.name !== 'practiceLog.submit' && deed.name !== 'practiceLog.resubmit') continue
      const [verdict] = await verdictsOn(school.store(), device.actor.person, deed.uid)
      if (verdict?.status !== 'ok') continue
      const { id } = deed.args as { id: string }
      counted.set(id, (counted.get(id) ?? 0) + 1)
    }
  for (const [id, revisions] of counted) {
    expect((await school.get('practiceLog', id))?.revision, `revisions of ${id}`).toBe(revisions)
    expect(await school.get('logRevision', `${id}:${revisions}`), `the last revision of ${id}`).toBeDefined()
  }
}

/**
 * After everybody has synced: nothing waits, each device shows the server's rows of its scopes and nothing else, and
 * every confirmed deed of these devices counted once or is parked with a reason.
 */
export const expectAgreement = async (school: LiveSchool, ...devices: readonly NodeDevice[]): Promise<void> => {
  for (const device of devices) {
    expect(await device.db.outbox.toArray(), 'nothing waits').toEqual([])
    expect(await device.db.shadow.toArray(), 'nothing is shadowed').toEqual([])
    expect(await rowsOnDevice(device)).toEqual(await rowsOnServer(school.store(), device.actor.person))
    await expectDeedsAccounted(school.store(), device)
  }
  await expectRevisionsCounted(school, devices)
}

/** Everybody syncs until there is no more news, then `expectAgreement`. */
export const settleAndAgree = async (school: LiveSchool, ...devices: readonly NodeDevice[]): Promise<void> => {
  for (const device of [...devices, ...devices]) await device.sync()
  await expectAgreement(school, ...devices)
}
