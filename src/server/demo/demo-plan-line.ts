/** How a line of the demonstration plan is written down, and how it becomes a competency. */
import type { Competency, CraftDimension, Kind } from '#domain/competency.ts'
import type { CompetencyId } from '#domain/ids.ts'
import { type Reading, standardOf } from './demo-standards.ts'
import type { Both } from './demo-words.ts'

interface More {
  readonly craft?: readonly CraftDimension[]
  readonly standard?: Reading
  /** Codes to be signed before. */
  readonly after?: readonly string[]
  /** Codes to be signed before for the sake of somebody's life: they bar level 5. */
  readonly safety?: readonly string[]
  readonly validDays?: number
}

export interface PlanUnit {
  readonly code: string
  readonly title: Both
  readonly lines: readonly Competency[]
}

/** The id outlives a renumbering by intent; in this first version it is made from the code. */
export const competencyIdOf = (code: string): CompetencyId => `demo-c-${code.toLowerCase()}` as CompetencyId

const line = (kind: Kind, code: string, en: string, zh: string, hours: number | null, more: More): Competency => ({
  id: competencyIdOf(code),
  code,
  title: { en, zh },
  kind,
  craft: more.craft ?? [],
  standard: more.standard === undefined ? null : standardOf(more.standard),
  prerequisites: [
    ...(more.safety ?? []).map((p) => ({ competency: competencyIdOf(p), safety: true })),
    ...(more.after ?? []).map((p) => ({ competency: competencyIdOf(p), safety: false })),
  ],
  validDays: more.validDays ?? null,
  plannedMinutes: hours === null ? null : hours * 60,
})

export const knowledge = (code: string, hours: number, en: string, zh: string, more: More = {}) => line('knowledge', code, en, zh, hours, more)
export const skill = (code: string, hours: number, en: string, zh: string, more: More = {}) => line('skill', code, en, zh, hours, more)
/** Character takes no time of its own: it shows in how everything else is done. */
export const character = (code: string, en: string, zh: string, more: More = {}) => line('character', code, en, zh, null, more)
