/**
 * Where an apprentice stands with each competency: untouched → practised → asked → signed → endorsed → expired.
 * Facts only, in three columns knowledge / skill / character (rule 8); no total, no ranking.
 */
import type { Instant } from './calendar-day.ts'
import { type Competency, type Kind, KINDS, type Level } from './competency.ts'
import type { CompetencyId, PracticeLogId } from './ids.ts'
import type { PracticeLog } from './practice-log.ts'
import type { Programme } from './programme.ts'
import { competenciesOf } from './programme.ts'
import { carriedLevel, disputed, isExpired, type SignatureBook, type SignOff, type SignOffRequest, standing } from './sign-off.ts'

export const STATUSES = ['untouched', 'practised', 'asked', 'signed', 'endorsed', 'expired'] as const
export type Status = (typeof STATUSES)[number]

export interface CompetencyStanding {
  readonly competency: CompetencyId
  readonly status: Status
  /** Level carried by valid sign-offs; of an expired one, the level it had. */
  readonly level: Level | null
  /** A single level 5 is carried as 4 until a second assessor or occasion. */
  readonly awaitsSecondFive: boolean
  /** A log that the latest sign-off saw has a later revision: the signature is not for that one. */
  readonly changedSinceSigning: boolean
  /** The sign-off needs a person's review (its mentor had left). */
  readonly needsReview: boolean
  /** A sign-off counts nothing at present, because a teacher doubts it. */
  readonly disputed: boolean
  /** Every sign-off that carries the level shown was put down from paper (assurance C). */
  readonly onPaper: boolean
  /** A request waits for a mentor, whatever else is signed already. */
  readonly asked: boolean
  readonly practisedMinutes: number
  readonly logs: readonly PracticeLogId[]
  readonly latest: SignOff | null
}

export interface Portfolio extends SignatureBook {
  readonly logs: readonly PracticeLog[]
  readonly requests: readonly SignOffRequest[]
}

interface ByCompetency {
  readonly logs: ReadonlyMap<CompetencyId, readonly PracticeLog[]>
  readonly revisions: ReadonlyMap<PracticeLogId, number>
  readonly asked: ReadonlySet<CompetencyId>
  readonly signOffs: ReadonlyMap<CompetencyId, SignatureBook>
  readonly endorsed: ReadonlySet<string>
}

const gather = (p: Portfolio): ByCompetency => {
  const logs = new Map<CompetencyId, PracticeLog[]>()
  for (const log of p.logs) for (const c of log.competencies) (logs.get(c) ?? logs.set(c, []).get(c))?.push(log)
  const signOffs = new Map<CompetencyId, SignatureBook & { readonly signOffs: SignOff[] }>()
  for (const s of p.signOffs) {
    const book = signOffs.get(s.competency) ?? { ...p, signOffs: [] }
    book.signOffs.push(s)
    signOffs.set(s.competency, book)
  }
  return {
    logs,
    signOffs,
    revisions: new Map(p.logs.map((l) => [l.id, l.revision])),
    asked: new Set(p.requests.filter((r) => r.state === 'open').map((r) => r.competency)),
    endorsed: new Set(p.endorsements.map((e) => e.signOff)),
  }
}

const standOf = (c: Competency, by: ByCompetency, at: Instant): CompetencyStanding => {
  const logs = by.logs.get(c.id) ?? []
  const book = by.signOffs.get(c.id)
  const signed = book === undefined ? [] : standing(book, c.id)
  const valid = signed.filter((s) => !isExpired(s, c, at))
  const latest = signed.at(-1) ?? null
  const base = {
    competency: c.id,
    asked: by.asked.has(c.id),
    practisedMinutes: logs.reduce((sum, l) => sum + l.minutes, 0),
    logs: logs.map((l) => l.id),
    latest,
    changedSinceSigning: latest !== null && latest.logs.some((seen) => (by.revisions.get(seen.log) ?? seen.revision) > seen.revision),
    needsReview: latest?.needsReview ?? false,
    disputed: book !== undefined && disputed(book, c.id).length > 0,
  }
  const level = carriedLevel(valid.length > 0 ? valid : signed)
  const awaitsSecondFive = level === 4 && valid.some((s) => s.level === 5)
  const carriers = (valid.length > 0 ? valid : signed).filter((s) => s.level === level || (awaitsSecondFive && s.level === 5))
  const onPaper = carriers.length > 0 && carriers.every((s) => s.assurance === 'C')
  if (valid.length > 0) {
    // The seal is doubled when the teacher endorsed a sign-off that carries the level shown.
    const endorsed = carriers.some((s) => by.endorsed.has(s.id))
    return { ...base, level, awaitsSecondFive, onPaper, status: endorsed ? 'endorsed' : 'signed' }
  }
  const status: Status = by.asked.has(c.id) ? 'asked' : signed.length > 0 ? 'expired' : logs.length > 0 ? 'practised' : 'untouched'
  return { ...base, level, awaitsSecondFive: false, onPaper, status }
}

/** The standing of every competency of a programme, in the programme's order. */
export const standings = (programme: Pick<Programme, 'units'>, portfolio: Portfolio, at: Instant): readonly CompetencyStanding[] => {
  const by = gather(portfolio)
  return competenciesOf(programme).map((c) => standOf(c, by, at))
}

export interface Column {
  readonly kind: Kind
  readonly of: number
  readonly practised: number
  readonly signed: number
  readonly endorsed: number
}

/** Plan versus actual in three columns: how many of the plan's competencies are practised, signed, endorsed. */
export const columns = (programme: Pick<Programme, 'units'>, all: readonly CompetencyStanding[]): readonly Column[] => {
  const kinds = new Map(competenciesOf(programme).map((c) => [c.id, c.kind]))
  return KINDS.map((kind) => {
    const mine = all.filter((s) => kinds.get(s.competency) === kind)
    return {
      kind,
      of: mine.length,
      practised: mine.filter((s) => s.logs.length > 0).length,
      signed: mine.filter((s) => s.status === 'signed' || s.status === 'endorsed').length,
      endorsed: mine.filter((s) => s.status === 'endorsed').length,
    }
  })
}
