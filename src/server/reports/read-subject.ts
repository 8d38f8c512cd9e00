/** Makes records out of what was read as text, and fetches the plans that they name, each once. */
import type { Cohort } from '#domain/cohort.ts'
import type { PersonId, ProgrammeId } from '#domain/ids.ts'
import type { Programme } from '#domain/programme.ts'
import type { ProvisionalSignOff } from '#domain/provisional.ts'
import type { Reflection } from '#domain/reflection.ts'
import type { Subject } from '#domain/reports/report-table.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import { type PortfolioTexts, RightsChanged, type Source } from './order.ts'

/** A subject with what only a printed record shows. */
export interface RecordSubject extends Subject {
  readonly reflections: readonly Reflection[]
  /** Signed with codes from paper. They count towards nothing. */
  readonly provisional: readonly ProvisionalSignOff[]
  /** Hashes of photos that may be shown. */
  readonly photos: ReadonlySet<string>
}

type ReadSubject = (apprentice: PersonId) => Promise<RecordSubject>

const rowsOf =
  ({ rows }: PortfolioTexts) =>
  <T extends RowType>(type: T): readonly RowOf<T>[] =>
    rows.filter((r) => r.type === type).map((r) => JSON.parse(r.data) as RowOf<T>)

/** @throws RightsChanged, from what it returns */
export const subjectReader = (source: Source): ReadSubject => {
  const kept = new Map<string, Promise<unknown>>()
  const once = <T extends RowType>(type: T, id: string): Promise<RowOf<T> | null> => {
    const key = `${type} ${id}`
    const known = kept.get(key) ?? source.row(type, id).then((text): unknown => (text === null ? null : JSON.parse(text)))
    kept.set(key, known)
    return known as Promise<RowOf<T> | null>
  }
  return async (id) => {
    const texts = await source.portfolio(id)
    if (texts === null) throw new RightsChanged()
    const all = rowsOf(texts)
    const apprentice = all('person').find((p) => p.id === id)
    if (apprentice === undefined) throw new RightsChanged()
    const cohort: Cohort | null = apprentice.cohort === null ? null : await once('cohort', apprentice.cohort)
    const placements = all('placement').toSorted((a, b) => (a.start < b.start ? -1 : 1))
    const logs = all('practiceLog')
    const current = placements.at(-1)?.programme ?? cohort?.programme ?? null
    const programmes = new Map<ProgrammeId, Programme>()
    for (const named of new Set([...placements.map((p) => p.programme), ...logs.map((l) => l.programme), ...(current === null ? [] : [current])])) {
      const programme = await once('programme', named)
      if (programme !== null) programmes.set(named, programme)
    }
    return {
      apprentice,
      cohort,
      placements,
      logs,
      requests: all('signOffRequest'),
      signOffs: all('signOff'),
      withdrawals: all('withdrawal'),
      endorsements: all('endorsement'),
      disputes: all('dispute'),
      feedback: all('feedback'),
      guidance: all('guidanceNote'),
      programme: current === null ? null : (programmes.get(current) ?? null),
      programmes,
      reflections: texts.withReflections ? all('reflection').filter((r) => r.shared) : [],
      provisional: all('provisionalSignOff'),
      photos: new Set(texts.photos),
    }
  }
}
