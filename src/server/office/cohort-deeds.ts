/** Classes: their plan, their teachers, their time. */
import { hasRole } from '#domain/people.ts'
import type { FieldError } from '#domain/refusal.ts'
import type { CohortDeed } from '#sync/office-deeds.ts'
import { type Judge, wrong } from './deed.ts'

export const saveCohort: Judge<'cohort', CohortDeed> = async ({ tx }, { id, set }, old) => {
  const fields: FieldError[] = []
  if (set.end < set.start) fields.push({ path: 'set.end', error: 'too-early' })
  if ((await tx.get('programme', set.programme)) === undefined) fields.push({ path: 'set.programme', error: 'not-known' })
  for (const [n, teacher] of set.teachers.entries()) {
    const person = await tx.get('person', teacher)
    // Who taught this class before he left may stay on its list.
    const isKept = old?.teachers.includes(teacher) === true
    if (person === undefined || !hasRole(person, 'teacher') || (!person.active && !isKept)) fields.push({ path: `set.teachers.${n}`, error: 'not-known' })
  }
  if (fields.length > 0) return wrong(...fields)
  return { deed: old === undefined ? 'cohort.create' : 'cohort.edit', row: { ...old, ...set, id, school: tx.school } }
}
