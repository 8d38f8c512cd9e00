/**
 * What the office asks the server about a plan beside sync: publish the next version, move placements to it, and count
 * what the logbooks say of it. All three need the network by their nature; working on a draft does not.
 */
import { enterpriseId, placementId, planProposalId, programmeId } from '#domain/ids.ts'
import { planContent } from '#domain/programme-edit/plan-edit.ts'
import { competency } from '#domain/competency.ts'
import { line } from '#domain/text.ts'
import * as z from 'zod/mini'

/**
 * POST /api/programme-versions → importResponse. 409 `changed-meanwhile`, with the id of the newer version as detail of
 * its problem, where `base` is no longer the newest: the draft stays where it is.
 */
export const publishRequest = z.object({
  /** The version that was worked on. */
  base: programmeId,
  content: planContent,
  /** For an enterprise's own part: whose, and the version of the shared plan that stands in it. `base` may be that one. */
  variant: z.nullable(z.object({ enterprise: enterpriseId, shared: programmeId })),
  /** Proposals that this version follows. Each must have been agreed to by both sides. */
  proposals: z.array(planProposalId).check(z.maxLength(1_000)),
})
export type PublishRequest = z.infer<typeof publishRequest>

const named = z.object({ id: competency.shape.id, code: competency.shape.code, title: competency.shape.title })

/** GET /api/programme-moves?to=<programme> → placements that could follow this version and do not yet. */
export const moveCandidate = z.object({
  placement: placementId,
  from: programmeId,
  fromVersion: z.int(),
  apprenticeName: line,
  enterpriseName: line,
  post: line,
  kept: z.int(),
  added: z.array(named),
  gone: z.array(named),
  changed: z.array(named),
})
export type MoveCandidate = z.infer<typeof moveCandidate>
export const moveCandidates = z.object({ candidates: z.array(moveCandidate) })
export type MoveCandidates = z.infer<typeof moveCandidates>

/** POST /api/programme-moves: all of these or none. 409 `changed-meanwhile` where one no longer follows the version that was shown. */
export const moveRequest = z.object({
  to: programmeId,
  placements: z.array(z.object({ placement: placementId, from: programmeId })).check(z.minLength(1), z.maxLength(1_000)),
})
export type MoveRequest = z.infer<typeof moveRequest>
export const moveResponse = z.object({ moved: z.int(), kept: z.int() })
export type MoveResponse = z.infer<typeof moveResponse>
