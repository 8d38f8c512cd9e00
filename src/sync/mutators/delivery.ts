/**
 * Brings a mentor's signed answer to the school (signing/SPEC.md): the tablet that signed it may, and the phone that it
 * was shown to. Whichever comes first makes the sign-offs; the other adds what the first could not know (logs that had not
 * arrived, words for which the code had no room) and changes nothing else.
 */
import { isSelf, type Ties } from '#domain/access.ts'
import { keyFault, documentText, type DeviceKey, CLOCK_SLACK } from '#domain/device-key.ts'
import { personId } from '#domain/ids.ts'
import { type Actor, signAs } from '#domain/people.ts'
import { isRefusal, refuse, type Refusal } from '#domain/refusal.ts'
import { isManyOnOneDay, keyUseIdOf, LATEST_ARRIVAL, MOST_LINES, numberBefore, signOffIdOf, type TokenLine, tokenReading, type TokenReading } from '#domain/sign-off-token.ts'
import { requestIdOf, type ReviewReason } from '#domain/sign-off.ts'
import { LENGTH, remark } from '#domain/text.ts'
import * as z from 'zod/mini'
import { applied, type Call, mutator, type Witnessed } from '../mutation.ts'
import type { Transaction } from '../transaction.ts'
import { type Judgement, judgeCompetency, mentorsTies } from './judgement.ts'

const args = z.object({
  apprentice: personId,
  token: documentText,
  request: documentText,
  /** What this device read in them. The school reads for itself and goes by that. */
  reading: tokenReading,
  /** Words that the token carries only a digest of. */
  comments: z.readonly(z.array(remark).check(z.maxLength(MOST_LINES))),
})
type Args = z.infer<typeof args>

const witnessed = async (tx: Transaction, handedIn: Args, call: Call): Promise<Witnessed | Refusal> =>
  call.witness === undefined ? { reading: handedIn.reading, link: '', notBefore: null } : call.witness.read(tx, handedIn)

/** The mentor as he is known where this is judged: the school knows his roles, a phone only his key. */
const mentorBy = async (tx: Transaction, key: DeviceKey): Promise<Actor> => {
  const person = await tx.get('person', key.person)
  return person === undefined
    ? { person: key.person, school: key.school, name: key.name, roles: ['mentor'] }
    : { person: person.id, school: person.school, name: person.name, roles: person.roles }
}

const mayBring = (call: Call, ties: Ties, mentor: Actor): boolean => isSelf(call.actor, ties) || call.actor.person === mentor.person

/** Judged by when they were signed: a tablet may come back from a week in the cellar with all of them at once. */
const isOneOfMany = async (tx: Transaction, key: DeviceKey, { counter, at }: TokenReading): Promise<boolean> => {
  const number = numberBefore(counter)
  const use = number === null ? undefined : await tx.get('keyUse', keyUseIdOf(key.id, number))
  const before = use === undefined ? undefined : await tx.get('signOffToken', use.token)
  return before !== undefined && isManyOnOneDay(at, before.at)
}

/** What a lost key signed may have been signed by whoever found it; what comes very late, at any time. */
const reviewOf = async (tx: Transaction, key: DeviceKey, reading: TokenReading, call: Call): Promise<ReviewReason | undefined> => {
  if (key.ended?.why === 'lost') return 'key-lost'
  if (call.now - reading.at > LATEST_ARRIVAL) return 'late'
  return (await isOneOfMany(tx, key, reading)) ? 'many-one-day' : undefined
}

const timeFault = (key: DeviceKey, { reading, notBefore }: Witnessed, call: Call): Refusal | null => {
  if (reading.at > call.now + CLOCK_SLACK) return refuse('clock-wrong')
  const fault = keyFault(key, reading.at)
  // Quarantine, not refusal: it may be honest work of the day before the loss.
  if (fault !== null && fault !== 'key-lost') return refuse(fault)
  return notBefore !== null && reading.at < notBefore - CLOCK_SLACK ? refuse('clock-wrong') : null
}

/** Counts the number of the key as used. Only the school sees every token of a key. */
const useNumber = async (tx: Transaction, { reading, link }: Witnessed, key: DeviceKey, call: Call): Promise<Refusal | null> => {
  if (call.witness === undefined) return null
  const id = keyUseIdOf(key.id, reading.counter)
  const used = await tx.get('keyUse', id)
  if (used !== undefined) return used.token === reading.token ? null : refuse('number-reused')
  const { counter, token, previous } = reading
  await tx.put('keyUse', { id, school: key.school, key: key.id, counter, token, link, previous, at: call.now })
  return null
}

/** Stands where the code had no room for the reason, until the mentor's device brings it. */
const UNSAID = '…'

const handBack = async (tx: Transaction, { mentor, at }: Judgement, apprentice: TokenReading['apprentice'], line: TokenLine): Promise<void> => {
  const id = requestIdOf(apprentice, line.competency)
  const asked = await tx.get('signOffRequest', id)
  // An answer to an earlier question than the one that is open now says nothing about that one.
  if (asked !== undefined && asked.askedAt > at) return
  const { competency, selfLevel, logs } = line
  await tx.put('signOffRequest', {
    ...(asked ?? { id, apprentice, competency, selfLevel, logs, note: '', askedAt: at }),
    state: 'returned',
    returned: { by: signAs(mentor, 'mentor'), at, because: line.comment.trim() === '' ? UNSAID : line.comment },
  })
}

/** A second device brings the same: fills in what was not known yet. */
const complete = async (tx: Transaction, reading: TokenReading): Promise<void> => {
  for (const [n, line] of reading.lines.entries()) {
    const asked = line.level === null ? await tx.get('signOffRequest', requestIdOf(reading.apprentice, line.competency)) : undefined
    if (asked?.returned?.at === reading.at && asked.returned.because === UNSAID && line.comment !== '')
      await tx.put('signOffRequest', { ...asked, returned: { ...asked.returned, because: line.comment } })
    const signed = await tx.get('signOff', signOffIdOf(reading.token, n))
    if (signed === undefined) continue
    const knowsLogs = line.unknown.length < (signed.unknownLogs?.length ?? 0)
    const knowsWords = signed.comment === '' && line.comment !== ''
    if (!knowsLogs && !knowsWords) continue
    const { unknownLogs: _, ...rest } = signed
    await tx.put('signOff', {
      ...rest,
      ...(knowsLogs ? { logs: line.logs } : {}),
      ...(knowsWords ? { comment: line.comment.slice(0, LENGTH.paragraph) } : {}),
      ...((knowsLogs ? line.unknown : (signed.unknownLogs ?? [])).length === 0 ? {} : { unknownLogs: knowsLogs ? line.unknown : signed.unknownLogs }),
    })
  }
}

export const deliver = mutator(args, async (tx, handedIn, call) => {
  const seen = await witnessed(tx, handedIn, call)
  if (isRefusal(seen)) return seen
  const { reading } = seen
  const { apprentice } = handedIn
  const key = await tx.get('deviceKey', reading.key)
  if (key === undefined || key.purpose !== 'sign-off') return refuse('key-missing')
  const mentor = await mentorBy(tx, key)
  const judgement: Judgement = { mentor, at: reading.at, now: call.now }
  const ties = await mentorsTies(tx, apprentice, judgement)
  if (isRefusal(ties)) return ties
  if (!mayBring(call, ties, mentor)) return refuse('not-yours')

  const before = await tx.get('signOffToken', reading.token)
  if (before !== undefined) {
    if (before.apprentice !== apprentice || before.token !== handedIn.token) return refuse('token-reused')
    await complete(tx, reading)
    return applied
  }
  const no = timeFault(key, seen, call) ?? (await useNumber(tx, seen, key, call))
  if (no !== null) return no

  const review = await reviewOf(tx, key, reading, call)
  if (review !== undefined) call.witness?.setAside(review, key.id, reading.counter)
  for (const [n, line] of reading.lines.entries()) {
    if (line.level === null) {
      await handBack(tx, judgement, apprentice, line)
      continue
    }
    const { competency, level, facts, comment, logs, unknown } = line
    const refused = await judgeCompetency(
      tx,
      judgement,
      ties,
      { id: signOffIdOf(reading.token, n), apprentice, competency, level, facts, comment, logs },
      {
        assurance: 'A',
        token: { id: reading.token, line: n },
        ...(review === undefined ? {} : { review }),
        ...(unknown.length === 0 ? {} : { unknownLogs: unknown }),
      },
    )
    if (refused !== null) return refused
  }
  const bracket = call.witness === undefined ? null : { notBefore: seen.notBefore, notAfter: call.now }
  await tx.put('signOffToken', { id: reading.token, apprentice, key: key.id, token: handedIn.token, request: handedIn.request, at: reading.at, bracket })
  return applied
})
