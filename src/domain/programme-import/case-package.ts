/**
 * A CASE 1.0 package (1EdTech Competencies and Academic Standards Exchange): one CFDocument, its CFItems, and
 * CFAssociations of which `isChildOf` makes the tree (origin is the child, destination the parent, `sequenceNumber`
 * the order among siblings). https://www.imsglobal.org/spec/case/v1p0
 */
import * as z from 'zod/mini'
import type { Kind } from '../competency.ts'
import { LENGTH } from '../text.ts'
import { type CompetencyDraft, key, LARGEST, type ProgrammeDraft, type UnitDraft } from './draft.ts'
import { type Notes, Unreadable } from './findings.ts'
import { parseAt } from './shape.ts'
import { type Branch, type Edge, layOut, refuseCycles } from './tree.ts'
import { languagesOf, tidy, tidyCode, tidyLanguage, tidyTitle, UNDETERMINED } from './wording.ts'

const words = z.nullish(z.string())

const cfDocument = z.object({
  identifier: key,
  title: words,
  language: words,
  creator: words,
  publisher: words,
  description: words,
  officialSourceURL: words,
  notes: words,
  licenseURI: z.nullish(z.object({ title: words })),
})
type CFDocument = z.infer<typeof cfDocument>

const cfItem = z.object({
  identifier: key,
  fullStatement: words,
  abbreviatedStatement: words,
  humanCodingScheme: words,
  CFItemType: words,
  language: words,
})
type CFItem = z.infer<typeof cfItem>

const node = z.union([z.object({ identifier: z.string() }), z.string()])
const cfAssociation = z.object({ associationType: z.string() })
const isChildOf = z.object({ originNodeURI: node, destinationNodeURI: node, sequenceNumber: z.nullish(z.number()) })

const identifierOf = (n: z.infer<typeof node>): string => (typeof n === 'string' ? n : n.identifier)

/** Words that publishers use for the three kinds; anything else is taken for a skill and said so. */
const KIND_OF_TYPE: ReadonlyMap<string, Kind> = new Map([
  ...['knowledge', 'kenntnis', 'kenntnisse', 'wissen', '知识'].map((t) => [t, 'knowledge'] as const),
  ...['skill', 'skills', 'ability', 'competency', 'task', 'fertigkeit', 'fertigkeiten', 'fähigkeit', '技能'].map((t) => [t, 'skill'] as const),
  ...['character', 'attitude', 'disposition', 'value', 'haltung', '素养'].map((t) => [t, 'character'] as const),
])

export const looksLikeCase = (file: object): boolean => 'CFDocument' in file || 'CFItems' in file

/** @throws Unreadable */
export const readCasePackage = (file: object, notes: Notes): ProgrammeDraft => {
  const raw = file as { readonly CFDocument?: unknown; readonly CFItems?: unknown; readonly CFAssociations?: unknown }
  const document = parseAt(cfDocument, raw.CFDocument, 'CFDocument')
  const items = readItems(raw.CFItems, document)
  const { parents, order } = placeItems(items, document, raw.CFAssociations ?? [], notes)
  const branches = layOut(parents, order)
  if (branches.length > LARGEST.units) throw new Unreadable('too-many-units', String(branches.length))

  const language = tidyLanguage(document.language, UNDETERMINED, notes)
  const title = tidyTitle([[language, document.title ?? '']], [language, document.identifier], document.identifier, notes)
  const units = branches.map((b) => readUnit(b, items, { key: document.identifier, title }, language, notes))
  return {
    key: document.identifier,
    title,
    languages: languagesOf([title, ...units.flatMap((u) => [u.title, ...u.competencies.map((c) => c.title)])], notes),
    source: sourceOf(document, notes),
    units,
  }
}

const readItems = (raw: unknown, document: CFDocument): readonly CFItem[] => {
  if (!Array.isArray(raw)) throw new Unreadable('wrong-shape', 'CFItems')
  if (raw.length > LARGEST.items) throw new Unreadable('too-many-items', String(raw.length))
  const items = raw.map((item: unknown, n) => parseAt(cfItem, item, `CFItems.${n}`))
  const seen = new Set([document.identifier])
  for (const { identifier } of items) {
    if (seen.has(identifier)) throw new Unreadable('duplicate-identifiers', identifier)
    seen.add(identifier)
  }
  if (items.length === 0) throw new Unreadable('no-competencies', document.identifier)
  return items
}

/** The parent and the order among siblings of every item; the first parent named counts. */
const placeItems = (
  items: readonly CFItem[],
  document: CFDocument,
  raw: unknown,
  notes: Notes,
): { readonly parents: readonly (number | null)[]; readonly order: readonly number[] } => {
  if (!Array.isArray(raw)) throw new Unreadable('wrong-shape', 'CFAssociations')
  const position = new Map(items.map((item, n) => [item.identifier, n]))
  // undefined: nothing said yet; null: at the top.
  const parents: (number | null | undefined)[] = items.map(() => undefined)
  const order = items.map(() => Number.MAX_VALUE)
  const lost = new Set<number>()
  const edges: Edge[] = []
  raw.forEach((entry: unknown, n) => {
    const path = `CFAssociations.${n}`
    const { associationType } = parseAt(cfAssociation, entry, path)
    if (associationType !== 'isChildOf') return notes.warn('unused-association', associationType)
    const { originNodeURI, destinationNodeURI, sequenceNumber } = parseAt(isChildOf, entry, path)
    const child = position.get(identifierOf(originNodeURI))
    if (child === undefined) return notes.warn('dangling-child', identifierOf(originNodeURI))
    const above = identifierOf(destinationNodeURI)
    const parent = above === document.identifier ? null : position.get(above)
    if (parent === undefined) {
      lost.add(child)
      return notes.warn('dangling-parent', `${nameOf(items[child])} → ${above}`)
    }
    if (parent !== null) edges.push({ child, parent })
    if (parents[child] === undefined) {
      parents[child] = parent
      order[child] = sequenceNumber ?? Number.MAX_VALUE
    } else if (parents[child] !== parent) notes.warn('several-parents', nameOf(items[child]))
  })
  refuseCycles(items.length, edges, (n) => items[n]?.identifier ?? '')
  parents.forEach((parent, n) => {
    if (parent === undefined && !lost.has(n)) notes.warn('no-parent', nameOf(items[n]))
  })
  return { parents: parents.map((p) => p ?? null), order }
}

const nameOf = (item: CFItem | undefined): string => item?.humanCodingScheme?.trim() || (item?.identifier ?? '')

const titleOf = (item: CFItem, language: string, notes: Notes) => {
  const own = tidyLanguage(item.language, language, notes)
  const said = item.fullStatement?.trim() ? item.fullStatement : (item.abbreviatedStatement ?? '')
  return tidyTitle([[own, said]], [own, nameOf(item)], nameOf(item), notes)
}

const kindOf = (item: CFItem, notes: Notes): Kind => {
  const type = item.CFItemType?.trim() ?? ''
  const kind = KIND_OF_TYPE.get(type.toLowerCase())
  if (kind === undefined && type !== '') notes.warn('unknown-item-type', type)
  return kind ?? 'skill'
}

const readUnit = (
  branch: Branch,
  items: readonly CFItem[],
  document: Pick<UnitDraft, 'key' | 'title'>,
  language: string,
  notes: Notes,
): UnitDraft => {
  const of = branch.node === null ? undefined : items[branch.node]
  if (branch.leaves.length > LARGEST.unit) throw new Unreadable('unit-too-large', nameOf(of) || document.key)
  const at = (n: number): CFItem => items[n] as CFItem
  const competencies = branch.leaves.map(at).map(
    (item): CompetencyDraft => ({
      key: item.identifier,
      code: tidyCode(item.humanCodingScheme, nameOf(item), notes),
      title: titleOf(item, language, notes),
      kind: kindOf(item, notes),
      craft: [],
      standard: null,
      prerequisites: [],
      validDays: null,
      plannedMinutes: null,
    }),
  )
  if (of === undefined) return { key: document.key, code: '', title: document.title, competencies }
  return {
    key: of.identifier,
    code: tidyCode(of.humanCodingScheme, nameOf(of), notes),
    title: pathTitle(of, branch.above.map(at), language, notes),
    competencies,
  }
}

/** "Section II › Communication": nothing else would tell one "Communication" from the next. The nearest count. */
const pathTitle = (item: CFItem, above: readonly CFItem[], language: string, notes: Notes) => {
  const title = titleOf(item, language, notes)
  const [[own, words] = [language, '']] = Object.entries(title)
  let path = words
  // An ancestor says its name without a warning; it gets one where it is a unit itself.
  for (const ancestor of above.toReversed()) {
    const longer = `${(ancestor.fullStatement?.trim() || nameOf(ancestor)).replace(/[:：]\s*$/, '')} › ${path}`
    if (longer.length > LENGTH.paragraph / 4) break
    path = longer
  }
  return path === words ? title : tidyTitle([[own, path]], [own, words], nameOf(item), notes)
}

const sourceOf = (d: CFDocument, notes: Notes): string =>
  tidy(
    [d.creator, d.publisher, d.description, d.officialSourceURL, d.licenseURI?.title, d.notes]
      .map((s) => s?.trim() ?? '')
      .filter((s) => s !== '')
      .join(' · '),
    LENGTH.paragraph,
    'source',
    notes,
  )
