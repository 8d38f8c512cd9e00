/**
 * POST /api/office/backup {deed}: everything in one file, as the command line makes it, handed out while it is read. It
 * holds everybody's words and password hashes, of every school on the server: so only where there is one school.
 */
import { Readable } from 'node:stream'
import { judgeSchoolDeed } from '#domain/access.ts'
import { BACKUP_TYPE, backupDeed } from '#sync/office-deeds.ts'
import { sayNo } from '../http/answers.ts'
import type { PersonalVisit, Route } from '../http/visit.ts'
import { actorFrom } from '../replication/signed-in.ts'
import { addAudit, auditOf } from '../store/audit.ts'
import { schools } from '../store/rows.ts'
import { lengthOf, tarOf } from './tar.ts'

/** Written before the first byte goes out, whether or not the last one arrives. */
const writeDown = async ({ store, actor, clock }: PersonalVisit, deed: string): Promise<boolean> => {
  const now = clock()
  return store.write({ school: actor.school, author: actor.person, now }, async (tx) => {
    const still = actorFrom(await tx.get('person', actor.person))
    if (still === null || judgeSchoolDeed(still, 'run-office') !== null) return false
    // Sent again after a broken line, it is another copy and another line.
    const id = (await auditOf(tx.sql, actor.school, deed)) === undefined ? deed : `${deed}-${now}`
    await addAudit(tx.sql, { school: actor.school, id, at: now, person: actor.person, name: actor.name, deed: 'backup.download', type: 'school', subject: actor.school, subject_name: '', was: null, is: null, body_hash: '' })
    return true
  })
}

const handOut = async (visit: PersonalVisit): Promise<unknown> => {
  const { store, backup, clock, request, reply } = visit
  const parsed = backupDeed.safeParse(request.body)
  if (!parsed.success) return sayNo(reply, { error: 'bad-request' })
  if (backup === null || (await store.read(schools)).length !== 1) return sayNo(reply, { error: 'not-allowed' })
  const admitted = backup.admit(clock())
  if (admitted !== 'go') return sayNo(reply, { error: 'too-many-tries', retryAfter: admitted })
  if (!(await writeDown(visit, parsed.data.deed))) return sayNo(reply, { error: 'not-allowed' })
  const gone = new AbortController()
  reply.raw.once('close', () => gone.abort())
  const copy = await backup.copy(gone.signal).catch((error: unknown) => {
    if (gone.signal.aborted) return null
    throw error
  })
  // Whoever stopped it hears nothing more.
  if (copy === null) return reply.hijack()
  const { entries, forget } = copy
  const file = Readable.from(tarOf(entries, Math.floor(clock() / 1_000)), { objectMode: false })
  // Whichever way it ends: handed out, broken off, or the reader gone.
  file.once('close', () => void forget())
  if (gone.signal.aborted) file.destroy()
  const day = new Date(clock()).toISOString().slice(0, 10)
  return reply
    // A type of its own, or it would be packed on the way and its length be lost: no bar would tell how far it is.
    .header('content-type', BACKUP_TYPE)
    .header('content-length', String(lengthOf(entries)))
    .header('content-disposition', `attachment; filename="craftlog-backup-${day}.tar"`)
    .send(file)
}

export const backupRoutes: readonly Route[] = [{ method: 'POST', url: '/api/office/backup', access: 'run-office', answer: handOut }]
