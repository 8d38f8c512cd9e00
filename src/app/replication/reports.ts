/** Reports are made by the server: asking for one, looking after it, taking it away. */
import { type ReportJob, reportJob, type ReportRequest, reportsResponse } from '#sync/reports.ts'
import * as z from 'zod/mini'
import { type Answer, ask } from './http.ts'

export const askReport = (request: ReportRequest): Promise<Answer<ReportJob>> => ask('/api/reports', reportJob, { method: 'POST', json: request })

export const askReports = (signal?: AbortSignal): Promise<Answer<z.infer<typeof reportsResponse>>> => ask('/api/reports', reportsResponse, { method: 'GET', timeoutMs: 10_000, signal })

/** Cancels one that is being made; of a finished one it takes away the file. */
export const removeReport = (id: string): Promise<Answer<unknown>> => ask(`/api/reports/${encodeURIComponent(id)}`, z.unknown(), { method: 'DELETE' })

/** Address of the finished file, for the browser itself to fetch: it may be larger than a page should hold. */
export const reportFile = (id: string): string => `/api/reports/${encodeURIComponent(id)}/file`
