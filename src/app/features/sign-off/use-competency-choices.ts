/** The plan of an apprentice as choices for signing; null for somebody whom this mentor does not guide. */
import { isMentorAt } from '#domain/access.ts'
import type { Competency, Level } from '#domain/competency.ts'
import type { CompetencyId, PersonId } from '#domain/ids.ts'
import { competenciesOf } from '#domain/programme.ts'
import type { CompetencyStanding } from '#domain/progress.ts'
import { readChecklist, readPlacements } from '../../record/checklist.ts'
import { now } from '../../store/clock.ts'
import { useLive, useStore } from '../../store/store-context.tsx'

export interface Choice {
  readonly competency: Competency
  readonly standing: CompetencyStanding
  /** The level that an open request asks for. */
  readonly selfLevel: Level | null
}

interface Choices {
  readonly name: string
  readonly all: readonly Choice[]
  readonly lately: readonly Choice[]
}

const LATELY = { logs: 20, skills: 8 } as const

export const useCompetencyChoices = (apprentice: PersonId): Choices | null | undefined => {
  const { actor } = useStore()
  return useLive(
    async (db): Promise<Choices | null> => {
      const placements = await readPlacements(db, apprentice)
      if (!isMentorAt(actor, { apprentice, placements, cohorts: [] }, now())) return null
      const checklist = await readChecklist(db, apprentice, now())
      if (checklist === null) return null
      const person = await db.rows('person').get(apprentice)
      const lines = new Map<CompetencyId, Competency>(competenciesOf(checklist.programme).map((c) => [c.id, c]))
      const asked = new Map<CompetencyId, Level>(checklist.portfolio.requests.filter((r) => r.state === 'open').map((r) => [r.competency, r.selfLevel]))
      const all = checklist.standings.flatMap((standing) => {
        const competency = lines.get(standing.competency)
        return competency === undefined ? [] : [{ competency, standing, selfLevel: asked.get(competency.id) ?? null }]
      })
      const newest = checklist.portfolio.logs.toSorted((a, b) => (a.practisedOn < b.practisedOn ? 1 : -1)).slice(0, LATELY.logs)
      const named = [...new Set(newest.flatMap((l) => l.competencies))].slice(0, LATELY.skills)
      return { name: person?.name ?? '', all, lately: named.flatMap((id) => all.find((c) => c.competency.id === id) ?? []) }
    },
    [actor, apprentice],
  )
}
