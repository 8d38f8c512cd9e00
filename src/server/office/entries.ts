/** GET /api/office/<list> and /api/office/<list>/:id: what the office reads. */
import { type CalendarDay, dayAt } from '#domain/calendar-day.ts'
import type { SchoolId } from '#domain/ids.ts'
import { listQuery, OFFICE_LISTS, type OfficeEntry, type OfficeList, type OfficePage, type OfficeRow, type OfficeType } from '#sync/office-entries.ts'
import { sayNo } from '../http/answers.ts'
import type { PersonalVisit, Route } from '../http/visit.ts'
import { apprenticesAt, apprenticesIn, type Head, headOf, pageOf, rowsNamed } from '../store/entries.ts'
import type { Sql } from '../store/schema.ts'

const PAGE = 50

/** The school's day. Schools east of Greenwich begin it earlier than the server's clock of the world; a list may be a day off. */
const todayAt = (now: number): CalendarDay => dayAt(now)

type Mentioned = Readonly<Record<'person' | 'enterprise' | 'cohort', readonly (string | null)[]>>
const mentions: { readonly [T in OfficeType]: (row: OfficeRow<T>) => Partial<Mentioned> } = {
  person: (r) => ({ cohort: [r.cohort], enterprise: [r.enterprise] }),
  enterprise: () => ({}),
  cohort: (r) => ({ person: r.teachers }),
  placement: (r) => ({ person: [r.apprentice], cohort: [r.cohort] }),
}

/** The names of all that the rows only name by id. */
const namesIn = async <T extends OfficeType>(sql: Sql, school: SchoolId, type: T, rows: readonly OfficeRow<T>[]): Promise<Record<string, string>> => {
  const names: Record<string, string> = {}
  const all = rows.map(mentions[type])
  for (const kind of ['person', 'enterprise', 'cohort'] as const) {
    const ids = new Set(all.flatMap((m) => m[kind] ?? []).filter((id) => id !== null))
    for (const { id, name } of await rowsNamed(sql, school, kind, [...ids])) names[id] = name
  }
  return names
}

const sharesOf = async (sql: Sql, school: SchoolId, type: OfficeType, ids: readonly string[], today: CalendarDay) => {
  const shares = new Map<string, { all: number; byPost: Record<string, number> }>()
  if (type === 'cohort') for (const [id, all] of await apprenticesIn(sql, school, ids)) shares.set(id, { all, byPost: {} })
  if (type === 'enterprise')
    for (const { enterprise, post, n } of await apprenticesAt(sql, school, ids, today)) {
      const share = shares.get(enterprise) ?? { all: 0, byPost: {} }
      share.all += n
      if (post !== null) share.byPost[post] = n
      shares.set(enterprise, share)
    }
  return shares
}

/** A row as the office sees it. */
export const entryOf = async <T extends OfficeType>(sql: Sql, school: SchoolId, type: T, { row, rev, at, author }: Head<T>, now: number): Promise<OfficeEntry<T>> => {
  const by = author === null ? null : ((await rowsNamed(sql, school, 'person', [author]))[0]?.name ?? null)
  const there = (await sharesOf(sql, school, type, [row.id], todayAt(now))).get(row.id)
  return { row: row as OfficeRow<T>, rev, at, by, names: await namesIn(sql, school, type, [row as OfficeRow<T>]), ...(there === undefined ? {} : { there }) }
}

const readPage = async <T extends OfficeType>({ store, actor, clock, request, reply }: PersonalVisit, type: T): Promise<unknown> => {
  const query = listQuery.safeParse(request.query)
  if (!query.success) return sayNo(reply, { error: 'bad-request' })
  const today = todayAt(clock())
  return store.readSchool(actor.school, async (sql): Promise<OfficePage<T>> => {
    const { ids, total, more } = await pageOf(sql, actor.school, type, query.data, today, PAGE)
    const rows = (await rowsNamed(sql, actor.school, type, ids)) as readonly OfficeRow<T>[]
    const counts = Object.fromEntries([...(await sharesOf(sql, actor.school, type, ids, today))].map(([id, { all }]) => [id, all]))
    return { rows, total, more, names: await namesIn(sql, actor.school, type, rows), counts }
  })
}

const readEntry = async (visit: PersonalVisit, type: OfficeType): Promise<unknown> => {
  const { store, actor, clock, request, reply } = visit
  const { id } = request.params as { readonly id: string }
  const entry = await store.readSchool(actor.school, async (sql) => {
    const head = await headOf(sql, actor.school, type, id)
    return head === undefined ? null : entryOf(sql, actor.school, type, head, clock())
  })
  return entry ?? sayNo(reply, { error: 'not-found' })
}

export const entryRoutes: readonly Route[] = (Object.entries(OFFICE_LISTS) as readonly [OfficeList, OfficeType][]).flatMap(([list, type]): readonly Route[] => [
  { method: 'GET', url: `/api/office/${list}`, access: 'run-office', answer: (visit) => readPage(visit, type) },
  { method: 'GET', url: `/api/office/${list}/:id`, access: 'run-office', answer: (visit) => readEntry(visit, type) },
])
