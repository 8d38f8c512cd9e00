/** GET /api/office/audit: the log, the newest first. */
import { auditQuery, type AuditLine, type AuditPage } from '#sync/office-audit.ts'
import { sayNo } from '../http/answers.ts'
import type { PersonalVisit, Route } from '../http/visit.ts'
import { auditBefore, auditOf } from '../store/audit.ts'
import type { AuditTable } from '../store/schema.ts'

const PAGE = 50

const parsed = (json: string | null): AuditLine['was'] => (json === null ? null : (JSON.parse(json) as AuditLine['was']))

const lineFrom = ({ id, at, person, name, deed, type, subject, subject_name, was, is }: AuditTable): AuditLine => ({ id, at, person, name, deed, type, subject, subjectName: subject_name, was: parsed(was), is: parsed(is) })

const readAudit = async ({ store, actor, request, reply }: PersonalVisit): Promise<unknown> => {
  const query = auditQuery.safeParse(request.query)
  if (!query.success) return sayNo(reply, { error: 'bad-request' })
  const { before, subject } = query.data
  const page = await store.readSchool(actor.school, async (sql): Promise<AuditPage | null> => {
    const last = before === undefined ? null : await auditOf(sql, actor.school, before)
    if (last === undefined) return null
    const lines = await auditBefore(sql, actor.school, subject ?? null, last, PAGE + 1)
    return { lines: lines.slice(0, PAGE).map(lineFrom), more: lines.length > PAGE }
  })
  return page ?? sayNo(reply, { error: 'not-found' })
}

export const auditRoutes: readonly Route[] = [{ method: 'GET', url: '/api/office/audit', access: 'run-office', answer: readAudit }]
