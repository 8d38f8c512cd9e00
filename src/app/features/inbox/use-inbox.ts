/** The news with the names of what they are about. */
import { type Competency } from '#domain/competency.ts'
import type { CompetencyId, PersonId } from '#domain/ids.ts'
import { competenciesOf } from '#domain/programme.ts'
import { readPlacement, readProgramme } from '../../record/checklist.ts'
import { type Inbox, type News, readInbox } from '../../record/unread.ts'
import type { Database } from '../../store/database.ts'
import { useLive, useStore } from '../../store/store-context.tsx'

export interface NamedInbox extends Inbox {
  readonly competencies: ReadonlyMap<CompetencyId, Competency>
  /** Task of a log, or the first words of a reflection, by id. */
  readonly texts: ReadonlyMap<string, string>
  /** How many concerns he raised, and how many of them wait for an answer. */
  readonly concerns: { readonly raised: number; readonly open: number }
  /** How many weeks his mentors noted. */
  readonly observations: number
  /** How many visits of his teachers this device knows. */
  readonly visits: number
}

/** Competencies keep their ids across versions; the version that is followed today names them last, and wins. */
const readCompetencies = async (db: Database, apprentice: PersonId, news: readonly News[]): Promise<ReadonlyMap<CompetencyId, Competency>> => {
  const placement = await readPlacement(db, apprentice)
  const signed = news.flatMap((n) => ('signOff' in n ? [n.signOff.programme] : []))
  const wanted = new Set([...signed, ...(placement === null ? [] : [placement.programme])])
  const programmes = await Promise.all([...wanted].map((id) => readProgramme(db, id)))
  return new Map(programmes.flatMap((p) => (p === null ? [] : competenciesOf(p).map((c) => [c.id, c] as const))))
}

const readTexts = async (db: Database, news: readonly News[]): Promise<ReadonlyMap<string, string>> => {
  const about = (kind: 'practiceLog' | 'reflection') => [...new Set(news.flatMap((n) => (n.kind === 'feedback' && n.feedback.about.kind === kind ? [n.feedback.about.id] : [])))]
  const [logs, reflections] = await Promise.all([db.rows('practiceLog').bulkGet(about('practiceLog')), db.rows('reflection').bulkGet(about('reflection'))])
  return new Map([...logs.flatMap((l) => (l === undefined ? [] : [[l.id as string, l.task] as const])), ...reflections.flatMap((r) => (r === undefined ? [] : [[r.id as string, r.text] as const]))])
}

export const readNamedInbox = async (db: Database, apprentice: PersonId): Promise<NamedInbox> => {
  const inbox = await readInbox(db, apprentice)
  const [competencies, texts, concerns, observations, visits] = await Promise.all([
    readCompetencies(db, apprentice, inbox.news),
    readTexts(db, inbox.news),
    db.rows('concern').where('apprentice').equals(apprentice).toArray(),
    db.rows('observation').where('apprentice').equals(apprentice).count(),
    db.rows('visit').where('apprentice').equals(apprentice).count(),
  ])
  return { ...inbox, competencies, texts, concerns: { raised: concerns.length, open: concerns.filter((c) => c.state === 'open').length }, observations, visits }
}

export const useInbox = (): NamedInbox | undefined => {
  const { profile } = useStore()
  return useLive((db) => readNamedInbox(db, profile.person), [profile.person])
}
