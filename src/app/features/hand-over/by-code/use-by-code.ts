/** What the mentor reads and judges on the apprentice's phone: the chosen skills, their logs as they are now, and who he may be. */
import type { Competency } from '#domain/competency.ts'
import type { PersonId } from '#domain/ids.ts'
import { guidedAt, type Guidance } from '#domain/placement.ts'
import { type LogRevision, revisionIdOf } from '#domain/practice-log.ts'
import { competenciesOf, type Programme } from '#domain/programme.ts'
import { openSafetyPrerequisites } from '#domain/sign-off.ts'
import { readChecklist, readPlacements } from '../../../record/checklist.ts'
import { now } from '../../../store/clock.ts'
import type { Database } from '../../../store/database.ts'
import { readDraft } from '../../../store/drafts.ts'
import { useLive, useStore } from '../../../store/store-context.tsx'
import type { AskedClaim } from '../handed-over.ts'
import type { ChoosingDraft } from '../use-choosing.ts'

/** The draft that the form of a code keeps as well: what was chosen there is judged here. */
export const CHOSEN = 'asked by code'

export interface CodedClaim extends AskedClaim {
  /** What of each log is signed. */
  readonly rests: readonly LogRevision[]
}

export interface ByCode {
  readonly programme: Programme
  readonly claims: readonly CodedClaim[]
  /** Who guides here today, the mentor before his deputies. */
  readonly mentors: readonly Pick<Guidance, 'person' | 'name' | 'as'>[]
}

const restsOf = async (db: Database, logs: readonly string[]) => {
  const found = (await db.rows('practiceLog').bulkGet([...logs])).flatMap((l) => l ?? [])
  const revisions = await db.rows('logRevision').bulkGet(found.map((l) => revisionIdOf(l.id, l.revision)))
  // A log without its revision here cannot be signed word for word.
  return found.flatMap((log, n) => {
    const rests = revisions[n]
    return rests === undefined ? [] : [{ log: { log, revision: log.revision, newest: log.revision }, rests }]
  })
}

const mentorsOf = async (db: Database, me: PersonId): Promise<ByCode['mentors']> => {
  const at = now()
  const guiding = (await readPlacements(db, me)).flatMap((p) => p.mentors.filter((m) => m.person !== me && guidedAt(p, m.person, at)))
  const each = new Map(guiding.map((m) => [m.person, { person: m.person, name: m.name, as: m.as }]))
  return [...each.values()].toSorted((a, b) => Number(a.as === 'deputy') - Number(b.as === 'deputy'))
}

const readByCode = async (db: Database, me: PersonId): Promise<ByCode | null> => {
  const [checklist, chosen, mentors] = await Promise.all([readChecklist(db, me, now()), readDraft(db, CHOSEN), mentorsOf(db, me)])
  const lines = (chosen?.value as ChoosingDraft | undefined)?.lines ?? []
  if (checklist === null) return null
  const { programme, portfolio } = checklist
  const all = competenciesOf(programme)
  const claims: CodedClaim[] = []
  for (const line of lines) {
    const competency = all.find((c) => c.id === line.competency)
    if (competency === undefined || line.selfLevel === null) continue
    const barred = openSafetyPrerequisites(competency, all, portfolio, now())
    const found = await restsOf(db, line.logs)
    claims.push({
      competency,
      selfLevel: line.selfLevel,
      logs: found.map((f) => f.log),
      rests: found.map((f) => f.rests),
      unknown: 0,
      earlier: [],
      openSafety: barred.flatMap((id): readonly Competency[] => all.filter((c) => c.id === id)),
      // Who signs is chosen below the lines; a deputy who may not is told when he does.
      isKept: false,
    })
  }
  return { programme, claims, mentors }
}

/** Null without a plan on this device; undefined until it has answered. */
export const useByCode = (): ByCode | null | undefined => {
  const { profile } = useStore()
  return useLive((db) => readByCode(db, profile.person), [profile.person])
}
