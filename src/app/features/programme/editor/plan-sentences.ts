/** A sentence for everything that keeps a draft from being published. A new code without one does not compile. */
import type { PlanFindingCode } from '#domain/programme-edit/check-plan.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

export const findingSentence: Readonly<Record<PlanFindingCode, MessageDescriptor>> = {
  'name-missing': msg`Give it a name in at least one language.`,
  'too-long': msg`This is too long.`,
  unreadable: msg`This contains characters that cannot be stored.`,
  'code-doubled': msg`Another line has the same code.`,
  cycle: msg`These wait for each other, so nobody could ever begin. Take one prerequisite out of the circle.`,
  'prerequisite-gone': msg`A prerequisite is no longer in the plan. Take it out here, or bring the line back.`,
  'too-many-prerequisites': msg`A line may have up to 20 prerequisites.`,
  'number-wrong': msg`This is not a number that fits here.`,
  'standard-wrong': msg`A standard needs a quantity, and each grade a smaller tolerance than the one before.`,
  'unit-empty': msg`This unit has no competencies yet.`,
  'no-competencies': msg`This plan has no competencies.`,
  'too-many-lines': msg`This is more than a plan may hold: 5,000 lines, 2,000 in one unit.`,
}

const serverSentence: Readonly<Record<string, MessageDescriptor>> = {
  'shared-part-changed': msg`The shared part has changed on the server. Wait for the next sync, then publish again; your draft is kept.`,
  'proposal-not-agreed': msg`One of the proposals in this draft is no longer agreed to by both sides. Undo it, then publish again.`,
}

const isFinding = (code: string): code is PlanFindingCode => Object.hasOwn(findingSentence, code)

export const publishSentence = (code: string): MessageDescriptor =>
  isFinding(code) ? findingSentence[code] : (serverSentence[code] ?? msg`The server could not take this draft. It is kept on this device.`)
