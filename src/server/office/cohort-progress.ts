/** GET /api/cohorts/:cohort/progress and /logs: what the server counts and finds for those who do not hold a whole cohort. */
import { teachesCohort } from '#domain/access.ts'
import { factsOf } from '#domain/at-risk.ts'
import { dayAt, type Instant } from '#domain/calendar-day.ts'
import type { Cohort } from '#domain/cohort.ts'
import type { CohortId, PersonId } from '#domain/ids.ts'
import { hasRole, type Person } from '#domain/people.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import type { Programme } from '#domain/programme.ts'
import { columns, standings } from '#domain/progress.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { type ApprenticeProgress, type CohortProgress, type FoundLog, type LogSearch, marksToText, SEARCH } from '#sync/cohort-progress.ts'
import type { Scope } from '#sync/scope.ts'
import { sayNo } from '../http/answers.ts'
import type { PersonalVisit, Route } from '../http/visit.ts'
import { logsWithWords, portfoliosOfCohort, rowsInScopes } from '../store/cohort-rows.ts'
import { readRow } from '../store/rows.ts'
import type { Sql } from '../store/schema.ts'

/** So many portfolios are read and judged at once; between two lots other visitors have their turn. */
const LOT = 6
const KINDS_READ = ['person', 'placement', 'practiceLog', 'signOffRequest', 'signOff', 'withdrawal', 'endorsement', 'dispute'] as const satisfies readonly RowType[]
type Rows = { readonly [K in (typeof KINDS_READ)[number]]: readonly RowOf<K>[] }

const breath = (): Promise<void> => new Promise((go) => setImmediate(go))

const progressOf = (person: Person, rows: Rows, programme: Programme, at: Instant, zone: number): ApprenticeProgress => {
  const own = <R extends { readonly apprentice: PersonId }>(all: readonly R[]) => all.filter((r) => r.apprentice === person.id)
  const portfolio = { logs: own(rows.practiceLog), requests: own(rows.signOffRequest), signOffs: own(rows.signOff), withdrawals: own(rows.withdrawal), endorsements: own(rows.endorsement), disputes: own(rows.dispute) }
  const all = standings(programme, portfolio, at)
  const lastLog = portfolio.logs.reduce<PracticeLog['practisedOn'] | null>((last, l) => (last === null || l.practisedOn > last ? l.practisedOn : last), null)
  return {
    person: person.id,
    name: person.name,
    standings: marksToText(all),
    onPaper: all.map((s) => (s.onPaper ? 1 : 0)).join(''),
    columns: [...columns(programme, all)],
    facts: [...factsOf(portfolio, own(rows.placement), dayAt(at, zone), zone)],
    logs: portfolio.logs.length,
    minutes: portfolio.logs.reduce((sum, l) => sum + l.minutes, 0),
    lastLog,
  }
}

const inLots = async <T>(scopes: readonly Scope[], read: (lot: readonly Scope[]) => Promise<readonly T[]>): Promise<readonly T[]> => {
  const found: T[] = []
  for (let i = 0; i < scopes.length; i += LOT) {
    found.push(...(await read(scopes.slice(i, i + LOT))))
    await breath()
  }
  return found
}

const cohortFor = async (sql: Sql, { actor, request }: PersonalVisit): Promise<Cohort | undefined> => {
  const { cohort: id = '' } = request.params as { readonly cohort?: string }
  return readRow(sql, actor.school, 'cohort', id as CohortId)
}

/** Minutes east of UTC on the reader's wall, within a day either way; 0 where nothing sound is said. */
const zoneFrom = (text: unknown): number => (typeof text === 'string' && /^-?\d{1,4}$/.test(text) && Math.abs(Number(text)) <= 840 ? Number(text) : 0)

const readProgress = async (visit: PersonalVisit): Promise<unknown> => {
  const { store, actor, reply, clock, request } = visit
  const at = clock()
  const zone = zoneFrom((request.query as { readonly zone?: unknown }).zone)
  const answer = await store.readSchool(actor.school, async (sql): Promise<CohortProgress | null> => {
    const cohort = await cohortFor(sql, visit)
    // Levels and counts a coordinator may see of every cohort; words are for those who teach it.
    if (cohort === undefined || !(hasRole(actor, 'coordinator') || teachesCohort(actor, cohort))) return null
    const programme = await readRow(sql, actor.school, 'programme', cohort.programme)
    if (programme === undefined) return null
    const apprentices = await inLots(await portfoliosOfCohort(sql, actor.school, cohort.id), async (lot) => {
      const rows = await rowsInScopes(sql, actor.school, lot, KINDS_READ)
      return rows.person.filter((p) => p.active && p.cohort === cohort.id).map((p) => progressOf(p, rows, programme, at, zone))
    })
    return { cohort, programme: programme.id, apprentices: apprentices.toSorted((a, b) => a.name.localeCompare(b.name)), at }
  })
  return answer ?? sayNo(reply, { error: 'not-found' })
}

const AROUND = 40
/** Read at once; a few more than are shown, for those in which only the way of storing has the word. */
const PAGE = 200

/** The words around the first of them that occurs, or null if one occurs in none of the fields that people write. */
const excerpt = (log: PracticeLog, words: readonly string[]): string | null => {
  const fields = [log.task, log.whatIDid, log.ownDefects, log.improvement]
  const low = fields.map((f) => f.toLowerCase())
  if (!words.every((w) => low.some((f) => f.includes(w)))) return null
  const n = low.findIndex((f) => f.includes(words[0] ?? ''))
  const text = fields[n] ?? ''
  const at = low[n]?.indexOf(words[0] ?? '') ?? 0
  const [from, to] = [Math.max(0, at - AROUND), at + AROUND * 2]
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`
}

const searchLogs = async (visit: PersonalVisit): Promise<unknown> => {
  const { store, actor, reply, request } = visit
  const { words: asked } = request.query as { readonly words?: unknown }
  const text = typeof asked === 'string' ? asked.trim().toLowerCase() : ''
  if (text.length < SEARCH.shortest || text.length > SEARCH.longest) return sayNo(reply, { error: 'bad-request' })
  const words = text.split(/\s+/)
  const answer = await store.readSchool(actor.school, async (sql): Promise<LogSearch | null> => {
    const cohort = await cohortFor(sql, visit)
    if (cohort === undefined || !teachesCohort(actor, cohort)) return null
    const scopes = await portfoliosOfCohort(sql, actor.school, cohort.id)
    const { person: people } = await rowsInScopes(sql, actor.school, scopes, ['person'])
    const names = new Map(people.filter((p) => p.cohort === cohort.id).map((p) => [p.id, p.name]))
    const found: FoundLog[] = []
    for (let before = Number.MAX_SAFE_INTEGER, page: Awaited<ReturnType<typeof logsWithWords>>; found.length <= SEARCH.most; before = page.at(-1)?.seq ?? 0) {
      page = await logsWithWords(sql, actor.school, scopes, words, before, PAGE)
      for (const { log } of page) {
        const [apprenticeName, around] = [names.get(log.apprentice), excerpt(log, words)]
        if (apprenticeName !== undefined && around !== null)
          found.push({ log: log.id, apprentice: log.apprentice, apprenticeName, placement: log.placement, practisedOn: log.practisedOn, task: log.task, state: log.state, around })
      }
      if (page.length < PAGE) break
    }
    return { logs: found.slice(0, SEARCH.most), more: found.length > SEARCH.most }
  })
  return answer ?? sayNo(reply, { error: 'not-found' })
}

export const cohortProgressRoutes: readonly Route[] = [
  { method: 'GET', url: '/api/cohorts/:cohort/progress', access: 'read-cohorts', answer: readProgress },
  { method: 'GET', url: '/api/cohorts/:cohort/logs', access: 'read-cohorts', answer: searchLogs },
]
