/** A placement moves to the next version of its plan while the apprentice's phone is away: every sign-off is still there. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CompetencyId, ProgrammeId, SignOffId } from '#domain/ids.ts'
import type { Programme } from '#domain/programme.ts'
import { importResponse } from '#sync/account.ts'
import { moveResponse } from '#sync/programme-changes.ts'
import { competencyOf, programmeOf, signOffOf } from '#tests/support/people.ts'
// Brings the storage that the next one opens.
import { guides, type LiveSchool, logOf, openLiveSchool, placementIdOf } from './live-school.ts'
import { readSkills } from '../../src/app/features/checklist/use-skills.ts'

let school: LiveSchool
beforeAll(async () => {
  school = await openLiveSchool()
}, 60_000)
afterAll(() => school.close())

const SIGNED = 40
const lines = Array.from({ length: SIGNED + 5 }, (_, n) => competencyOf(`line-${n}`))
const plan: Programme = { ...programmeOf(lines), id: 'wide-1' as ProgrammeId, plan: 'wide' as Programme['plan'] }

test('forty sign-offs are kept: the phone shows all of them under the new version, and what waited on it is taken in', async () => {
  await school.put('programme', plan)
  const mentor = await school.hire('mentor')
  const who = await school.enrol({ mentors: [guides(mentor)], programme: plan.id, plan: plan.plan })
  const placement = placementIdOf(who)
  await school.put('signOff', ...lines.slice(0, SIGNED).map((c, n) => signOffOf(`signed-${n}`, { id: `signed-${n}` as SignOffId, apprentice: who.id, competency: c.id, placement, programme: plan.id })))
  const phone = await school.deviceOf(who)
  await phone.sync()
  // In the cellar: about a line that will be gone when the phone comes up.
  const gone = lines[SIGNED + 4]?.id ?? ('' as CompetencyId)
  expect(await phone.does((m) => m.practiceLog.submit(logOf(who, 'from-the-cellar', { competencies: [gone] })))).toBeNull()

  const office = await school.deviceOf(await school.hire('coordinator'))
  const content = { title: plan.title, languages: plan.languages, source: plan.source, units: plan.units.map((u) => ({ ...u, competencies: [...lines.filter((c) => c.id !== gone).toReversed(), competencyOf('brand-new')] })) }
  const made = await office.ask('/api/programme-versions', importResponse, { method: 'POST', json: { base: plan.id, content, variant: null, proposals: [] } })
  const next = made.ok ? made.value.programme : ('' as ProgrammeId)
  const moved = await office.ask('/api/programme-moves', moveResponse, { method: 'POST', json: { to: next, placements: [{ placement, from: plan.id }] } })
  expect(moved).toEqual({ ok: true, value: { moved: 1, kept: SIGNED } })

  await phone.sync()
  const skills = await readSkills(phone.db, who.id)
  if (skills.state !== 'ready') throw new Error(skills.state)
  const { programme, standings } = skills.checklist
  expect([programme.version, standings.length]).toEqual([2, SIGNED + 5])
  expect(standings.filter((s) => s.status === 'signed')).toHaveLength(SIGNED)
  expect(new Set(standings.flatMap((s) => s.latest?.programme ?? []))).toEqual(new Set([plan.id]))
  expect((await phone.db.sent.toArray()).filter((s) => s.state === 'parked')).toEqual([])
  expect(await school.get('practiceLog', 'from-the-cellar')).toMatchObject({ competencies: [gone] })
})
