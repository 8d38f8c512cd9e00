/** POST /api/programmes: a training plan, as the file that somebody chose. */
import { judgeSchoolDeed } from '#domain/access.ts'
import { countCompetencies } from '#domain/programme.ts'
import type { ImportResponse } from '#sync/account.ts'
import { importProgrammeFile } from '../programmes/import-programme-file.ts'
import { sayNo } from './answers.ts'
import type { PersonalVisit, Route } from './visit.ts'

const LARGEST_FILE = 16 * 1024 * 1024

const importFile = async ({ request, reply, store, clock, actor }: PersonalVisit): Promise<unknown> => {
  if (!Buffer.isBuffer(request.body) || request.body.length === 0) return sayNo(reply, { error: 'bad-request' })
  const writer = { school: actor.school, author: actor.person, now: clock() }
  const mayStill = async (who: typeof actor | null) => who !== null && judgeSchoolDeed(who, 'import-programme') === null
  const result = await importProgrammeFile(store, writer, request.body, mayStill)
  if (result === 'not-allowed') return sayNo(reply, { error: 'not-allowed' })
  if (!result.ok) return sayNo(reply, { error: 'not-a-programme', problem: result.problem })
  const { programme, unchanged } = result
  return {
    programme: programme.id,
    plan: programme.plan,
    version: programme.version,
    units: programme.units.length,
    competencies: countCompetencies(programme),
    unchanged,
  } satisfies ImportResponse
}

export const programmeRoutes: readonly Route[] = [
  { method: 'POST', url: '/api/programmes', access: 'import-programme', body: 'file', bodyLimit: LARGEST_FILE, answer: importFile },
]
