/** A backup from the page, put back by the command line's own restore. Real files, a real process, real tar. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { auditPage } from '#sync/office-audit.ts'
import { SCHOOL, zhaoMin } from '#tests/support/people.ts'
import { maLin, NEXT_DOOR } from '#tests/support/server-school.ts'
import { openWebSchool, type WebSchool, withCookie } from '#tests/support/web-school.ts'
import { createBackupDesk } from './backup-desk.ts'
import { createWebServer } from '../http/web-server.ts'
import { restore } from '../operations/restore-backup.ts'
import { schools } from '../store/rows.ts'
import { openStore } from '../store/store.ts'

let school: WebSchool
let folder: string
beforeEach(async () => {
  school = await openWebSchool()
  folder = await mkdtemp(join(tmpdir(), 'craftlog-office-backup-'))
})
afterEach(async () => {
  await school.close()
  await rm(folder, { recursive: true, force: true })
})

const leaveOneSchool = () =>
  school.store.write({ school: NEXT_DOOR, author: null, now: 1 }, async (tx) => {
    await tx.remove('school', NEXT_DOOR)
  })
/** The same school behind a server that knows where its data lies. */
const open = async () => {
  const place = { folder: join(school.photos, '..') }
  const web = await createWebServer({ store: school.store, clock: () => school.clock.now, photos: school.photos, place, dist: '/nowhere', trustProxy: false, logLevel: 'silent' })
  const cookie = await school.signIn(zhaoMin)
  const asks = (deed = 'backup-deed-1') => web.inject({ method: 'POST', url: '/api/office/backup', ...withCookie(cookie, { payload: { deed }, headers: { 'accept-encoding': 'br, gzip' } }) })
  return { web, asks, place, cookie }
}

it('everything is in one file that the command line takes back; it is in the log, and nothing stays on the disk', async () => {
  await leaveOneSchool()
  const { web, asks, place, cookie } = await open()
  const answer = await asks()
  expect([answer.statusCode, answer.headers['content-length']]).toEqual([200, String(answer.rawPayload.length)])
  await writeFile(join(folder, 'backup.tar'), answer.rawPayload)
  execFileSync('tar', ['-xf', join(folder, 'backup.tar'), '-C', folder])
  const there = join(folder, 'restored')
  await restore({ folder: there }, join(folder, 'craftlog-backup.sqlite'), { replace: false, agree: async () => undefined, now: new Date(0) })
  const restored = await openStore({ folder: there })
  expect((await restored.read(schools)).map((s) => s.id)).toEqual([SCHOOL])
  await restored.close()
  const log = auditPage.parse((await web.inject({ method: 'GET', url: '/api/office/audit', ...withCookie(cookie) })).json())
  expect(log.lines.map((l) => [l.deed, l.name])).toEqual([['backup.download', 'Zhao Min']])
  expect((await readdir(place.folder)).filter((name) => name.startsWith('backup-'))).toEqual([])
  await web.close()
}, 30_000)

it('[P5] is not given where another school’s rows would be in it, nor to somebody of another school', async () => {
  const { web, asks } = await open()
  expect((await asks()).statusCode).toBe(403)
  expect((await web.inject({ method: 'POST', url: '/api/office/backup', ...withCookie(await school.signIn(maLin), { payload: { deed: 'backup-deed-1' } }) })).statusCode).toBe(403)
  await web.close()
})

it('six an hour are enough', () => {
  const desk = createBackupDesk({ folder })
  expect([0, 1, 2, 3, 4, 5].map((n) => desk.admit(n * 1_000))).toEqual(['go', 'go', 'go', 'go', 'go', 'go'])
  expect(desk.admit(6_000)).toBe(3_594)
  expect(desk.admit(3_600_001)).toBe('go')
})
