/** Publishing a version, moving placements, counting what the logbooks say: what the office needs the server for. */
import type { PlanId, ProgrammeId } from '#domain/ids.ts'
import { type PlanFacts, planFacts } from '#domain/plan-facts.ts'
import { importResponse, type ImportResponse } from '#sync/account.ts'
import { type MoveCandidates, moveCandidates, type MoveRequest, type MoveResponse, moveResponse, type PublishRequest } from '#sync/programme-changes.ts'
import { type Answer, ask } from './http.ts'

export const publishProgramme = (request: PublishRequest): Promise<Answer<ImportResponse>> =>
  ask('/api/programme-versions', importResponse, { method: 'POST', json: request, timeoutMs: 120_000 })

export const askMoveCandidates = (to: ProgrammeId): Promise<Answer<MoveCandidates>> =>
  ask(`/api/programme-moves?to=${encodeURIComponent(to)}`, moveCandidates, { method: 'GET', timeoutMs: 60_000 })

export const movePlacements = (request: MoveRequest): Promise<Answer<MoveResponse>> => ask('/api/programme-moves', moveResponse, { method: 'POST', json: request, timeoutMs: 60_000 })

export const askPlanFacts = (plan: PlanId): Promise<Answer<PlanFacts>> => ask(`/api/plan-facts?plan=${encodeURIComponent(plan)}`, planFacts, { method: 'GET', timeoutMs: 60_000 })
