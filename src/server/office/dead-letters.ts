/** GET /api/dead-letters: deeds that were not accepted, newest first, for the office and for their own writers. */
import { hasRole } from '#domain/people.ts'
import type { PersonId, SchoolId } from '#domain/ids.ts'
import { mutatorNamed } from '#sync/mutators/registry.ts'
import type { DeadLetter, DeadLettersResponse } from '#sync/office.ts'
import { clientId } from '#sync/protocol.ts'
import { sayNo } from '../http/answers.ts'
import type { PersonalVisit, Route } from '../http/visit.ts'
import { deadLetterAt, deadLettersBefore, type Pile } from '../store/clients.ts'
import { readRow } from '../store/rows.ts'
import type { DeadLetterTable, Sql } from '../store/schema.ts'

const PAGE = 50
const LONGEST_NAME = 80

interface LetterKey {
  readonly client: string
  readonly mid: number
}

/** `<client>:<mid>`, or null for anything else. */
const keyFrom = (id: string): LetterKey | null => {
  const [client = '', mid = '', ...rest] = id.split(':')
  return rest.length === 0 && clientId.safeParse(client).success && /^[1-9]\d{0,14}$/.test(mid) ? { client, mid: Number(mid) } : null
}

/** A reflection is its writer's, a concern his and his teachers', and a deed that is not known here may be about one: the office sees none. */
const isOpenToOffice = (name: string): boolean => !/^(reflection|concern)\./.test(name) && mutatorNamed(name) !== undefined

const letterFrom = (row: DeadLetterTable, personName: string, reader: PersonId): DeadLetter => {
  const body = JSON.parse(row.body) as { readonly name?: unknown; readonly args?: unknown }
  const name = typeof body.name === 'string' ? body.name : ''
  return {
    id: `${row.client}:${row.mid}`,
    person: row.person as PersonId,
    personName,
    name: name.slice(0, LONGEST_NAME),
    args: row.person === reader || isOpenToOffice(name) ? (body.args ?? null) : null,
    refusal: JSON.parse(row.refusal) as DeadLetter['refusal'],
    at: row.at,
  }
}

const namesOf = async (sql: Sql, school: SchoolId, people: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const names = new Map<string, string>()
  for (const person of new Set(people)) names.set(person, (await readRow(sql, school, 'person', person))?.name ?? '')
  return names
}

const readPage = async ({ store, actor, request, reply }: PersonalVisit): Promise<unknown> => {
  const { before } = request.query as { readonly before?: unknown }
  const from = typeof before === 'string' ? keyFrom(before) : null
  if (before !== undefined && from === null) return sayNo(reply, { error: 'bad-request' })
  const pile: Pile = { school: actor.school, person: hasRole(actor, 'coordinator') ? null : actor.person }
  const page = await store.readSchool(actor.school, async (sql): Promise<DeadLettersResponse | null> => {
    // Looked for in the reader's own pile: to anybody else a letter is as good as absent.
    const last = from === null ? null : await deadLetterAt(sql, pile, from)
    if (last === undefined) return null
    const rows = await deadLettersBefore(sql, pile, last, PAGE + 1)
    const names = await namesOf(sql, actor.school, rows.map((r) => r.person))
    return {
      letters: rows.slice(0, PAGE).map((r) => letterFrom(r, names.get(r.person) ?? '', actor.person)),
      more: rows.length > PAGE,
    }
  })
  return page ?? sayNo(reply, { error: 'not-found' })
}

export const deadLetterRoutes: readonly Route[] = [{ method: 'GET', url: '/api/dead-letters', access: 'signed-in', answer: readPage }]
