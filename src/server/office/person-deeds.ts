/** People: new ones, another class, another enterprise, another name, retired and back again. */
import { hasRole, type Person } from '#domain/people.ts'
import type { FieldError } from '#domain/refusal.ts'
import type { PersonDeed } from '#sync/office-deeds.ts'
import { endSessionsOf } from '../store/accounts.ts'
import { endJoinCodesOf } from '../store/join-codes.ts'
import { type Judge, wrong } from './deed.ts'

/** Rows and signatures of a person who leaves stay; only signing in ends, on every device. */
export const savePerson: Judge<'person', PersonDeed> = async ({ tx, actor, now }, { id, set }, old) => {
  // The last coordinator who retired himself would leave a school without a door.
  if (id === actor.person && !set.active) return { no: 'not-allowed' }
  const roles = old?.roles ?? set.roles ?? []
  const fields: FieldError[] = []
  if (roles.length === 0) fields.push({ path: 'set.roles', error: 'required' })
  if (set.cohort !== null && set.cohort !== old?.cohort && (!hasRole({ roles }, 'apprentice') || (await tx.get('cohort', set.cohort)) === undefined)) fields.push({ path: 'set.cohort', error: 'not-known' })
  if (set.enterprise !== null && set.enterprise !== old?.enterprise && (!hasRole({ roles }, 'mentor') || (await tx.get('enterprise', set.enterprise)) === undefined))
    fields.push({ path: 'set.enterprise', error: 'not-known' })
  if (fields.length > 0) return wrong(...fields)
  const row: Person = { ...old, ...set, id, school: tx.school, roles: [...new Set(roles)] }
  if (old === undefined) return { deed: 'person.create', row }
  if (old.active && !set.active) {
    await endSessionsOf(tx.sql, tx.school, id)
    await endJoinCodesOf(tx.sql, tx.school, id, now)
  }
  return { deed: old.active === set.active ? 'person.edit' : set.active ? 'person.return' : 'person.retire', row }
}
