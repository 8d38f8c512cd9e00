import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { SCHOOL } from '#tests/support/people.ts'
import type { Sql } from '../store/schema.ts'
import { openStore, type Store } from '../store/store.ts'
import { demoSchool } from './demo-school.ts'
import { loadDemoSchool } from './load-demo-school.ts'

const NOW = Date.parse('2026-11-21T09:00:00Z')
const quickHash = async (password: string) => `hash of ${password}`
let folder: string
let store: Store
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'craftlog-'))
  store = await openStore({ folder })
})
afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})
const count = () => store.read(async (sql: Sql) => [(await sql.selectFrom('row').select('id').execute()).length, (await sql.selectFrom('account').select('person').execute()).length, (await sql.selectFrom('commit_log').select('seq').execute()).length])

it('every row and account of the told school is stored, in one commit', async () => {
  const told = demoSchool(NOW)
  expect(await loadDemoSchool(store, NOW, quickHash)).toBe('loaded')
  expect(await count()).toEqual([told.rows.length, told.accounts.length, 1])
})

it('loading twice, at once or later, leaves one school', async () => {
  const results = await Promise.all([loadDemoSchool(store, NOW, quickHash), loadDemoSchool(store, NOW, quickHash)])
  expect(results.toSorted()).toEqual(['loaded', 'there'])
  expect(await loadDemoSchool(store, NOW + 86_400_000, quickHash)).toBe('there')
})

it('a school of somebody’s own is never touched', async () => {
  await store.write({ school: SCHOOL, author: null, now: NOW }, (tx) => tx.put('school', { id: SCHOOL, name: 'Rail School', demo: false }))
  expect(await loadDemoSchool(store, NOW, quickHash)).toBe('occupied')
  expect(await count()).toEqual([1, 0, 1])
})
