/** What the office does with a plan online: publish its next version, move placements, read what the logbooks say of it. */
import { planId, programmeId } from '#domain/ids.ts'
import { countCompetencies } from '#domain/programme.ts'
import type { ImportResponse } from '#sync/account.ts'
import { type MoveCandidates, moveRequest, type MoveResponse, publishRequest } from '#sync/programme-changes.ts'
import { moveCandidatesFor, movePlacements } from '../programmes/move-placements.ts'
import { publishVersion } from '../programmes/publish-version.ts'
import { readPlanFacts } from '../programmes/read-plan-facts.ts'
import { sayNo } from './answers.ts'
import type { PersonalVisit, Route } from './visit.ts'

const LARGEST_PLAN = 16 * 1024 * 1024

const publish = async ({ request, reply, store, clock, actor }: PersonalVisit): Promise<unknown> => {
  const asked = publishRequest.safeParse(request.body)
  if (!asked.success) return sayNo(reply, { error: 'not-a-programme', problem: { code: 'wrong-shape', detail: asked.error.issues[0]?.path.join('.') ?? '' } })
  const made = await publishVersion(store, { school: actor.school, author: actor.person, now: clock() }, asked.data)
  switch (made.is) {
    case 'not-allowed':
      return sayNo(reply, { error: 'not-allowed' })
    case 'missing':
      return sayNo(reply, { error: 'not-found' })
    case 'newer':
      return sayNo(reply, { error: 'changed-meanwhile', problem: { code: 'newer-version', detail: made.newest } })
    case 'unsound':
      return sayNo(reply, { error: 'not-a-programme', problem: { code: made.code, detail: made.detail } })
    case 'published': {
      const { programme, unchanged } = made
      return {
        programme: programme.id,
        plan: programme.plan,
        version: programme.version,
        units: programme.units.length,
        competencies: countCompetencies(programme),
        unchanged,
      } satisfies ImportResponse
    }
  }
}

const candidates = async ({ request, reply, store, clock, actor }: PersonalVisit): Promise<unknown> => {
  const to = programmeId.safeParse((request.query as { readonly to?: unknown }).to)
  if (!to.success) return sayNo(reply, { error: 'bad-request' })
  const found = await moveCandidatesFor(store, actor, to.data, clock())
  return found === null ? sayNo(reply, { error: 'not-found' }) : ({ candidates: [...found] } satisfies MoveCandidates)
}

const move = async ({ request, reply, store, clock, actor }: PersonalVisit): Promise<unknown> => {
  const asked = moveRequest.safeParse(request.body)
  if (!asked.success) return sayNo(reply, { error: 'bad-request' })
  const done = await movePlacements(store, { school: actor.school, author: actor.person, now: clock() }, asked.data)
  if (done.is === 'not-allowed') return sayNo(reply, { error: 'not-allowed' })
  if (done.is === 'missing') return sayNo(reply, { error: 'not-found' })
  if (done.is === 'changed') return sayNo(reply, { error: 'changed-meanwhile' })
  // For the books of the office, beside the history that every placement keeps of itself.
  request.log.info({ programmeMove: done.facts }, 'placements follow another version')
  return { moved: done.facts.moved.length, kept: done.facts.moved.reduce((n, m) => n + m.kept, 0) } satisfies MoveResponse
}

const facts = async ({ request, reply, store, actor }: PersonalVisit): Promise<unknown> => {
  const plan = planId.safeParse((request.query as { readonly plan?: unknown }).plan)
  if (!plan.success) return sayNo(reply, { error: 'bad-request' })
  return (await readPlanFacts(store, actor, plan.data)) ?? sayNo(reply, { error: 'not-found' })
}

export const programmeChangeRoutes: readonly Route[] = [
  { method: 'POST', url: '/api/programme-versions', access: 'change-programme', bodyLimit: LARGEST_PLAN, answer: publish },
  { method: 'GET', url: '/api/programme-moves', access: 'change-programme', answer: candidates },
  { method: 'POST', url: '/api/programme-moves', access: 'change-programme', answer: move },
  { method: 'GET', url: '/api/plan-facts', access: 'change-programme', answer: facts },
]
