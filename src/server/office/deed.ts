/**
 * One deed of the office, from the request to the audit log: read, judged by the rows as they are under the lock, written
 * with its line in the log or not at all. Sent twice it counts once; made on an older version it is answered with what
 * stands there now.
 */
import { createHash } from 'node:crypto'
import { judgeSchoolDeed } from '#domain/access.ts'
import type { StartLack } from '#domain/placement-start.ts'
import { type FieldError, fieldErrors } from '#domain/refusal.ts'
import type { ApiError } from '#sync/account.ts'
import type { OfficeDeed } from '#sync/office-audit.ts'
import type { ChangedMeanwhile } from '#sync/office-deeds.ts'
import type { OfficeEntry, OfficeRow, OfficeType } from '#sync/office-entries.ts'
import type * as z from 'zod/mini'
import { sayNo } from '../http/answers.ts'
import type { PersonalVisit } from '../http/visit.ts'
import { actorFrom } from '../replication/signed-in.ts'
import { auditOf } from '../store/audit.ts'
import { type Head, headOf } from '../store/entries.ts'
import { writeAudit } from './audit-line.ts'
import type { Desk } from './desk.ts'
import { entryOf } from './entries.ts'

/** What every deed brings. */
export interface Asked {
  readonly deed: string
  readonly rev: number
  readonly id: string
}

export interface Done<T extends OfficeType> {
  readonly deed: OfficeDeed
  readonly row: OfficeRow<T>
}
export type No =
  | { readonly no: 'fields-invalid'; readonly fields: readonly FieldError[] }
  | { readonly no: 'not-found' | 'not-allowed' }
  | { readonly no: 'cannot-start'; readonly lacks: readonly StartLack[] }

/** @param old the row in the very version that the author saw; undefined for something new */
export type Judge<T extends OfficeType, A extends Asked> = (desk: Desk, asked: A, old: OfficeRow<T> | undefined) => Promise<Done<T> | No>

type Outcome<T extends OfficeType> = { readonly entry: OfficeEntry<T> } | No | { readonly no: 'bad-request' } | (ChangedMeanwhile<T> & { readonly no?: never })

const hashOf = (url: string, body: unknown): string => createHash('sha256').update(JSON.stringify([url, body])).digest('hex')

/** Rows hold plain data, so their texts are equal when they are. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

const settle = async <T extends OfficeType, A extends Asked>(desk: Desk, type: T, asked: A, bodyHash: string, judge: Judge<T, A>): Promise<Outcome<T>> => {
  const { tx, actor, now } = desk
  const { sql, school } = tx
  const head: Head<T> | undefined = await headOf(sql, school, type, asked.id)
  const before = await auditOf(sql, school, asked.deed)
  if (before !== undefined && head !== undefined)
    // The answer to it was lost on the way; it is told how things stand.
    return before.body_hash === bodyHash && before.person === actor.person ? { entry: await entryOf(sql, school, type, head, now) } : { no: 'bad-request' }
  if (asked.rev > 0 && head === undefined) return { no: 'not-found' }
  if (head !== undefined && head.rev !== asked.rev) return { error: 'changed-meanwhile', now: await entryOf(sql, school, type, head, now) }
  const old = head?.row as OfficeRow<T> | undefined
  const done = await judge(desk, asked, old)
  if ('no' in done) return done
  if (head !== undefined && isSame(done.row, old)) return { entry: await entryOf(sql, school, type, head, now) }
  await tx.put(type, done.row as never)
  await writeAudit(desk, { id: asked.deed, deed: done.deed, type, was: old ?? null, is: done.row, bodyHash })
  const written = { row: done.row, rev: (head?.rev ?? 0) + 1, at: now, author: actor.person } as unknown as Head<T>
  return { entry: await entryOf(sql, school, type, written, now) }
}

/** Answers a deed. @param schema of its body · @param judge says what the row becomes, or why not */
export const answerDeed = async <T extends OfficeType, A extends Asked>(
  { request, reply, store, actor, clock }: PersonalVisit,
  schema: z.ZodMiniType<A>,
  type: T,
  judge: Judge<T, A>,
): Promise<unknown> => {
  const parsed = schema.safeParse(request.body, { reportInput: true })
  if (!parsed.success) return sayNo(reply, { error: 'fields-invalid', fields: [...fieldErrors(parsed.error)] })
  const now = clock()
  const outcome = await store.write({ school: actor.school, author: actor.person, now }, async (tx): Promise<Outcome<T>> => {
    // Asked again under the lock: who was retired a moment ago does nothing more.
    const still = actorFrom(await tx.get('person', actor.person))
    if (still === null || judgeSchoolDeed(still, 'run-office') !== null) return { no: 'not-allowed' }
    return settle({ tx, actor: still, now }, type, parsed.data, hashOf(request.url, parsed.data), judge)
  })
  if ('entry' in outcome) return outcome.entry
  if (outcome.no === undefined) return reply.code(409).send(outcome)
  if (outcome.no === 'cannot-start') return reply.code(409).send({ error: outcome.no, lacks: outcome.lacks })
  const because: ApiError = outcome.no === 'fields-invalid' ? { error: outcome.no, fields: [...outcome.fields] } : { error: outcome.no }
  return sayNo(reply, because)
}

/** The one way to say that fields are wrong. */
export const wrong = (...fields: readonly FieldError[]): No => ({ no: 'fields-invalid', fields })
