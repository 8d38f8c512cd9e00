import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { portfolioOf } from '#sync/scope.ts'
import { contentOf, heLan, liWei, placementOf, programmeOf, SCHOOL } from '#tests/support/people.ts'
import { deviceOf, logArgs, NEXT_DOOR, openServerSchool, type ServerSchool, TODAY } from '#tests/support/server-school.ts'
import type { Sql } from './schema.ts'
import { UnsoundRow } from './server-transaction.ts'

let school: ServerSchool
beforeEach(async () => {
  school = await openServerSchool()
})
afterEach(() => school.close())

const writer = { school: SCHOOL, author: null, now: TODAY }
const reading = <T>(work: (sql: Sql) => Promise<T>) => school.store.read(work)

describe('one write transaction', () => {
  it('[PL8] every row has a place of its own, the last of them is the commit’s, and none is left unstamped', async () => {
    const phone = deviceOf(school, liWei)
    for (const id of ['log-1', 'log-2']) await phone.push(phone.does('practiceLog.submit', logArgs(id)))
    const places = await reading((sql) => sql.selectFrom('row').select('seq').orderBy('seq').execute())
    const commits = await reading((sql) => sql.selectFrom('commit_log').selectAll().orderBy('seq').execute())
    expect(places.every(({ seq }) => seq > 0)).toBe(true)
    expect(new Set(places.map((p) => p.seq)).size).toBe(places.length)
    expect(commits.at(-1)?.seq).toBe(places.at(-1)?.seq)
    expect(new Set(commits.map((c) => c.nonce)).size).toBe(commits.length)
    expect(commits.every((c) => c.nonce.length >= 16)).toBe(true)
  })

  it('work that fails leaves nothing: no row, no grant, no place in the sequence', async () => {
    const before = await reading((sql) => sql.selectFrom('sync_meta').selectAll().execute())
    const fails = school.store.write(writer, async (tx) => {
      await tx.put('person', { ...liWei, name: 'Somebody Else' })
      throw new Error('half-way')
    })
    await expect(fails).rejects.toThrow('half-way')
    expect((await school.get('person', liWei.id))?.name).toBe('Li Wei')
    expect(await reading((sql) => sql.selectFrom('sync_meta').selectAll().execute())).toEqual(before)
  })

  it('a transaction that changes no row takes no place and tells nobody', async () => {
    const heard: unknown[] = []
    school.store.onCommit((commit) => heard.push(commit))
    const before = await reading((sql) => sql.selectFrom('commit_log').selectAll().execute())
    await school.store.write(writer, async (tx) => void (await tx.get('person', liWei.id)))
    expect(await reading((sql) => sql.selectFrom('commit_log').selectAll().execute())).toEqual(before)
    expect(heard).toEqual([])
  })

  it('what was overwritten is in the history, with who wrote it and when', async () => {
    const phone = deviceOf(school, liWei)
    await phone.push(phone.does('practiceLog.submit', logArgs('log-1')), phone.does('practiceLog.resubmit', { id: 'log-1', set: { minutes: 30 }, was: { minutes: 90 } }))
    const old = await reading((sql) => sql.selectFrom('row_history').where('type', '=', 'practiceLog').selectAll().execute())
    expect(old).toEqual([expect.objectContaining({ id: 'log-1', rev: 1, author: liWei.id, at: TODAY })])
    expect(old[0]?.seq).toBeGreaterThan(0)
    expect(JSON.parse(old[0]?.data ?? '')).toMatchObject({ minutes: 90 })
  })

  it('a row that was read before is read anew once it was written, taken away, or its writing undone', async () => {
    const name = 'Li Wei the Younger'
    await school.store.write(writer, async (tx) => {
      const names = async () => [(await tx.get('person', liWei.id))?.name, (await tx.inScope('person', portfolioOf(liWei.id))).map((p) => p.name)]
      const before = await names()
      const renamed = async () => {
        await tx.put('person', { ...liWei, name })
        return names()
      }
      const after = await tx.attempt(renamed, () => false)
      expect(after[0]).toBe(name)
      expect(await names()).toEqual(before)
      expect(await renamed()).toEqual(after)
      await tx.remove('person', liWei.id)
      expect(await names()).toEqual([undefined, []])
    })
  })

  it('reads its own writes, and rows of one kind in one scope', async () => {
    await school.store.write(writer, async (tx) => {
      await tx.put('person', { ...heLan, name: 'He Lan the Younger' })
      expect((await tx.get('person', heLan.id))?.name).toBe('He Lan the Younger')
      expect(await tx.inScope('placement', portfolioOf(liWei.id))).toEqual([placementOf()])
      expect(await tx.inScope('placement', portfolioOf(heLan.id))).toEqual([])
    })
  })

  it('a plan that was undone is not remembered', async () => {
    const other = { ...programmeOf(), id: 'programme-2' as never, title: { en: 'Undone' } }
    await school.store.write(writer, async (tx) => {
      await tx.attempt(async () => {
        await tx.put('programme', other)
        await tx.get('programme', other.id)
      }, () => false)
    })
    await school.put('programme', { ...other, title: { en: 'Done' } })
    await school.store.write(writer, async (tx) => expect((await tx.get('programme', other.id))?.title).toEqual({ en: 'Done' }))
  })

  it('grants follow their row: the new ones replace the old ones', async () => {
    const grants = () => reading((sql) => sql.selectFrom('grant_').where('source_id', '=', 'placement').select(['holder', 'scope']).execute())
    expect((await grants()).filter((g) => g.holder === 'zhang-gang')).toHaveLength(2)
    await school.put('placement', placementOf({ mentors: [] }))
    expect((await grants()).filter((g) => g.holder === 'zhang-gang')).toEqual([])
    await school.put('placement', placementOf())
    expect(await grants()).toHaveLength(11)
  })
})

describe('what is never stored', () => {
  it('[P5] a row that names another school', async () => {
    await expect(school.put('person', { ...liWei, school: NEXT_DOOR })).rejects.toThrow(UnsoundRow)
    await expect(school.put('school', { id: NEXT_DOOR, name: 'Taken over', demo: false })).rejects.toThrow(UnsoundRow)
  })

  it('a row that breaks its own schema', async () => {
    await expect(school.put('person', { ...liWei, roles: ['king' as never] })).rejects.toThrow(UnsoundRow)
  })
})

it('[P5] the same id in two schools is two rows', async () => {
  await school.store.write({ ...writer, school: NEXT_DOOR }, async (tx) => {
    expect(await tx.get('person', liWei.id)).toBeUndefined()
    await tx.put('person', { ...liWei, school: NEXT_DOOR, name: 'Another Li Wei' })
  })
  expect((await school.get('person', liWei.id))?.name).toBe('Li Wei')
})

it('many writers at once wait for each other and all get through', async () => {
  const phones = Array.from({ length: 20 }, (_, i) => deviceOf(school, liWei, `phone-${i}-of-li-wei`))
  await Promise.all(phones.map((p, i) => p.push(p.does('practiceLog.submit', logArgs(`log-${i}`, contentOf())))))
  const count = await reading((sql) => sql.selectFrom('row').where('type', '=', 'practiceLog').select('id').execute())
  expect(count).toHaveLength(20)
})

it('closing waits for the transaction that runs', async () => {
  let written = false
  const writing = school.store.write(writer, async (tx) => {
    await tx.put('person', { ...liWei, name: 'Written while closing' })
    await new Promise((r) => setTimeout(r, 30))
    written = true
  })
  await school.store.close()
  expect(written).toBe(true)
  await writing
  school = await openServerSchool()
})
