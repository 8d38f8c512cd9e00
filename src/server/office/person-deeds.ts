/** People who are here already: another class, another enterprise, another name, retired and back again. */
import { hasRole } from '#domain/people.ts'
import type { FieldError } from '#domain/refusal.ts'
import type { PersonDeed } from '#sync/office-deeds.ts'
import { endSessionsOf } from '../store/accounts.ts'
import { type Judge, wrong } from './deed.ts'

/** Rows and signatures of a person who leaves stay; only signing in ends, on every device. */
export const savePerson: Judge<'person', PersonDeed> = async ({ tx, actor }, { id, set }, old) => {
  if (old === undefined) return { no: 'not-found' }
  // The last coordinator who retired himself would leave a school without a door.
  if (id === actor.person && !set.active) return { no: 'not-allowed' }
  const fields: FieldError[] = []
  if (set.cohort !== null && set.cohort !== old.cohort && (!hasRole(old, 'apprentice') || (await tx.get('cohort', set.cohort)) === undefined)) fields.push({ path: 'set.cohort', error: 'not-known' })
  if (set.enterprise !== null && set.enterprise !== old.enterprise && (!hasRole(old, 'mentor') || (await tx.get('enterprise', set.enterprise)) === undefined))
    fields.push({ path: 'set.enterprise', error: 'not-known' })
  if (fields.length > 0) return wrong(...fields)
  if (old.active && !set.active) await endSessionsOf(tx.sql, id)
  const deed = old.active === set.active ? 'person.edit' : set.active ? 'person.return' : 'person.retire'
  return { deed, row: { ...old, ...set } }
}
