/**
 * A pull that waits for news, for lines where a stream of events does not come through: a quiet answer is held back
 * until something was written that this person may see, or her patience is over.
 */
import type { PullAnswer } from '../replication/pull.ts'
import { scopesOf } from './events-route.ts'
import type { PersonalVisit } from './visit.ts'

type End = 'poke' | 'time' | 'closing' | 'too-many' | 'gone'

/**
 * @param seconds how long to wait at most, 0 for not at all
 * @param look pulls a page as it is now; asked once, and once more when the wait ended with news or in time
 * @returns the last page; `too-many` if this person's other devices wait already, and there is nothing to say
 */
export const pullWhenNews = async (
  visit: PersonalVisit,
  seconds: number,
  look: () => Promise<PullAnswer | null>,
): Promise<PullAnswer | null | 'too-many'> => {
  if (seconds === 0) return look()
  const { actor, events, reply } = visit
  let ended: (why: End) => void = () => undefined
  const end = new Promise<End>((resolve) => (ended = resolve))
  const { school, person } = actor
  // Listened to before the first look: what is committed between the two is not missed.
  const stopListening = events.listen({ by: 'held-pull', school, person, scopes: scopesOf(visit), poke: () => ended('poke'), end: ended })
  const gone = () => ended('gone')
  if (reply.raw.destroyed) gone()
  else reply.raw.once('close', gone)
  let patience: NodeJS.Timeout | undefined
  try {
    const first = await look()
    if (first === null || first.status !== 200 || !first.quiet) return first
    patience = setTimeout(() => ended('time'), seconds * 1_000)
    const why = await end
    if (why === 'too-many') return why
    return why === 'poke' || why === 'time' ? look() : first
  } finally {
    clearTimeout(patience)
    reply.raw.off('close', gone)
    stopListening()
  }
}
