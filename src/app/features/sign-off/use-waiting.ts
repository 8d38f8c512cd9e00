/** What waits for this mentor: the open requests of the apprentices he guides today, by apprentice, newest first. */
import { isMentorAt } from '#domain/access.ts'
import type { Instant } from '#domain/calendar-day.ts'
import type { Competency } from '#domain/competency.ts'
import type { PersonId } from '#domain/ids.ts'
import type { Actor } from '#domain/people.ts'
import { guidedAt, type Placement, standsInFor } from '#domain/placement.ts'
import { findCompetency } from '#domain/programme.ts'
import type { SignOffRequest } from '#domain/sign-off.ts'
import { readProgramme } from '../../record/checklist.ts'
import { now } from '../../store/clock.ts'
import type { Database } from '../../store/database.ts'
import { useLive, useStore } from '../../store/store-context.tsx'

export interface WaitingRequest {
  readonly request: SignOffRequest
  /** Undefined while the plan is not on this device, or no longer holds it. */
  readonly competency: Competency | undefined
}

export interface WaitingApprentice {
  readonly apprentice: PersonId
  readonly name: string
  readonly requests: readonly WaitingRequest[]
  /** In whose place a deputy answers; empty for the mentor himself. */
  readonly standsInFor: readonly string[]
}

export interface Waiting {
  readonly groups: readonly WaitingApprentice[]
  /** In the order of the screen: what comes after the one that was just signed. */
  readonly requests: readonly WaitingRequest[]
  /** Whether he guides anybody at all. */
  readonly guides: boolean
}

const newestOf = (g: WaitingApprentice): Instant => g.requests[0]?.request.askedAt ?? 0

export const readWaiting = async (db: Database, actor: Actor, at: Instant): Promise<Waiting> => {
  const placements = await db.rows('placement').toArray()
  const byApprentice = new Map<PersonId, Placement[]>()
  for (const p of placements) (byApprentice.get(p.apprentice) ?? byApprentice.set(p.apprentice, []).get(p.apprentice))?.push(p)
  const guided = [...byApprentice].filter(([apprentice, all]) => isMentorAt(actor, { apprentice, placements: all, cohorts: [] }, at))
  const open = await db.rows('signOffRequest').where('state').equals('open').toArray()
  const groups: WaitingApprentice[] = []
  for (const [apprentice, all] of guided) {
    const mine = open.filter((r) => r.apprentice === apprentice).toSorted((a, b) => b.askedAt - a.askedAt)
    if (mine.length === 0) continue
    const placement = all.find((p) => guidedAt(p, actor.person, at))
    const programme = placement === undefined ? null : await readProgramme(db, placement.programme)
    groups.push({
      apprentice,
      standsInFor: placement === undefined ? [] : standsInFor(placement, actor.person, at).map((m) => m.name),
      name: (await db.rows('person').get(apprentice))?.name ?? '',
      requests: mine.map((request) => ({ request, competency: programme === null ? undefined : findCompetency(programme, request.competency) })),
    })
  }
  groups.sort((a, b) => newestOf(b) - newestOf(a))
  return { groups, requests: groups.flatMap((g) => g.requests), guides: guided.length > 0 }
}

export const useWaiting = (): Waiting | undefined => {
  const { actor } = useStore()
  return useLive((db) => readWaiting(db, actor, now()), [actor])
}
