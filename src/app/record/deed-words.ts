/** Every mutation in words. The type holds the list complete: a new mutation without its words does not compile. */
import type { MutationName } from '#sync/mutators/registry.ts'
import type { Merged } from '#sync/mutation.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

export const deedWord: Readonly<Record<MutationName, MessageDescriptor>> = {
  'practiceLog.submit': msg`Practice log`,
  'practiceLog.resubmit': msg`Corrected practice log`,
  'practiceLog.return': msg`Returned log`,
  'practiceLog.confirm': msg`Confirmed log`,
  'competency.ask': msg`Request for a sign-off`,
  'competency.returnRequest': msg`Returned request`,
  'competency.sign': msg`Sign-off`,
  'competency.withdraw': msg`Withdrawn sign-off`,
  'competency.endorse': msg`Endorsement`,
  'feedback.give': msg`Comment`,
  'reflection.write': msg`Reflection`,
  'reflection.revise': msg`Changed reflection`,
  'reflection.remove': msg`Reflection deleted`,
  'reflection.share': msg`Shared reflection`,
  'concern.raise': msg`Concern`,
  'concern.say': msg`More on a concern`,
  'concern.answer': msg`Answer to a concern`,
  'concern.close': msg`Closed concern`,
  'concern.reopen': msg`Reopened concern`,
  'competency.deliver': msg`Signed on the mentor's device`,
  'competency.recordPaper': msg`Sign-off on paper`,
  'competency.signProvisionally': msg`Provisional sign-off`,
  'competency.confirmProvisional': msg`Confirmed sign-off`,
  'competency.declineProvisional': msg`Declined sign-off`,
  'deviceKey.end': msg`Signing device ended`,
  'observation.note': msg`Weekly observation`,
  'observation.guide': msg`Guidance noted`,
  'observation.removeGuidance': msg`Guidance note deleted`,
  'placement.exempt': msg`Exemption`,
  'placement.endExemption': msg`Exemption ended`,
  'planProposal.make': msg`Proposal for the plan`,
  'planProposal.agree': msg`Yes to a proposal`,
  'planProposal.decline': msg`No to a proposal`,
  'planProposal.withdraw': msg`Proposal taken back`,
  'concern.assign': msg`Concern given to a teacher`,
  'competency.dispute': msg`Disputed sign-off`,
  'competency.takeBackDispute': msg`Dispute taken back`,
  'visit.plan': msg`Planned visit`,
  'visit.log': msg`Held visit`,
  'visit.revise': msg`Changed visit`,
  'visit.cancel': msg`Visit called off`,
  'ownChecklist.write': msg`Own checklist`,
  'ownChecklist.revise': msg`Changed checklist`,
  'ownChecklist.remove': msg`Checklist deleted`,
}

export const isMutationName = (name: string): name is MutationName => Object.hasOwn(deedWord, name)

/** What became of a field that two devices had changed. Nothing to decide: only to know. */
export const mergedSentence: Readonly<Record<Merged['how'], MessageDescriptor>> = {
  'kept-both': msg`Both texts are kept, side by side.`,
  replaced: msg`Your later value stands; the earlier one is in the history.`,
  overruled: msg`A later value stands; yours is kept beside it.`,
}
