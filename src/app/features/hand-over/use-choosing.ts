/** What an apprentice can lay before his mentor: his plan, the logs that name each line, and the codes he made already. */
import { judgeDeed } from '#domain/access.ts'
import type { Competency, Level } from '#domain/competency.ts'
import type { CompetencyId, PracticeLogId } from '#domain/ids.ts'
import type { Actor } from '#domain/people.ts'
import { isRunning } from '#domain/placement.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { competenciesOf } from '#domain/programme.ts'
import { REQUEST } from '#signing/request.ts'
import { readChecklist, readPlacements } from '../../record/checklist.ts'
import { now } from '../../store/clock.ts'
import type { Database } from '../../store/database.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import { answersOf, SHOWN, type ShownRequest } from './shown-request.ts'

export interface OpenCode {
  readonly code: string
  readonly shown: ShownRequest
  readonly madeAt: number
}

export interface Choosing {
  /** In the order of likelihood: asked for, practised lately, the rest of the plan. */
  readonly competencies: readonly Competency[]
  /** Newest first. */
  readonly logs: readonly PracticeLog[]
  /** The level that an open request asks for. */
  readonly asked: ReadonlyMap<CompetencyId, Level>
  /** Codes without an answer, newest first. */
  readonly open: readonly OpenCode[]
  readonly mayAsk: boolean
}

const LATELY = 20

const newestFirst = (a: PracticeLog, b: PracticeLog): number => (a.practisedOn === b.practisedOn ? b.writtenAt - a.writtenAt : a.practisedOn < b.practisedOn ? 1 : -1)

/** A code whose answer came over the network needs no camera any more. */
const readOpen = async (db: Database, actor: Actor): Promise<readonly OpenCode[]> => {
  const [kept, answers] = await Promise.all([db.drafts.where('key').startsWith(SHOWN).toArray(), answersOf(db, actor.person)])
  return kept
    .map((d) => ({ code: d.key.slice(SHOWN.length), shown: d.value as ShownRequest, madeAt: d.savedAt }))
    .filter(({ shown }) => !answers.has(shown.request))
    .toSorted((a, b) => b.madeAt - a.madeAt)
}

const readChoosing = async (db: Database, actor: Actor): Promise<Choosing | null> => {
  const [checklist, placements, open] = await Promise.all([readChecklist(db, actor.person, now()), readPlacements(db, actor.person), readOpen(db, actor)])
  if (checklist === null) return null
  const { programme, portfolio } = checklist
  const asked = new Map(portfolio.requests.filter((r) => r.state === 'open').map((r) => [r.competency, r.selfLevel]))
  const logs = portfolio.logs.toSorted(newestFirst)
  const first = [...new Set([...asked.keys(), ...logs.slice(0, LATELY).flatMap((l) => l.competencies)])]
  const place = (c: Competency) => (first.includes(c.id) ? first.indexOf(c.id) : first.length)
  const ties = { apprentice: actor.person, placements, cohorts: [] }
  return {
    competencies: competenciesOf(programme).toSorted((a, b) => place(a) - place(b)),
    logs,
    asked,
    open,
    mayAsk: judgeDeed(actor, 'ask-sign-off', ties, now()) === null && placements.some((p) => isRunning(p, now())),
  }
}

/** Null without a plan on this device; undefined until it has answered. */
export const useChoosing = (): Choosing | null | undefined => {
  const { actor } = useStore()
  return useLive((db) => readChoosing(db, actor), [actor])
}

export interface LineDraft {
  readonly competency: CompetencyId
  readonly selfLevel: Level | null
  readonly logs: readonly PracticeLogId[]
}

/** A code being put together. `from`: the skill that was open when it was begun. */
export interface ChoosingDraft {
  readonly from: string | null
  readonly lines: readonly LineDraft[]
  readonly note: string
}

/** How many distinct logs some lines rest on. */
export const logsIn = (lines: readonly LineDraft[]): ReadonlySet<PracticeLogId> => new Set(lines.flatMap((l) => l.logs))

/** So many logs are preset for one skill; more can be ticked while the code has room. */
const PRESET = 3

/** A line more, with the newest logs that name it, as many as there is room for, and the level that was asked for. */
export const withLine = ({ logs, asked }: Choosing, lines: readonly LineDraft[], competency: CompetencyId): readonly LineDraft[] => {
  if (lines.length >= REQUEST.lines || lines.some((l) => l.competency === competency)) return lines
  const taken = logsIn(lines)
  const room = REQUEST.digests - taken.size
  const naming = logs.filter((l) => l.competencies.includes(competency)).slice(0, PRESET)
  const fresh = naming.filter((l) => !taken.has(l.id)).slice(0, room)
  return [...lines, { competency, selfLevel: asked.get(competency) ?? null, logs: naming.filter((l) => taken.has(l.id) || fresh.includes(l)).map((l) => l.id) }]
}
