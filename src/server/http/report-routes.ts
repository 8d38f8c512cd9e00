/** Reports: asked for, looked after, fetched, taken away. src/sync/reports.ts has the words. */
import { inLanguage } from '#domain/text.ts'
import { reportTables, TABLE_REPORTS } from '#domain/reports/report-tables.ts'
import { type ReportFormat, type ReportJob, reportRequest, type reportsResponse } from '#sync/reports.ts'
import type * as z from 'zod/mini'
import { sayNo } from './answers.ts'
import type { PersonalVisit, Route } from './visit.ts'

/** Seconds until a place may be free. */
const COME_BACK = 20

const TYPES: Readonly<Record<ReportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
  json: 'application/json; charset=utf-8',
}

const idOf = ({ request }: PersonalVisit): string => (request.params as { readonly id?: string }).id ?? ''

const ask = async ({ request, reply, actor, reports }: PersonalVisit): Promise<unknown> => {
  const asked = reportRequest.safeParse(request.body)
  if (!asked.success) return sayNo(reply, { error: 'bad-request' })
  const job = await reports.ask(actor, asked.data, `${request.protocol}://${request.host}`)
  if (job === 'not-found') return sayNo(reply, { error: 'not-found' })
  return job === 'too-many' ? sayNo(reply, { error: 'too-many-tries', retryAfter: COME_BACK }) : job
}

const list = async ({ actor, reports }: PersonalVisit): Promise<unknown> => ({ jobs: [...(await reports.list(actor))] }) satisfies z.infer<typeof reportsResponse>

const find = async (visit: PersonalVisit): Promise<unknown> => (await visit.reports.find(visit.actor, idOf(visit))) ?? sayNo(visit.reply, { error: 'not-found' })

const remove = async (visit: PersonalVisit): Promise<unknown> => ((await visit.reports.remove(visit.actor, idOf(visit))) ? {} : sayNo(visit.reply, { error: 'not-found' }))

const titleOf = ({ request: { report, language } }: ReportJob): string => {
  const table = TABLE_REPORTS.find((t) => t === report)
  if (table !== undefined) return inLanguage(reportTables[table].title, language)
  return report === 'statements' ? 'xAPI' : inLanguage({ en: 'Record', zh: '实训档案' }, language)
}

/** As it will lie in the reader's folder: whose it is, what it is, until when. */
const fileName = (job: ReportJob): string => `${`${job.name} ${titleOf(job)} ${job.request.until}`.replaceAll(/[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, ' ').trim()}.${job.request.format}`

const send = async (visit: PersonalVisit): Promise<unknown> => {
  const { actor, reply, reports } = visit
  const found = await reports.open(actor, idOf(visit))
  if (found === null) return sayNo(reply, { error: 'not-found' })
  const { format } = found.job.request
  return reply
    .header('content-type', TYPES[format])
    .header('content-length', String(found.job.bytes ?? 0))
    // RFC 6266: the real name for today's browsers, a plain one for the others.
    .header('content-disposition', `attachment; filename="report.${format}"; filename*=UTF-8''${encodeURIComponent(fileName(found.job)).replaceAll("'", '%27')}`)
    // Should anybody open it as a page, it is none.
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('content-encoding', 'identity')
    .send(found.stream)
}

export const reportRoutes: readonly Route[] = [
  { method: 'POST', url: '/api/reports', access: 'make-reports', answer: ask },
  { method: 'GET', url: '/api/reports', access: 'make-reports', answer: list },
  { method: 'GET', url: '/api/reports/:id', access: 'make-reports', answer: find },
  { method: 'DELETE', url: '/api/reports/:id', access: 'make-reports', answer: remove },
  { method: 'GET', url: '/api/reports/:id/file', access: 'make-reports', answer: send },
]
