/** How a cohort stands, asked of the school: a coordinator's device holds no portfolios. */
import type { CohortId } from '#domain/ids.ts'
import { competenciesOf, type Programme } from '#domain/programme.ts'
import type { CompetencyStanding } from '#domain/progress.ts'
import { type ApprenticeProgress, type CohortProgress, marksFromText } from '#sync/cohort-progress.ts'
import { useEffect, useEffectEvent, useState } from 'react'
import { askCohortProgress } from '../../replication/office.ts'
import type { WhyNot } from '../../replication/http.ts'
import { zoneMinutes, now } from '../../store/clock.ts'
import type { ApprenticeRow } from './use-cohort.ts'

export interface Asked {
  readonly progress: CohortProgress | null
  readonly failed: WhyNot | null
  readonly again: () => Promise<void>
}

/** Asks once, and again when the network comes back. */
export const useCohortProgress = (id: CohortId): Asked => {
  const [state, setState] = useState<Omit<Asked, 'again'>>({ progress: null, failed: null })
  const read = useEffectEvent(async () => {
    const answer = await askCohortProgress(id, zoneMinutes(now()))
    setState((was) => (answer.ok ? { progress: answer.value, failed: null } : { ...was, failed: answer }))
  })
  const retry = useEffectEvent(() => {
    if (state.failed?.why === 'unreachable') void read()
  })
  useEffect(() => {
    void read()
    window.addEventListener('online', retry)
    return () => window.removeEventListener('online', retry)
  }, [id])
  return { ...state, again: () => read() }
}

/** A row of the matrix out of what the school counted; what it does not tell (logs, the latest signature) is left empty. */
export const rowFrom = (programme: Programme, a: ApprenticeProgress): ApprenticeRow => {
  const marks = marksFromText(a.standings)
  const standings = competenciesOf(programme).map(({ id: competency }, n): [typeof competency, CompetencyStanding] => {
    const { status, level } = marks[n] ?? { status: 'untouched', level: null }
    return [
      competency,
      { competency, status, level, awaitsSecondFive: false, changedSinceSigning: false, needsReview: false, disputed: false, onPaper: a.onPaper?.[n] === '1', asked: status === 'asked', practisedMinutes: 0, logs: [], latest: null },
    ]
  })
  return { person: { id: a.person, name: a.name }, standings: new Map(standings), asked: new Map(), columns: a.columns, facts: a.facts }
}
