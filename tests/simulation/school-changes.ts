/** What the office changes while everybody works: who guides whom, who teaches which class, who belongs to it. */
import { addDays, dayAt } from '#domain/calendar-day.ts'
import type { EnterpriseId, PersonId } from '#domain/ids.ts'
import type { ServerTransaction } from '#server/store/server-transaction.ts'
import { chenHua, COHORT, guidanceOf, heLan, liWei, PLACEMENT, SCHOOL, wangFang, zhangGang } from '../support/people.ts'
import type { Chance } from './chance.ts'
import { clock } from './stage.ts'
import { HE_LANS_PLACEMENT, OTHER_COHORT, zhouJie } from './template-school.ts'

type Change = (tx: ServerTransaction, chance: Chance) => Promise<void>

const placement = (tx: ServerTransaction, chance: Chance) => tx.get('placement', chance.pick([PLACEMENT, HE_LANS_PLACEMENT]))

/** A row that no device could ever hand in again. */
export const enterpriseComes: Change = async (tx, chance) => {
  const id = `works-${chance.below(1_000_000)}` as EnterpriseId
  await tx.put('enterprise', { id, school: SCHOOL, name: `Works ${id}` })
}

const changes: readonly Change[] = [
  async function mentorEnds(tx, chance) {
    const p = await placement(tx, chance)
    const leaving = chance.pickFrom(p?.mentors.filter((m) => m.until === null) ?? [])
    if (p === undefined || leaving === undefined) return
    // Three days ago: gone on every clock on earth.
    const until = addDays(dayAt(clock.world), -3)
    await tx.put('placement', { ...p, mentors: p.mentors.map((m) => (m === leaving ? { ...m, until } : m)) })
  },
  async function mentorComes(tx, chance) {
    const p = await placement(tx, chance)
    if (p === undefined || p.mentors.length > 20) return
    await tx.put('placement', { ...p, mentors: [...p.mentors, guidanceOf(chance.pick([zhangGang, chenHua]), { from: addDays(dayAt(clock.world), -2) })] })
  },
  async function mentorComesBack(tx, chance) {
    const p = await placement(tx, chance)
    if (p !== undefined) await tx.put('placement', { ...p, mentors: p.mentors.map((m) => ({ ...m, until: null })) })
  },
  async function apprenticeMoves(tx, chance) {
    const person = await tx.get('person', chance.pick([liWei, heLan]).id)
    if (person !== undefined) await tx.put('person', { ...person, cohort: chance.pick([COHORT, OTHER_COHORT, null]) })
  },
  async function teacherOfClassChanges(tx, chance) {
    const cohort = await tx.get('cohort', chance.pick([COHORT, OTHER_COHORT]))
    const teachers = chance.pick<readonly PersonId[]>([[wangFang.id], [zhouJie.id], [wangFang.id, zhouJie.id], []])
    if (cohort !== undefined) await tx.put('cohort', { ...cohort, teachers })
  },
  enterpriseComes,
  async function anotherEnterpriseComes(tx, chance) {
    const id = `yard-${chance.below(1_000_000)}` as EnterpriseId
    await tx.put('enterprise', { id, school: SCHOOL, name: `Yard ${id}` })
  },
  async function teacherOfPlacementChanges(tx, chance) {
    const p = await placement(tx, chance)
    const teacher = chance.pick([wangFang, zhouJie])
    if (p !== undefined) await tx.put('placement', { ...p, teacher: teacher.id, teacherName: teacher.name })
  },
]

export const changeSchool = async (tx: ServerTransaction, chance: Chance): Promise<void> => {
  await chance.pickFrom(changes)?.(tx, chance)
}
