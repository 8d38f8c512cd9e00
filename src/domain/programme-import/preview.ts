/** What a coordinator sees before a plan is imported: its size, and what it changes for a plan that is there already. */
import { signersOf } from '../competency.ts'
import type { CompetencyId, SchoolId } from '../ids.ts'
import { competenciesOf, countCompetencies, type Programme } from '../programme.ts'
import type { LocalText } from '../text.ts'
import type { ProgrammeDraft } from './draft.ts'
import { type IdFor, newestVersion, nextVersion } from './next-version.ts'

export interface ImportSummary {
  readonly title: LocalText
  readonly languages: readonly string[]
  readonly source: string
  readonly competencies: number
  readonly units: readonly { readonly code: string; readonly title: LocalText; readonly competencies: number }[]
}

/** What the file holds, by itself. */
export const summaryOf = (draft: ProgrammeDraft): ImportSummary => ({
  title: draft.title,
  languages: draft.languages,
  source: draft.source,
  competencies: draft.units.reduce((n, u) => n + u.competencies.length, 0),
  units: draft.units.map((u) => ({ code: u.code, title: u.title, competencies: u.competencies.length })),
})

interface Named {
  readonly id: CompetencyId
  readonly code: string
  readonly title: LocalText
}

export interface Difference {
  /** The version that it is compared with. */
  readonly since: number
  readonly before: number
  readonly after: number
  readonly added: readonly Named[]
  /** Their sign-offs stay in the records; the new version no longer asks for them. */
  readonly removed: readonly Named[]
  readonly retitled: readonly (Named & { readonly was: LocalText })[]
  /** Same title; another code, kind, standard, prerequisite, validity, signer or plan. */
  readonly altered: readonly Named[]
}

export interface ImportPreview extends ImportSummary {
  readonly version: number
  readonly unchanged: boolean
  /** Null for a plan that the school does not have yet. */
  readonly difference: Difference | null
}

/** The summary, the version it would become, and the difference to the newest version there is. Parameters as `nextVersion`. */
export const previewImport = (draft: ProgrammeDraft, school: SchoolId, existing: readonly Programme[], idFor: IdFor): ImportPreview => {
  const { programme, unchanged } = nextVersion(draft, school, existing, idFor)
  const newest = newestVersion(existing, school, programme.plan)
  return {
    ...summaryOf(draft),
    version: programme.version,
    unchanged,
    difference: newest === undefined ? null : differenceBetween(newest, programme),
  }
}

/** Competencies are told by their ids, which they keep over the versions of a plan. */
export const differenceBetween = (before: Programme, after: Programme): Difference => {
  const old = new Map(competenciesOf(before).map((c) => [c.id, c]))
  const now = new Map(competenciesOf(after).map((c) => [c.id, c]))
  const name = ({ id, code, title }: Named): Named => ({ id, code, title })
  const both = [...now.values()].flatMap((c) => {
    const was = old.get(c.id)
    return was === undefined ? [] : [{ c, was }]
  })
  return {
    since: before.version,
    before: countCompetencies(before),
    after: countCompetencies(after),
    added: [...now.values()].filter((c) => !old.has(c.id)).map(name),
    removed: [...old.values()].filter((c) => !now.has(c.id)).map(name),
    retitled: both.filter(({ c, was }) => !sameText(c.title, was.title)).map(({ c, was }) => ({ ...name(c), was: was.title })),
    altered: both.filter(({ c, was }) => sameText(c.title, was.title) && !sameTerms(c, was)).map(({ c }) => name(c)),
  }
}

const sameText = (a: LocalText, b: LocalText): boolean => {
  const tags = Object.keys(a)
  return tags.length === Object.keys(b).length && tags.every((tag) => Object.hasOwn(b, tag) && a[tag] === b[tag])
}

type Competency = ReturnType<typeof competenciesOf>[number]

const terms = (c: Competency): string =>
  JSON.stringify([
    c.code,
    c.kind,
    c.craft,
    c.standard === null ? null : [c.standard.quantity, c.standard.unit, c.standard.nominal, c.standard.grades.map((g) => [g.grade, g.within])],
    c.prerequisites.map((p) => [p.competency, p.safety]),
    c.validDays,
    c.plannedMinutes,
    signersOf(c),
  ])

const sameTerms = (a: Competency, b: Competency): boolean => terms(a) === terms(b)

/** Does a line say and ask for the same in two versions? */
export const isSameLine = (a: Competency, b: Competency): boolean => sameText(a.title, b.title) && sameTerms(a, b)
