/** The roster's lots: each line judged again by the rules of domain/roster.ts, and by who is here already. */
import { createHash } from 'node:crypto'
import { judgeSchoolDeed } from '#domain/access.ts'
import type { SchoolId } from '#domain/ids.ts'
import { personId } from '#domain/ids.ts'
import { hasRole, type Person } from '#domain/people.ts'
import { fieldErrors } from '#domain/refusal.ts'
import { judgeRosterLine, type RosterFaultCode, type RosterLine, sameNumber } from '#domain/roster.ts'
import { type RosterAnswer, type RosterLot, rosterLot, rosterQuestion } from '#sync/roster.ts'
import { v7 as uuid } from 'uuid'
import { sayNo } from '../http/answers.ts'
import type { PersonalVisit, Route } from '../http/visit.ts'
import { actorFrom } from '../replication/signed-in.ts'
import { peopleNumbered, rowsNamed } from '../store/entries.ts'
import type { Sql } from '../store/schema.ts'
import { writeAudit } from './audit-line.ts'
import type { Desk } from './desk.ts'

type Becomes = { readonly line: number; readonly becomes: 'new' | 'changed' | 'same'; readonly was: Person | null; readonly is: Person } | { readonly line: number; readonly becomes: 'fault'; readonly fault: RosterFaultCode }

/** What becomes of each line, by the rows as they are now. */
const judgeLot = async (sql: Sql, school: SchoolId, lines: readonly RosterLine[]): Promise<readonly Becomes[]> => {
  const people = new Map((await peopleNumbered(sql, school, lines.map((l) => sameNumber(l.number)))).map((p) => [sameNumber(p.schoolNumber ?? ''), p]))
  const cohorts = new Set((await rowsNamed(sql, school, 'cohort', [...new Set(lines.flatMap((l) => l.cohort ?? []))])).map((c) => c.id))
  const seen = new Set<string>()
  return lines.map((given): Becomes => {
    const { line, name, number, cohort } = given
    const fault = (code: RosterFaultCode): Becomes => ({ line, becomes: 'fault', fault: code })
    const wrong = judgeRosterLine(given)
    if (wrong !== null) return fault(wrong.fault)
    if (cohort !== null && !cohorts.has(cohort)) return fault('cohort-not-known')
    if (seen.has(sameNumber(number))) return fault('number-twice')
    seen.add(sameNumber(number))
    const was = people.get(sameNumber(number))
    if (was === undefined) return { line, becomes: 'new', was: null, is: { id: personId.parse(uuid()), school, name: name.trim(), roles: ['apprentice'], cohort, enterprise: null, active: true, schoolNumber: number } }
    // A list brings nobody back who left, and makes no apprentice of a teacher.
    if (!was.active || !hasRole(was, 'apprentice')) return fault('number-of-somebody-else')
    const is: Person = { ...was, name: name.trim(), cohort: cohort ?? was.cohort }
    return { line, becomes: is.name === was.name && is.cohort === was.cohort ? 'same' : 'changed', was, is }
  })
}

const answerOf = (lines: readonly Becomes[]): RosterAnswer => ({ lines: lines.map((l) => (l.becomes === 'fault' ? l : { line: l.line, becomes: l.becomes })) })

const check = async ({ request, reply, store, actor }: PersonalVisit): Promise<unknown> => {
  const parsed = rosterQuestion.safeParse(request.body, { reportInput: true })
  if (!parsed.success) return sayNo(reply, { error: 'fields-invalid', fields: [...fieldErrors(parsed.error)] })
  return answerOf(await store.readSchool(actor.school, (sql) => judgeLot(sql, actor.school, parsed.data.lines)))
}

/** A lot that comes again finds its people under their numbers and writes nothing: no name of the deed is needed for that. */
const take = async (desk: Desk, { deed, lines }: RosterLot): Promise<readonly Becomes[]> => {
  const { tx } = desk
  const judged = await judgeLot(tx.sql, tx.school, lines)
  for (const [n, l] of judged.entries()) {
    if (l.becomes === 'fault' || l.becomes === 'same') continue
    await tx.put('person', l.is)
    const bodyHash = createHash('sha256').update(JSON.stringify(l.is)).digest('hex')
    await writeAudit(desk, { id: `${deed}.${n}.${uuid().slice(-8)}`, deed: l.becomes === 'new' ? 'person.create' : 'person.edit', type: 'person', was: l.was, is: l.is, bodyHash })
  }
  return judged
}

const takeLot = async ({ request, reply, store, actor, clock }: PersonalVisit): Promise<unknown> => {
  const parsed = rosterLot.safeParse(request.body, { reportInput: true })
  if (!parsed.success) return sayNo(reply, { error: 'fields-invalid', fields: [...fieldErrors(parsed.error)] })
  const now = clock()
  const judged = await store.write({ school: actor.school, author: actor.person, now }, async (tx) => {
    const still = actorFrom(await tx.get('person', actor.person))
    if (still === null || judgeSchoolDeed(still, 'run-office') !== null) return null
    return take({ tx, actor: still, now }, parsed.data)
  })
  return judged === null ? sayNo(reply, { error: 'not-allowed' }) : answerOf(judged)
}

const LARGEST_LOT = 256 * 1024

export const rosterRoutes: readonly Route[] = [
  { method: 'POST', url: '/api/office/roster/check', access: 'run-office', bodyLimit: LARGEST_LOT, answer: check },
  { method: 'POST', url: '/api/office/roster', access: 'run-office', bodyLimit: LARGEST_LOT, answer: takeLot },
]
