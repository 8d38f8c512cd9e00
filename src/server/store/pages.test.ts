import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Scope } from '#sync/scope.ts'
import { SCHOOL } from '#tests/support/people.ts'
import { openServerSchool, type ServerSchool } from '#tests/support/server-school.ts'
import { placesAfter } from './pages.ts'

let school: ServerSchool
beforeEach(async () => {
  school = await openServerSchool()
})
afterEach(() => school.close())

it('looks for what is new in the scopes that are asked about, not through the whole school', async () => {
  const scopes = ['u:li-wei', 'ut:li-wei', 'up:li-wei', 'co:cohort-2026', 'ref:plan'] as Scope[]
  const plan = await school.store.read(async (sql) => {
    const { sql: text, parameters } = placesAfter(sql, SCHOOL, new Map([[0, scopes], [7, ['sc:school' as Scope]]]), 1_001).compile()
    const explained = { sql: `explain query plan ${text}`, parameters, query: { kind: 'RawNode', sqlFragments: [], parameters: [] }, queryId: { queryId: 'plan' } }
    return (await sql.executeQuery<{ detail: string }>(explained as never)).rows.map((r) => r.detail).join('; ')
  })
  expect(plan).toContain('row_by_scope')
  expect(plan).not.toContain('row_by_seq')
})
