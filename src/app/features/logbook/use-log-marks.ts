/** What stands on a log besides its own words: signatures that rest on it, requests, comments of a return, a draft. */
import type { Competency, Level } from '#domain/competency.ts'
import type { CompetencyId, PersonId, PracticeLogId, ProgrammeId } from '#domain/ids.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { competenciesOf } from '#domain/programme.ts'
import { isExpired, openDispute, type SignOff } from '#domain/sign-off.ts'
import { readProgramme } from '../../record/checklist.ts'
import { now } from '../../store/clock.ts'
import type { Database, Draft } from '../../store/database.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import { LOG_DRAFTS, logOfDraft } from './draft-key.ts'
import type { LogDraft } from './log-draft.ts'

export interface LogSeal {
  readonly signOff: SignOff
  readonly level: Level
  readonly look: 'signed' | 'endorsed' | 'expired' | 'changed'
}

export interface LogMarks {
  readonly seals: (log: Pick<PracticeLog, 'id' | 'revision'>) => readonly LogSeal[]
  readonly isAsked: (log: Pick<PracticeLog, 'id'>) => boolean
  /** Comments of a return on the revision that stands. */
  readonly comments: (log: Pick<PracticeLog, 'id' | 'revision'>) => number
  readonly hasDraft: (log: Pick<PracticeLog, 'id'>) => boolean
  /** Drafts of logs that were never handed in, the newest first. */
  readonly drafts: readonly LogDraft[]
}

const readCompetencies = async (db: Database, plans: Iterable<ProgrammeId>): Promise<ReadonlyMap<CompetencyId, Competency>> => {
  const all = new Map<CompetencyId, Competency>()
  for (const id of plans) {
    const programme = await readProgramme(db, id)
    if (programme !== null) for (const c of competenciesOf(programme)) all.set(c.id, c)
  }
  return all
}

/** Looks of the standing sign-offs by the log they rest on. A signature never covers a revision that came later. */
const readSeals = async (db: Database, me: PersonId) => {
  const signOffs = await db.rows('signOff').where('apprentice').equals(me).sortBy('at')
  // What stands on a signature: where there is none, there is nothing to look for.
  if (signOffs.length === 0) return () => []
  const [withdrawals, endorsements, disputes] = await Promise.all([
    db.rows('withdrawal').where('apprentice').equals(me).toArray(),
    db.rows('endorsement').where('apprentice').equals(me).toArray(),
    db.rows('dispute').where('apprentice').equals(me).toArray(),
  ])
  const withdrawn = new Set(withdrawals.map((w) => w.signOff))
  const endorsed = new Set(endorsements.map((e) => e.signOff))
  const competencies = await readCompetencies(db, new Set(signOffs.map((s) => s.programme)))
  const byLog = new Map<PracticeLogId, SignOff[]>()
  for (const s of signOffs.filter((s) => !withdrawn.has(s.id))) for (const seen of s.logs) byLog.set(seen.log, [...(byLog.get(seen.log) ?? []), s])
  const at = now()
  const lookOf = (s: SignOff, log: Pick<PracticeLog, 'id' | 'revision'>): LogSeal['look'] => {
    const competency = competencies.get(s.competency)
    if (openDispute({ disputes }, s.id) !== undefined || (competency !== undefined && isExpired(s, competency, at))) return 'expired'
    if (s.logs.every((seen) => seen.log !== log.id || seen.revision < log.revision)) return 'changed'
    return endorsed.has(s.id) ? 'endorsed' : 'signed'
  }
  return (log: Pick<PracticeLog, 'id' | 'revision'>): readonly LogSeal[] => (byLog.get(log.id) ?? []).map((s) => ({ signOff: s, level: s.level, look: lookOf(s, log) }))
}

/** To know a draft takes the rules of the whole form: who has none does not fetch them. The last thing that a reading does. */
const draftsOf = async (kept: readonly Draft[]): Promise<readonly LogDraft[]> => (kept.length === 0 ? [] : (await import('./log-draft.ts')).logDraftsOf(kept))

export const useLogMarks = (): LogMarks | undefined => {
  const { actor } = useStore()
  return useLive(
    async (db) => {
      const me = actor.person
      const [seals, requests, feedback, kept] = await Promise.all([
        readSeals(db, me),
        db.rows('signOffRequest').where('apprentice').equals(me).toArray(),
        db.rows('feedback').where('apprentice').equals(me).toArray(),
        db.drafts.where('key').startsWith(LOG_DRAFTS).toArray(),
      ])
      const asked = new Set(requests.filter((r) => r.state === 'open').flatMap((r) => r.logs.map((l) => l.log)))
      const counted = new Map<string, number>()
      for (const f of feedback) if (f.returns) counted.set(`${f.about.id} ${f.about.revision}`, (counted.get(`${f.about.id} ${f.about.revision}`) ?? 0) + 1)
      const there = await db.rows('practiceLog').bulkGet(kept.map((d) => logOfDraft(d.key)))
      const handedIn = new Set(there.flatMap((log) => log?.id ?? []))
      const drafts = await draftsOf(kept)
      const drafted = new Set(drafts.filter((d) => d.was !== null).map((d) => d.id))
      return {
        seals,
        isAsked: (log) => asked.has(log.id),
        comments: (log) => counted.get(`${log.id} ${log.revision}`) ?? 0,
        hasDraft: (log) => drafted.has(log.id),
        drafts: drafts.filter((d) => !handedIn.has(d.id)),
      }
    },
    [actor.person],
  )
}
