/**
 * Names of things. Every id is made on a device, once, and handed in: nothing in this room draws a number.
 * Ids are UUIDv7 in practice, but a rule never looks inside one, so any short printable string will do.
 */
import * as z from 'zod/mini'

/** 1–100 characters out of letters, digits, `-`, `_`, `:`, `.`; what an index, a file name and an address all bear. */
const idText = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_:.-]{0,99}$/))

const id = <B extends string>() => idText as unknown as z.ZodMiniType<string & z.core.$brand<B>, string>

export const schoolId = id<'SchoolId'>()
export const personId = id<'PersonId'>()
export const enterpriseId = id<'EnterpriseId'>()
export const postId = id<'PostId'>()
export const cohortId = id<'CohortId'>()
export const placementId = id<'PlacementId'>()
/** The plan through all its versions. */
export const planId = id<'PlanId'>()
/** One version of a plan. */
export const programmeId = id<'ProgrammeId'>()
/** Stable over the versions of one plan, so that a sign-off outlives a revision of the plan. */
export const competencyId = id<'CompetencyId'>()
export const unitId = id<'UnitId'>()
export const practiceLogId = id<'PracticeLogId'>()
export const revisionId = id<'RevisionId'>()
export const requestId = id<'RequestId'>()
export const signOffId = id<'SignOffId'>()
export const withdrawalId = id<'WithdrawalId'>()
export const endorsementId = id<'EndorsementId'>()
export const feedbackId = id<'FeedbackId'>()
export const reflectionId = id<'ReflectionId'>()
export const measurementId = id<'MeasurementId'>()
export const photoId = id<'PhotoId'>()
export const checkId = id<'CheckId'>()
export const ownChecklistId = id<'OwnChecklistId'>()
export const concernId = id<'ConcernId'>()
export const concernEventId = id<'ConcernEventId'>()
export const deviceKeyId = id<'DeviceKeyId'>()
export const observationId = id<'ObservationId'>()
export const guidanceNoteId = id<'GuidanceNoteId'>()
export const tokenId = id<'TokenId'>()
export const exemptionId = id<'ExemptionId'>()
export const provisionalId = id<'ProvisionalId'>()
export const planProposalId = id<'PlanProposalId'>()
export const visitId = id<'VisitId'>()
/** One journey of a teacher, on which she may see several apprentices. */
export const tripId = id<'TripId'>()
export const disputeId = id<'DisputeId'>()

export type SchoolId = z.infer<typeof schoolId>
export type PersonId = z.infer<typeof personId>
export type EnterpriseId = z.infer<typeof enterpriseId>
export type PostId = z.infer<typeof postId>
export type CohortId = z.infer<typeof cohortId>
export type PlacementId = z.infer<typeof placementId>
export type PlanId = z.infer<typeof planId>
export type ProgrammeId = z.infer<typeof programmeId>
export type CompetencyId = z.infer<typeof competencyId>
export type UnitId = z.infer<typeof unitId>
export type PracticeLogId = z.infer<typeof practiceLogId>
export type RevisionId = z.infer<typeof revisionId>
export type RequestId = z.infer<typeof requestId>
export type SignOffId = z.infer<typeof signOffId>
export type WithdrawalId = z.infer<typeof withdrawalId>
export type EndorsementId = z.infer<typeof endorsementId>
export type FeedbackId = z.infer<typeof feedbackId>
export type ReflectionId = z.infer<typeof reflectionId>
export type MeasurementId = z.infer<typeof measurementId>
export type PhotoId = z.infer<typeof photoId>
export type CheckId = z.infer<typeof checkId>
export type OwnChecklistId = z.infer<typeof ownChecklistId>
export type ConcernId = z.infer<typeof concernId>
export type ConcernEventId = z.infer<typeof concernEventId>
export type DeviceKeyId = z.infer<typeof deviceKeyId>
export type ObservationId = z.infer<typeof observationId>
export type GuidanceNoteId = z.infer<typeof guidanceNoteId>
export type TokenId = z.infer<typeof tokenId>
export type ExemptionId = z.infer<typeof exemptionId>
export type ProvisionalId = z.infer<typeof provisionalId>
export type PlanProposalId = z.infer<typeof planProposalId>
export type VisitId = z.infer<typeof visitId>
export type TripId = z.infer<typeof tripId>
export type DisputeId = z.infer<typeof disputeId>
