/** The school in which every course begins: two apprentices, two mentors, two teachers, two classes, two placements. */
import type { CohortId, PlacementId } from '#domain/ids.ts'
import type { Person } from '#domain/people.ts'
import { openStore } from '#server/store/store.ts'
import {
  chenHua, cohortOf, guidanceOf, heLan, liWei, moment, personOf, placementOf, programmeOf, SCHOOL, wangFang, zhangGang,
} from '../support/people.ts'

export const START = moment('2026-05-11T08:00Z')
export const zhouJie: Person = personOf('zhou-jie', 'Zhou Jie', ['teacher'])
export const OTHER_COHORT = 'cohort-2027' as CohortId
export const HE_LANS_PLACEMENT = 'placement-of-he-lan' as PlacementId

/** Writes the school into a new data folder and closes it. */
export const fillTemplate = async (folder: string): Promise<void> => {
  const store = await openStore({ folder })
  await store.write({ school: SCHOOL, author: null, now: START }, async (tx) => {
    await tx.put('school', { id: SCHOOL, name: 'Rail School', demo: false })
    await tx.put('programme', programmeOf())
    await tx.put('cohort', cohortOf())
    await tx.put('cohort', cohortOf({ id: OTHER_COHORT, name: 'Rail vehicles 2027', teachers: [zhouJie.id] }))
    for (const person of [liWei, heLan, zhangGang, chenHua, wangFang, zhouJie]) await tx.put('person', person)
    await tx.put('placement', placementOf())
    await tx.put('placement', placementOf({ id: HE_LANS_PLACEMENT, apprentice: heLan.id, mentors: [guidanceOf(chenHua)] }))
  })
  await store.close()
}
