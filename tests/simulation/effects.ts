/** What must be on the server once a deed was accepted. */
import { mondayOf } from '#domain/calendar-day.ts'
import { confirmedIdOf, provisionalIdOf } from '#domain/provisional.ts'
import { endorsementIdOf, requestIdOf } from '#domain/sign-off.ts'
import type { ArgsOf, MutationName, mutators } from '#sync/mutators/registry.ts'
import type { Books, ServerRow } from './books.ts'
import type { Deed } from './deeds.ts'
import { keyOf } from './holdings.ts'

type Tree = typeof mutators
export type ArgsNamed<N extends MutationName> = N extends `${infer T extends keyof Tree & string}.${infer V}` ? (V extends keyof Tree[T] ? ArgsOf<Tree[T][V]> : never) : never
/** @returns whether the effect is there */
type Sign<Args> = (books: Books, args: Args) => boolean

const there = (books: Books, type: string, id: string): ServerRow | undefined => books.rows.get(keyOf(type, id))
const live = (books: Books, type: string, id: string): boolean => there(books, type, id)?.row != null

/** Is every text of an edit in the row, beside it, or in its past? What was typed is nowhere dropped. */
const remembers = (row: ServerRow | undefined, typed: unknown): boolean => {
  const words = (JSON.stringify(typed).match(/[a-z]+-of-\w+-\d+/g) ?? []) as string[]
  const past = [JSON.stringify(row?.row ?? ''), ...(row?.versions ?? [])].join('\n')
  return words.every((w) => past.includes(w))
}

const signs: { readonly [N in MutationName]: Sign<ArgsNamed<N>> } = {
  'practiceLog.submit': (b, { id, content }) => live(b, 'practiceLog', id) && remembers(there(b, 'logRevision', `${id}:1`), content),
  'practiceLog.resubmit': (b, { id, set }) => remembers(there(b, 'practiceLog', id), set),
  'practiceLog.return': (b, { comments }) => comments.every((c) => live(b, 'feedback', c.id)),
  'practiceLog.confirm': (b, { id }) => there(b, 'practiceLog', id)?.row?.['state'] === 'confirmed',
  'competency.ask': (b, { apprentice, competency }) => live(b, 'signOffRequest', requestIdOf(apprentice, competency)),
  'competency.returnRequest': (b, { request, because }) => remembers(there(b, 'signOffRequest', request), because),
  'competency.sign': (b, { id }) => live(b, 'signOff', id),
  'competency.withdraw': (b, { id }) => live(b, 'withdrawal', id),
  'competency.endorse': (b, { signOff }) => live(b, 'endorsement', endorsementIdOf(signOff)),
  'feedback.give': (b, { id }) => live(b, 'feedback', id),
  'reflection.write': (b, { id, content }) => remembers(there(b, 'reflection', id), content),
  'reflection.revise': (b, { id, set }) => remembers(there(b, 'reflection', id), set),
  'reflection.share': (b, { id }) => there(b, 'reflection', id)?.row?.['shared'] === true,
  'reflection.remove': (b, { id }) => there(b, 'reflection', id) !== undefined,
  'concern.raise': (b, { id, text }) => live(b, 'concern', id) && remembers(there(b, 'concern', id), text),
  'concern.say': (b, { event }) => live(b, 'concernEvent', event),
  'concern.answer': (b, { event }) => live(b, 'concernEvent', event),
  // Closed before, there is no second word of it.
  'concern.close': (b, { id }) => live(b, 'concern', id),
  'concern.reopen': (b, { event }) => live(b, 'concernEvent', event),
  'competency.deliver': (b, { reading }) => live(b, 'signOffToken', reading.token),
  'competency.recordPaper': (b, { lines }) => lines.every(({ id }) => live(b, 'signOff', id)),
  'competency.signProvisionally': (b, { id }) => live(b, 'provisionalSignOff', provisionalIdOf(id, 0)),
  'competency.confirmProvisional': (b, { id }) => live(b, 'signOff', confirmedIdOf(id)),
  'competency.declineProvisional': (b, { id, because }) => remembers(there(b, 'provisionalSignOff', id), because),
  'deviceKey.end': (b, { key }) => there(b, 'deviceKey', key)?.row?.['ended'] !== null,
  'observation.note': (b, { apprentice, week }) => [...b.rows.keys()].some((key) => key.startsWith(keyOf('observation', `${apprentice}:${mondayOf(week)}:`))),
  'observation.guide': (b, { id }) => live(b, 'guidanceNote', id),
  'observation.removeGuidance': (b, { id }) => there(b, 'guidanceNote', id) !== undefined,
  'placement.exempt': (b, { placement, because }) => remembers(there(b, 'placement', placement), because),
  'placement.endExemption': (b, { placement }) => live(b, 'placement', placement),
  'planProposal.make': (b, { id }) => live(b, 'planProposal', id),
  'planProposal.agree': (b, { id, words }) => remembers(there(b, 'planProposal', id), words),
  'planProposal.decline': (b, { id, because }) => remembers(there(b, 'planProposal', id), because),
  'planProposal.withdraw': (b, { id }) => there(b, 'planProposal', id)?.row?.['withdrawnAt'] !== null,
  'ownChecklist.write': (b, { id, content }) => remembers(there(b, 'ownChecklist', id), content),
  'ownChecklist.revise': (b, { id, set }) => remembers(there(b, 'ownChecklist', id), set),
  'visit.plan': (b, { id }) => live(b, 'visit', id),
  'visit.log': (b, { id, set }) => remembers(there(b, 'visit', id), set),
  'visit.revise': (b, { id, set }) => remembers(there(b, 'visit', id), set),
  'visit.cancel': (b, { id }) => there(b, 'visit', id)?.row?.['cancelled'] != null,
  'competency.dispute': (b, { id }) => live(b, 'dispute', id),
  'competency.takeBackDispute': (b, { id }) => there(b, 'dispute', id)?.row?.['takenBack'] != null,
  'concern.assign': (b, { id }) => live(b, 'concern', id),
  'ownChecklist.remove': (b, { id }) => there(b, 'ownChecklist', id) !== undefined,
}

export const hasEffect = (books: Books, { name, args }: Deed): boolean => (signs[name] as Sign<unknown>)(books, args)
