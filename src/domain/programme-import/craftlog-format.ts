/**
 * Our own format, `programme/1`: units and competencies as a school would write them by hand, every title in as many
 * languages as there are. docs/programme-format.md describes it for people.
 */
import * as z from 'zod/mini'
import { craftDimension, kind as kindSchema } from '../competency.ts'
import { standard } from '../measurement.ts'
import { languageTag, LENGTH, type LocalText } from '../text.ts'
import { type CompetencyDraft, competencyDraft, key, LARGEST, type ProgrammeDraft, type UnitDraft } from './draft.ts'
import { type Notes, Unreadable } from './findings.ts'
import { parseAt } from './shape.ts'
import { refuseCycles } from './tree.ts'
import { languagesOf, tidy, tidyCode, tidyTitle, UNDETERMINED } from './wording.ts'

export const FORMAT = 'programme/1'

// Lengths are not checked here: long words are shortened with a warning rather than refused.
const title = z.record(languageTag, z.string())
const words = z.optional(z.string())

const programmeShape = z.object({ craftlog: z.literal(FORMAT), id: key, title, source: words, units: z.array(z.unknown()) })
const unitShape = z.object({ id: z.optional(key), code: words, title, competencies: z.array(z.unknown()) })
const prerequisiteShape = z.object({ id: z.optional(key), code: words, safety: z.optional(z.boolean()) })
const competencyShape = z.object({
  id: z.optional(key),
  code: words,
  title,
  kind: z.optional(kindSchema),
  craft: z.optional(z.array(craftDimension).check(z.maxLength(4))),
  standard: z.optional(z.nullable(standard)),
  prerequisites: z.optional(z.array(prerequisiteShape).check(z.maxLength(20))),
  validDays: z.optional(competencyDraft.shape.validDays),
  plannedMinutes: z.optional(competencyDraft.shape.plannedMinutes),
  signers: competencyDraft.shape.signers,
})
type CompetencyShape = z.infer<typeof competencyShape>

export const looksLikeOurs = (file: object): boolean => 'craftlog' in file

/** @throws Unreadable */
export const readCraftlogFormat = (file: object, notes: Notes): ProgrammeDraft => {
  const version = (file as { readonly craftlog?: unknown }).craftlog
  if (version !== FORMAT) throw new Unreadable('not-a-programme', typeof version === 'string' ? version : '')
  const plan = parseAt(programmeShape, file, '')
  warnOfStrangers(file, programmeShape, '', notes)
  if (plan.units.length > LARGEST.units) throw new Unreadable('too-many-units', String(plan.units.length))

  const read = plan.units.map((raw, n) => readUnit(raw, `units.${n}`, notes))
  const lines = read.flatMap((u) => u.lines)
  if (lines.length === 0) throw new Unreadable('no-competencies', plan.id)
  if (lines.length > LARGEST.items) throw new Unreadable('too-many-items', String(lines.length))
  const keyOf = keysOf(lines)
  const prerequisitesOf = resolvePrerequisites(lines, keyOf)

  const named = tidyTitle(Object.entries(plan.title), [UNDETERMINED, plan.id], plan.id, notes)
  const language = Object.keys(named)[0] ?? UNDETERMINED
  const unitKey = unitKeys(read.map((u) => u.unit))
  const units = read
    .map(({ unit, lines }, n): UnitDraft => {
      const code = tidyCode(unit.code, `units.${n}`, notes)
      return {
        key: unitKey[n] ?? '',
        code,
        title: tidyTitle(Object.entries(unit.title), [language, code || `${n + 1}`], `units.${n}`, notes),
        competencies: lines.map((line) => readCompetency(line, keyOf(line), prerequisitesOf(line), language, notes)),
      }
    })
    .filter((u) => u.competencies.length > 0 || notes.warn('empty-unit', u.code || u.key))
  return {
    key: plan.id,
    title: named,
    languages: languagesOf([named, ...units.flatMap((u): LocalText[] => [u.title, ...u.competencies.map((c) => c.title)])], notes),
    source: tidy(plan.source ?? '', LENGTH.paragraph, 'source', notes),
    units,
  }
}

interface Line {
  readonly path: string
  readonly said: CompetencyShape
}

const readUnit = (raw: unknown, path: string, notes: Notes) => {
  const unit = parseAt(unitShape, raw, path)
  warnOfStrangers(raw, unitShape, path, notes)
  if (unit.competencies.length > LARGEST.unit) throw new Unreadable('unit-too-large', unit.code ?? path)
  const lines = unit.competencies.map((entry, n): Line => {
    const at = `${path}.competencies.${n}`
    const said = parseAt(competencyShape, entry, at)
    warnOfStrangers(entry, competencyShape, at, notes)
    const { prerequisites, standard: graded } = entry as { readonly prerequisites?: readonly unknown[]; readonly standard?: unknown }
    prerequisites?.forEach((p, m) => warnOfStrangers(p, prerequisiteShape, `${at}.prerequisites.${m}`, notes))
    warnOfStrangers(graded, standard, `${at}.standard`, notes)
    return { path: at, said }
  })
  return { unit, lines }
}

/** A competency is known by its id, failing that by its code. */
const keysOf = (lines: readonly Line[]): ((line: Line) => string) => {
  const keys = new Map<Line, string>()
  const taken = new Set<string>()
  for (const line of lines) {
    const own = line.said.id ?? line.said.code?.trim() ?? ''
    if (!key.safeParse(own).success) throw new Unreadable('wrong-shape', `${line.path}.code`)
    if (taken.has(own)) throw new Unreadable('duplicate-identifiers', own)
    taken.add(own)
    keys.set(line, own)
  }
  return (line) => keys.get(line) ?? ''
}

/** A unit is known by its id, failing that by its code; a code that comes again is told apart by which time it is. */
const unitKeys = (units: readonly z.infer<typeof unitShape>[]): readonly string[] => {
  const ids = new Set<string>()
  for (const { id } of units) {
    if (id === undefined) continue
    if (ids.has(id)) throw new Unreadable('duplicate-identifiers', id)
    ids.add(id)
  }
  const taken = new Set(ids)
  return units.map(({ id, code }, n) => {
    if (id !== undefined) return id
    const name = code?.trim().slice(0, 150) || `unit ${n + 1}`
    let own = name
    for (let time = 2; taken.has(own); time += 1) own = `${name} (${time})`
    taken.add(own)
    return own
  })
}

const resolvePrerequisites = (lines: readonly Line[], keyOf: (line: Line) => string): ((line: Line) => CompetencyDraft['prerequisites']) => {
  const position = new Map(lines.map((line, n) => [keyOf(line), n]))
  const byCode = new Map<string, number[]>()
  lines.forEach((line, n) => {
    const code = line.said.code?.trim() ?? ''
    if (code !== '') (byCode.get(code) ?? byCode.set(code, []).get(code))?.push(n)
  })
  const find = (p: z.infer<typeof prerequisiteShape>, path: string): number => {
    if (p.id === undefined && p.code === undefined) throw new Unreadable('wrong-shape', path)
    const candidates = p.id === undefined ? (byCode.get(p.code?.trim() ?? '') ?? []) : [position.get(p.id)]
    const [found] = candidates
    if (found === undefined || candidates.length > 1) throw new Unreadable('unknown-prerequisite', p.id ?? p.code ?? '')
    return found
  }
  const resolved = new Map<Line, { readonly to: number; readonly safety: boolean }[]>()
  for (const line of lines) {
    const once = new Map<number, boolean>()
    line.said.prerequisites?.forEach((p, n) => {
      const to = find(p, `${line.path}.prerequisites.${n}`)
      once.set(to, (once.get(to) ?? false) || p.safety === true)
    })
    resolved.set(line, [...once].map(([to, safety]) => ({ to, safety })))
  }
  const nameAt = (n: number) => (lines[n] === undefined ? '' : keyOf(lines[n]))
  refuseCycles(
    lines.length,
    lines.flatMap((line, child) => (resolved.get(line) ?? []).map(({ to }) => ({ child, parent: to }))),
    nameAt,
  )
  return (line) => (resolved.get(line) ?? []).map(({ to, safety }) => ({ key: nameAt(to), safety }))
}

const readCompetency = (
  { said, path }: Line,
  own: string,
  prerequisites: CompetencyDraft['prerequisites'],
  language: string,
  notes: Notes,
): CompetencyDraft => {
  const code = tidyCode(said.code, path, notes)
  return {
    key: own,
    code,
    title: tidyTitle(Object.entries(said.title), [language, code || own], code || own, notes),
    kind: said.kind ?? 'skill',
    craft: [...new Set(said.craft)],
    standard: said.standard ?? null,
    prerequisites,
    validDays: said.validDays ?? null,
    plannedMinutes: said.plannedMinutes ?? null,
    ...(said.signers === undefined ? {} : { signers: said.signers }),
  }
}

/** A misspelt field ("validdays") would be lost without a word; so it gets one. */
const warnOfStrangers = (raw: unknown, { shape }: { readonly shape: object }, path: string, notes: Notes): void => {
  if (typeof raw !== 'object' || raw === null) return
  for (const field of Object.keys(raw))
    if (!Object.hasOwn(shape, field)) notes.warn('unknown-field', path === '' ? field : `${path}.${field}`)
}
