import { expect, test } from 'vitest'
import { createMemoryStore } from '#tests/support/memory-transaction.ts'
import { liWei, moment } from '#tests/support/people.ts'
import { MUTATION_NAMES, type MutationName } from './registry.ts'

const at = moment('2026-03-05T09:00Z')

test('these are the deeds; a name that leaves this list would strand unsent work', () => {
  expect(MUTATION_NAMES.toSorted()).toEqual([
    'competency.ask',
    'competency.confirmProvisional',
    'competency.declineProvisional',
    'competency.deliver',
    'competency.dispute',
    'competency.endorse',
    'competency.recordPaper',
    'competency.returnRequest',
    'competency.sign',
    'competency.signProvisionally',
    'competency.takeBackDispute',
    'competency.withdraw',
    'concern.answer',
    'concern.assign',
    'concern.close',
    'concern.raise',
    'concern.reopen',
    'concern.say',
    'deviceKey.end',
    'feedback.give',
    'observation.guide',
    'observation.note',
    'observation.removeGuidance',
    'ownChecklist.remove',
    'ownChecklist.revise',
    'ownChecklist.write',
    'placement.endExemption',
    'placement.exempt',
    'planProposal.agree',
    'planProposal.decline',
    'planProposal.make',
    'planProposal.withdraw',
    'practiceLog.confirm',
    'practiceLog.resubmit',
    'practiceLog.return',
    'practiceLog.submit',
    'reflection.remove',
    'reflection.revise',
    'reflection.share',
    'reflection.write',
    'visit.cancel',
    'visit.log',
    'visit.plan',
    'visit.revise',
  ])
})

test.each(['practiceLog.delete', 'submit', '__proto__.toString', 'practiceLog.constructor', ''])('[PU10] “%s” is no deed', async (name) => {
  expect(await createMemoryStore().does(liWei, name as MutationName, {}, { at })).toEqual({ refused: 'invalid', because: 'unknown-mutation' })
})

test.each(MUTATION_NAMES)('[PU10] %s refuses arguments of no shape with the fields', async (name) => {
  const store = createMemoryStore()
  expect(await store.does(liWei, name, {}, { at })).toMatchObject({ because: 'fields-invalid', fields: expect.arrayContaining([expect.objectContaining({ error: 'required' })]) })
  expect(await store.does(liWei, name, { id: 7, request: 7, signOff: 7, competency: 7, apprentice: 7, placement: 7 }, { at })).toMatchObject({
    fields: expect.arrayContaining([expect.objectContaining({ error: 'wrong-type' })]),
  })
  expect(await store.does(liWei, name, [] as object, { at })).toMatchObject({ because: 'fields-invalid' })
})
