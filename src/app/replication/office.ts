/** What the office asks of the server and does there; it works online alone (docs/decisions/0023). */
import type { CohortId } from '#domain/ids.ts'
import { type CohortProgress, cohortProgress, type LogSearch, logSearch } from '#sync/cohort-progress.ts'
import { auditPage, type AuditPage } from '#sync/office-audit.ts'
import { changedMeanwhile } from '#sync/office-deeds.ts'
import { type ListQuery, officeEntry, type OfficeEntry, type OfficeList, OFFICE_LISTS, officePage, type OfficePage, type OfficeType } from '#sync/office-entries.ts'
import type * as z from 'zod/mini'
import { type Answer, ask } from './http.ts'

export type TypeOf<L extends OfficeList> = (typeof OFFICE_LISTS)[L]

// Which schema belongs to which list is not told to the compiler twice; the schemas themselves check every answer.
const entrySchema = <T extends OfficeType>(type: T) => officeEntry(type) as unknown as z.ZodMiniType<OfficeEntry<T>>
const pageSchema = <T extends OfficeType>(type: T) => officePage(type) as unknown as z.ZodMiniType<OfficePage<T>>

const asQuery = (query: Readonly<Record<string, string | undefined>>): string => {
  const given = Object.entries(query).filter((e): e is [string, string] => e[1] !== undefined && e[1] !== '')
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`
}

/** One page of a list; `query.after` is the last one shown. */
export const askList = <L extends OfficeList>(list: L, query: ListQuery, signal?: AbortSignal): Promise<Answer<OfficePage<TypeOf<L>>>> =>
  ask(`/api/office/${list}${asQuery(query)}`, pageSchema(OFFICE_LISTS[list]), { method: 'GET', signal })

export const askEntry = <L extends OfficeList>(list: L, id: string): Promise<Answer<OfficeEntry<TypeOf<L>>>> =>
  ask(`/api/office/${list}/${encodeURIComponent(id)}`, entrySchema(OFFICE_LISTS[list]), { method: 'GET' })

/** How a cohort stands. @param zone minutes east of UTC on the reader's wall */
export const askCohortProgress = (cohort: CohortId, zone: number): Promise<Answer<CohortProgress>> =>
  ask(`/api/cohorts/${encodeURIComponent(cohort)}/progress?zone=${zone}`, cohortProgress, { method: 'GET' })

/** Logs of a cohort in which all the words occur. @param words as many letters as SEARCH says */
export const askLogs = (cohort: CohortId, words: string, signal: AbortSignal): Promise<Answer<LogSearch>> =>
  ask(`/api/cohorts/${encodeURIComponent(cohort)}/logs${asQuery({ words })}`, logSearch, { method: 'GET', signal })

/** @param path of the deed, as in sync/office-deeds.ts, below `/api/office/` */
export const doInOffice = <T extends OfficeType>(path: string, type: T, deed: object): Promise<Answer<OfficeEntry<T>>> =>
  ask(`/api/office/${path}`, entrySchema(type), { method: 'POST', json: deed })

/** What stands there now, if the answer is that somebody else came first. */
export const whoCameFirst = <T extends OfficeType>(type: T, answer: Answer<unknown>): OfficeEntry<T> | null => {
  if (answer.ok || answer.why !== 'refused' || answer.error?.error !== 'changed-meanwhile') return null
  const parsed = changedMeanwhile(type).safeParse(answer.body)
  return parsed.success ? (parsed.data.now as unknown as OfficeEntry<T>) : null
}

/** @param before the last line shown; null to begin */
export const askAudit = (before: string | null, subject: string | null): Promise<Answer<AuditPage>> =>
  ask(`/api/office/audit${asQuery({ before: before ?? undefined, subject: subject ?? undefined })}`, auditPage, { method: 'GET' })
