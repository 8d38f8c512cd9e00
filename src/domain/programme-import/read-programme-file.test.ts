import { existsSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LARGEST, programmeDraft, type ProgrammeDraft } from './draft.ts'
import { IMPORT_PROBLEMS, IMPORT_WARNINGS } from './findings.ts'
import { readProgrammeFile } from './read-programme-file.ts'

const DATA = new URL('../../../../shared/data/', import.meta.url)
const DOCS = new URL('../../../docs/programme-format.md', import.meta.url)

const read = (file: unknown) => readProgrammeFile(typeof file === 'string' ? file : JSON.stringify(file))
const draftOf = (file: unknown): ProgrammeDraft => {
  const result = read(file)
  if (!result.ok) throw new Error(`${result.problem.code} ${result.problem.detail}`)
  // Whatever is read keeps the limits of a programme.
  expect(programmeDraft.safeParse(result.draft).error?.issues).toBeUndefined()
  return result.draft
}
const problemOf = (file: unknown): string => {
  const result = read(file)
  return result.ok ? 'no problem' : [result.problem.code, result.problem.detail].join(' ').trim()
}
const warningsOf = (file: unknown): readonly string[] => {
  const result = read(file)
  return result.ok ? result.warnings.map((w) => `${w.code} ${w.detail} ×${w.times}`) : [`problem ${result.problem.code}`]
}
const outline = (draft: ProgrammeDraft) => draft.units.map((u) => `${u.code}|${Object.values(u.title)[0]}: ${u.competencies.map((c) => c.key).join(' ')}`)
const countOf = (draft: ProgrammeDraft) => draft.units.reduce((n, u) => n + u.competencies.length, 0)

// ---- CASE packages, made small -----------------------------------------------------------------------------------

const item = (identifier: string, over: object = {}) => ({ identifier, fullStatement: `Words of ${identifier}`, language: 'en', ...over })
const under = (child: string, parent: string, sequenceNumber?: number) => ({
  associationType: 'isChildOf',
  originNodeURI: { identifier: child },
  destinationNodeURI: { identifier: parent },
  ...(sequenceNumber === undefined ? {} : { sequenceNumber }),
})
const packageOf = (items: readonly object[], associations: readonly object[], document: object = {}) => ({
  CFDocument: { identifier: 'doc', title: 'Plan', language: 'en', creator: 'A ministry', ...document },
  CFItems: items,
  CFAssociations: associations,
})
/** Parents by child: `tree({ a: 'doc', b: 'a' })`. */
const tree = (parents: Readonly<Record<string, string>>) =>
  packageOf(
    Object.keys(parents).map((id) => item(id)),
    Object.entries(parents).map(([child, parent]) => under(child, parent)),
  )

describe('a CASE package', () => {
  test('leaves are competencies, what holds leaves is a unit', () => {
    const draft = draftOf(tree({ A: 'doc', B: 'doc', a1: 'A', a2: 'A', b1: 'B' }))
    expect(outline(draft)).toEqual(['|Words of A: a1 a2', '|Words of B: b1'])
    expect(draft).toMatchObject({ key: 'doc', title: { en: 'Plan' }, languages: ['en'], source: 'A ministry' })
  })

  test('leaves directly under the document stand in a unit of the document’s name, before the others', () => {
    expect(outline(draftOf(tree({ A: 'doc', loose: 'doc', a1: 'A' })))).toEqual(['|Plan: loose', '|Words of A: a1'])
  })

  test('a deeper unit is titled by its path; an ancestor that all share is left out', () => {
    const draft = draftOf(tree({ Annex: 'doc', I: 'Annex', II: 'Annex', x: 'I', y: 'II', x1: 'x', y1: 'y' }))
    expect(outline(draft)).toEqual(['|Words of I › Words of x: x1', '|Words of II › Words of y: y1'])
    const deeper = draftOf(tree({ top: 'doc', mid: 'top', low: 'mid', l1: 'low', other: 'doc', o1: 'other' }))
    expect(outline(deeper)).toEqual(['|Words of top › Words of mid › Words of low: l1', '|Words of other: o1'])
  })

  test('a path that would grow beyond reading keeps its nearest names', () => {
    const long = (id: string) => item(id, { fullStatement: `${id} ${'x'.repeat(200)}` })
    const file = packageOf([long('A'), long('B'), item('C', { fullStatement: 'Near:' }), item('c1'), item('D'), item('d1')], [under('A', 'doc'), under('B', 'A'), under('C', 'B'), under('c1', 'C'), under('D', 'doc'), under('d1', 'D')])
    const [title = ''] = Object.values(draftOf(file).units[0]?.title ?? {})
    expect(title).toMatch(/^A x+ › B x+ › Near:$/)
    const longer = packageOf([item('far', { fullStatement: 'f'.repeat(400) }), ...file.CFItems], [under('far', 'doc'), under('A', 'far'), ...file.CFAssociations.slice(1)])
    expect(Object.values(draftOf(longer).units[0]?.title ?? {})).toEqual([title])
  })

  test('a node that holds both leaves and further nodes is a unit, and so are those', () => {
    expect(outline(draftOf(tree({ A: 'doc', a1: 'A', B: 'A', b1: 'B' })))).toEqual(['|Words of A: a1', '|Words of A › Words of B: b1'])
  })

  test('the order is that of the sequence numbers, then that of the file', () => {
    const items = ['c', 'a', 'b', 'z', 'y'].map((id) => item(id))
    const draft = draftOf(packageOf([item('U'), ...items], [under('U', 'doc'), under('c', 'U', 30), under('a', 'U', 10), under('b', 'U', 20), under('z', 'U'), under('y', 'U')]))
    expect(draft.units[0]?.competencies.map((c) => c.key)).toEqual(['a', 'b', 'c', 'z', 'y'])
  })

  test('code, words, language and kind are taken over; the item’s identifier is its key', () => {
    const draft = draftOf(
      packageOf(
        [
          item('u', { humanCodingScheme: '14', language: 'de', fullStatement: 'Fügen' }),
          item('k', { humanCodingScheme: '14a', CFItemType: 'Knowledge', language: 'zh', fullStatement: '知道扭矩' }),
          item('s', { CFItemType: 'skill' }),
          item('c', { CFItemType: '素养' }),
          item('n'),
        ],
        [under('u', 'doc'), under('k', 'u'), under('s', 'u'), under('c', 'u'), under('n', 'u')],
      ),
    )
    expect(draft.languages).toEqual(['en', 'de', 'zh'])
    expect(draft.units[0]).toMatchObject({ key: 'u', code: '14', title: { de: 'Fügen' } })
    expect(draft.units[0]?.competencies.map((c) => [c.key, c.code, c.kind])).toEqual([
      ['k', '14a', 'knowledge'],
      ['s', '', 'skill'],
      ['c', '', 'character'],
      ['n', '', 'skill'],
    ])
    expect(draft.units[0]?.competencies[0]?.title).toEqual({ zh: '知道扭矩' })
  })

  test('a byte order mark, a string for a node, absent associations: all read', () => {
    expect(countOf(draftOf(`\ufeff${JSON.stringify(tree({ A: 'doc', a: 'A' }))}`))).toBe(1)
    const short = { associationType: 'isChildOf', originNodeURI: 'a', destinationNodeURI: 'doc' }
    expect(warningsOf(packageOf([item('a')], [short]))).toEqual([])
    expect(warningsOf({ CFDocument: { identifier: 'doc' }, CFItems: [item('a')] })).toContain('no-parent a ×1')
  })
})

describe('a CASE package that is not in order', () => {
  test('a dangling parent: the item is kept at the top, with a warning', () => {
    const file = packageOf([item('a', { humanCodingScheme: 'A1' }), item('U'), item('u1')], [under('a', 'gone'), under('U', 'gone'), under('u1', 'U')])
    expect(outline(draftOf(file))).toEqual(['|Plan: a', '|Words of U: u1'])
    expect(warningsOf(file)).toEqual(['dangling-parent A1 → gone ×1', 'dangling-parent U → gone ×1'])
  })

  test('a place for an item that is not there is passed over, with a warning', () => {
    expect(warningsOf(packageOf([item('a')], [under('a', 'doc'), under('ghost', 'doc')]))).toEqual(['dangling-child ghost ×1'])
  })

  test('of several parents the first counts', () => {
    const file = packageOf([item('A'), item('B'), item('a'), item('b')], [under('A', 'doc'), under('B', 'doc'), under('a', 'A'), under('a', 'B'), under('b', 'B')])
    expect(outline(draftOf(file))).toEqual(['|Words of A: a', '|Words of B: b'])
    expect(warningsOf(file)).toEqual(['several-parents a ×1'])
  })

  test('an item that was once lost and has another parent stands there', () => {
    expect(outline(draftOf(packageOf([item('A'), item('a')], [under('a', 'gone'), under('A', 'doc'), under('a', 'A')])))).toEqual(['|Words of A: a'])
  })

  test('types and associations that are not read are named once, and counted', () => {
    const more = [{ associationType: 'isPeerOf' }, { associationType: 'isPeerOf' }, { associationType: 'precedes' }]
    const file = packageOf([item('a', { CFItemType: 'Standard' }), item('b', { CFItemType: 'Standard' })], [under('a', 'doc'), under('b', 'doc'), ...more])
    expect(warningsOf(file)).toEqual(['unused-association isPeerOf ×2', 'unused-association precedes ×1', 'unknown-item-type Standard ×2'])
    expect(draftOf(file).units[0]?.competencies.every((c) => c.kind === 'skill')).toBe(true)
  })

  test('an item without words is shown by its code, one without a code by its identifier', () => {
    const file = packageOf(
      [item('a', { fullStatement: '  ', humanCodingScheme: '7' }), item('b', { fullStatement: null }), item('c', { fullStatement: '', abbreviatedStatement: 'Short' })],
      ['a', 'b', 'c'].map((id) => under(id, 'doc')),
    )
    expect(draftOf(file).units[0]?.competencies.map((c) => c.title['en'])).toEqual(['7', 'b', 'Short'])
    expect(warningsOf(file)).toEqual(['empty-statement 7 ×1', 'empty-statement b ×1'])
  })

  test('codes that come again are allowed and said', () => {
    const file = packageOf(['a', 'b', 'c'].map((id) => item(id, { humanCodingScheme: '14a' })), ['a', 'b', 'c'].map((id) => under(id, 'doc')))
    expect(countOf(draftOf(file))).toBe(3)
    expect(warningsOf(file)).toEqual(['repeated-code 14a ×2'])
  })

  test('what is no language tag falls to the document’s language', () => {
    const file = packageOf([item('a', { language: 'en_GB!' })], [under('a', 'doc')], { language: 'zh-Hans' })
    expect(draftOf(file).units[0]?.competencies[0]?.title).toEqual({ 'zh-Hans': 'Words of a' })
    expect(warningsOf(file)).toEqual(['unknown-language en_GB! ×1'])
  })

  test.each([
    ['itself', { a: 'a' }],
    ['each other', { a: 'b', b: 'a' }],
    ['a ring', { a: 'c', b: 'a', c: 'b', ok: 'doc' }],
  ])('a cycle is a problem: %s', (_, parents) => {
    expect(problemOf(tree(parents as Record<string, string>))).toMatch(/^cycle [abc]$/)
  })

  test('a cycle is named by an item on it, not by one below it', () => {
    expect(problemOf(tree({ below2: 'below', below: 'x', x: 'y', y: 'x' }))).toMatch(/^cycle [xy]$/)
  })

  test('a cycle is named by an item on it, also where one of them has a proper parent as well', () => {
    const file = packageOf([item('top'), item('a'), item('b')], [under('top', 'doc'), under('a', 'b'), under('b', 'a'), under('a', 'top')])
    expect(problemOf(file)).toMatch(/^cycle [ab]$/)
  })

  test('a cycle through a second parent is a cycle all the same', () => {
    expect(problemOf(packageOf([item('a'), item('b')], [under('a', 'doc'), under('b', 'a'), under('a', 'b')]))).toMatch(/^cycle [ab]$/)
  })

  test.each<[string, object]>([
    ['duplicate-identifiers a', packageOf([item('a'), item('a')], [])],
    ['duplicate-identifiers doc', packageOf([item('doc')], [])],
    ['no-competencies doc', packageOf([], [])],
    ['wrong-shape CFItems', { ...packageOf([item('a')], []), CFItems: {} }],
    ['wrong-shape CFAssociations', { ...packageOf([item('a')], []), CFAssociations: 'none' }],
    ['wrong-shape CFDocument', { CFItems: [item('a')] }],
    ['wrong-shape CFDocument.identifier', packageOf([item('a')], [], { identifier: 5 })],
    ['wrong-shape CFItems.1.fullStatement', packageOf([item('a'), item('b', { fullStatement: { en: 'x' } })], [])],
    ['wrong-shape CFItems.1.identifier', packageOf([item('a'), { fullStatement: 'x' }], [])],
    ['wrong-shape CFItems.0.identifier', packageOf([item('')], [])],
    ['wrong-shape CFItems.0.identifier', packageOf([item('a\u0000')], [])],
    ['wrong-shape CFAssociations.0.associationType', packageOf([item('a')], [{}])],
    ['wrong-shape CFAssociations.0.originNodeURI', packageOf([item('a')], [{ associationType: 'isChildOf' }])],
  ])('%s is a problem', (problem, file) => {
    expect(problemOf(file)).toBe(problem)
  })
})

// ---- Our own format ----------------------------------------------------------------------------------------------

const line = (code: string, over: object = {}) => ({ code, title: { en: `Line ${code}` }, ...over })
const planOf = (competencies: readonly object[], over: object = {}) => ({
  craftlog: 'programme/1',
  id: 'bogie',
  title: { en: 'Bogie', zh: '转向架' },
  units: [{ code: 'U', title: { en: 'Unit' }, competencies }],
  ...over,
})
const firstOf = (over: object) => draftOf(planOf([line('a', over), line('b'), line('c')])).units[0]?.competencies[0]

describe('our own format', () => {
  test('the example in the documentation is complete and imports without a warning', () => {
    const example = /```json\n([\s\S]+?)```/.exec(readFileSync(DOCS, 'utf8'))?.[1] ?? ''
    const draft = draftOf(example)
    expect([draft.key, draft.languages, countOf(draft)]).toEqual(['bogie-maintenance', ['en', 'zh'], 2])
    expect(draft.units[0]?.competencies[1]).toMatchObject({ key: 'B2', plannedMinutes: 480, prerequisites: [{ key: 'B1', safety: true }], craft: ['refinement'] })
    expect(warningsOf(example)).toEqual([])
  })

  test('every problem and every warning is explained in the documentation', () => {
    const page = readFileSync(DOCS, 'utf8')
    expect([...IMPORT_PROBLEMS, ...IMPORT_WARNINGS].filter((code) => !page.includes(`\`${code}\``))).toEqual([])
  })

  test('whatever a line does not say has its default', () => {
    expect(firstOf({})).toEqual({ key: 'a', code: 'a', title: { en: 'Line a' }, kind: 'skill', craft: [], standard: null, prerequisites: [], validDays: null, plannedMinutes: null })
  })

  test('all that a line may say is kept', () => {
    const standard = { quantity: 'diameter', unit: 'mm', nominal: null, grades: [{ grade: 1, within: 0.2 }] }
    expect(firstOf({ id: 'x', kind: 'character', craft: ['rigour', 'rigour'], standard, validDays: 365, plannedMinutes: 0, prerequisites: [{ id: 'b' }, { code: 'c', safety: true }] })).toEqual({
      key: 'x',
      code: 'a',
      title: { en: 'Line a' },
      kind: 'character',
      craft: ['rigour'],
      standard,
      validDays: 365,
      plannedMinutes: 0,
      prerequisites: [
        { key: 'b', safety: false },
        { key: 'c', safety: true },
      ],
    })
  })

  test('a prerequisite named twice is one, and about safety if either says so', () => {
    expect(firstOf({ prerequisites: [{ code: 'b' }, { code: 'b', safety: true }, { id: 'b' }] })?.prerequisites).toEqual([{ key: 'b', safety: true }])
  })

  test('what has no words is shown by its code, a unit without one by its place', () => {
    const blank = { title: { en: ' ' } }
    const file = planOf([], {
      units: [
        { code: 'U', ...blank, competencies: [line('a', blank)] },
        { ...blank, competencies: [line('', { id: 'own', ...blank })] },
      ],
      title: { zh: '方案' },
    })
    const { units } = draftOf(file)
    expect(units.map((u) => [u.title, u.competencies[0]?.title])).toEqual([
      [{ zh: 'U' }, { zh: 'a' }],
      [{ zh: '2' }, { zh: 'own' }],
    ])
    expect(warningsOf(file)).toEqual(['empty-statement units.0 ×1', 'empty-statement a ×1', 'empty-statement units.1 ×1', 'empty-statement own ×1'])
  })

  test('the order of languages in a title says nothing', () => {
    const draft = (title: object) => JSON.stringify(draftOf(planOf([line('a', { title })])))
    expect(draft({ zh: '甲', en: 'A' })).toBe(draft({ en: 'A', zh: '甲' }))
  })

  test('a unit is known by its id, else by its code, else by its place', () => {
    const unit = (over: object, code: string) => ({ title: { en: 'U' }, competencies: [line(code)], ...over })
    const draft = draftOf(planOf([], { units: [unit({ id: 'own', code: '1' }, 'a'), unit({ code: '1' }, 'b'), unit({ code: '1' }, 'c'), unit({}, 'd')] }))
    expect(draft.units.map((u) => u.key)).toEqual(['own', '1', '1 (2)', 'unit 4'])
  })

  test('a unit without lines is left out with a warning, an empty plan is a problem', () => {
    const empty = { code: 'E', title: { en: 'Empty' }, competencies: [] }
    const full = { code: 'F', title: { en: 'Full' }, competencies: [line('a')] }
    expect(warningsOf(planOf([], { units: [empty, full] }))).toEqual(['empty-unit E ×1'])
    expect(problemOf(planOf([], { units: [empty] }))).toBe('no-competencies bogie')
    expect(problemOf(planOf([], { units: [] }))).toBe('no-competencies bogie')
    expect(problemOf(planOf([], { units: [{ ...full, id: 'u' }, { ...empty, id: 'u' }] }))).toBe('duplicate-identifiers u')
  })

  test('a field that the format does not have is named: a slip of the pen would lose what it meant', () => {
    const slips = { validdays: 3, prerequisites: [{ code: 'b', safty: true }], standard: { quantity: 'd', unit: 'mm', nominal: 1, grades: [], grade: 2 } }
    expect(warningsOf(planOf([line('a', slips), line('b')], { titel: 'x' }))).toEqual([
      'unknown-field titel ×1',
      'unknown-field units.0.competencies.0.validdays ×1',
      'unknown-field units.0.competencies.0.prerequisites.0.safty ×1',
      'unknown-field units.0.competencies.0.standard.grade ×1',
    ])
  })

  test.each<[string, object]>([
    ['duplicate-identifiers a', planOf([line('a'), line('a')])],
    ['duplicate-identifiers a', planOf([line('a'), line('b', { id: 'a' })])],
    ['unknown-prerequisite z', planOf([line('a', { prerequisites: [{ code: 'z', safety: true }] })])],
    ['unknown-prerequisite x', planOf([line('a', { prerequisites: [{ code: 'x' }] }), line('x', { id: '1' }), line('x', { id: '2' })])],
    ['wrong-shape units.0.competencies.0.prerequisites.0', planOf([line('a', { prerequisites: [{ safety: true }] })])],
    ['cycle a', planOf([line('a', { prerequisites: [{ code: 'a' }] })])],
    ['wrong-shape units.0.competencies.0.kind', planOf([line('a', { kind: 'attitude' })])],
    ['wrong-shape units.0.competencies.0.validDays', planOf([line('a', { validDays: 0 })])],
    ['wrong-shape units.0.competencies.0.plannedMinutes', planOf([line('a', { plannedMinutes: '90' })])],
    ['wrong-shape units.0.competencies.0.craft.0', planOf([line('a', { craft: ['speed'] })])],
    ['wrong-shape units.0.competencies.0.title', planOf([line('a', { title: 'Words' })])],
    ['wrong-shape units.0.competencies.0.title.not a tag', planOf([line('a', { title: { 'not a tag': 'x' } })])],
    ['wrong-shape units.0.competencies.0.code', planOf([{ title: { en: 'x' } }])],
    ['wrong-shape units.0.competencies.0', planOf([null as never])],
    ['wrong-shape units.0', planOf([], { units: [null] })],
    ['wrong-shape title', planOf([line('a')], { title: null })],
    ['wrong-shape id', planOf([line('a')], { id: undefined })],
    ['not-a-programme programme/2', planOf([line('a')], { craftlog: 'programme/2' })],
    ['not-a-programme', planOf([line('a')], { craftlog: 1 })],
  ])('%s is a problem', (problem, file) => {
    expect(problemOf(file)).toBe(problem)
  })

  test('prerequisites that wait for each other are a cycle', () => {
    expect(problemOf(planOf([line('a', { prerequisites: [{ code: 'b' }] }), line('b', { prerequisites: [{ code: 'c' }] }), line('c', { prerequisites: [{ code: 'a' }] })]))).toMatch(/^cycle [abc]$/)
  })
})

// ---- Anything else -----------------------------------------------------------------------------------------------

describe('what is no plan', () => {
  test.each(['', '{', 'not json', '{"a":1,}', "{'a':1}", '\u0000', '<CFPackage/>', '{"CFDocument":'])('%j is not JSON', (text) => {
    expect(problemOf(text)).toMatch(/^not-json/)
  })

  test.each(['null', '1', '"CFDocument"', '[]', '[{"CFDocument":{}}]', '{}', '{"units":[]}'])('%s is JSON, but no programme', (text) => {
    expect(problemOf(text)).toBe('not-a-programme')
  })

  test('text above 16 MB is too large, and not even parsed', () => {
    expect(problemOf(' '.repeat(LARGEST.text + 1))).toMatch(/^too-large/)
    expect(problemOf(' '.repeat(LARGEST.text))).toMatch(/^not-json/)
  })

  test('more than 5,000 items are too many, in either format', () => {
    const many = (n: number) => Array.from({ length: n }, (_, i) => item(`i${i}`))
    expect(problemOf(packageOf(many(5_001), []))).toBe('too-many-items 5001')
    const unit = (n: number, from: number) => ({ title: { en: `U${from}` }, competencies: Array.from({ length: n }, (_, i) => line(`c${from + i}`)) })
    expect(problemOf(planOf([], { units: [unit(2_000, 0), unit(2_000, 2_000), unit(1_001, 4_000)] }))).toBe('too-many-items 5001')
    expect(countOf(draftOf(planOf([], { units: [unit(2_000, 0), unit(2_000, 2_000), unit(1_000, 4_000)] })))).toBe(5_000)
  })

  test('more lines than a unit, or more units than a programme holds, are said as such', () => {
    const lines = Array.from({ length: 2_001 }, (_, n) => line(`c${n}`))
    expect(problemOf(planOf(lines))).toBe('unit-too-large U')
    expect(problemOf(packageOf(lines.map((l) => item(l.code)), lines.map((l) => under(l.code, 'doc'))))).toBe('unit-too-large doc')
    const units = Array.from({ length: 401 }, (_, n) => ({ title: { en: `${n}` }, competencies: [line(`c${n}`)] }))
    expect(problemOf(planOf([], { units }))).toBe('too-many-units 401')
    const largest = [{ title: { en: 'Largest' }, competencies: lines.slice(0, 2_000) }, ...units.slice(0, 399).map((u, n) => ({ ...u, competencies: [line(`d${n}`)] }))]
    expect(countOf(draftOf(planOf([], { units: largest })))).toBe(2_399)
    const flat = lines.slice(0, 2_000)
    expect(countOf(draftOf(packageOf(flat.map((l) => item(l.code)), flat.map((l) => under(l.code, 'doc')))))).toBe(2_000)
    expect(draftOf(tree(Object.fromEntries(Array.from({ length: 400 }, (_, n) => [[`u${n}`, 'doc'], [`l${n}`, `u${n}`]] as const).flat()))).units).toHaveLength(400)
    const twigs = Object.fromEntries(Array.from({ length: 401 }, (_, n) => [[`u${n}`, 'doc'], [`l${n}`, `u${n}`]] as const).flat())
    expect(problemOf(tree(twigs))).toBe('too-many-units 401')
  })
})

describe('what would break a careless reader', () => {
  const chain = (length: number, root = 'doc') => Object.fromEntries(Array.from({ length }, (_, n) => [`n${n}`, n === 0 ? root : `n${n - 1}`]))

  test('a chain 20,000 deep is too many items; one of 5,000 is one competency in one unit', () => {
    expect(problemOf(tree(chain(20_000)))).toBe('too-many-items 20000')
    expect(outline(draftOf(tree(chain(5_000))))).toEqual(['|Words of n4998: n4999'])
  })

  test('a ring of 5,000 is a cycle', () => {
    expect(problemOf(tree(chain(5_000, 'n4999')))).toMatch(/^cycle n\d+$/)
  })

  test('prerequisites 5,000 deep are read, and as a ring refused', () => {
    const steps = (last: object) => Array.from({ length: 5_000 }, (_, n) => line(`c${n}`, n === 0 ? last : { prerequisites: [{ code: `c${n - 1}` }] }))
    const split = (lines: readonly object[]) => planOf([], { units: [0, 1, 2].map((u) => ({ title: { en: `U${u}` }, competencies: lines.slice(u * 2_000, (u + 1) * 2_000) })) })
    expect(countOf(draftOf(split(steps({}))))).toBe(5_000)
    expect(problemOf(split(steps({ prerequisites: [{ code: 'c4999' }] })))).toMatch(/^cycle c\d+$/)
  })

  test('JSON nested 200,000 deep does not exhaust the stack', () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000)
    expect(problemOf(deep)).toBe('not-a-programme')
    expect(countOf(draftOf(`{"CFDocument":{"identifier":"doc","title":"P"},"CFItems":[{"identifier":"a","fullStatement":"A","more":${deep}}]}`))).toBe(1)
  })

  test('__proto__, constructor and their like are names like others, and change no object', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype']
    expect(draftOf(packageOf(names.map((id) => item(id)), names.map((id) => under(id, 'doc')))).units[0]?.competencies.map((c) => c.key)).toEqual(names)
    expect(draftOf(planOf(names.map((id) => line(id, { prerequisites: [] })))).units[0]?.competencies.map((c) => c.code)).toEqual(names)
    const poisoned = '{"craftlog":"programme/1","id":"p","__proto__":{"polluted":1},"title":{"en":"P","__proto__":"x"},"units":[{"title":{"en":"U"},"competencies":[{"code":"a","title":{"en":"A"},"constructor":{"prototype":{"polluted":1}}}]}]}'
    expect(warningsOf(poisoned)).toEqual(['unknown-field __proto__ ×1', 'unknown-field units.0.competencies.0.constructor ×1'])
    expect(draftOf(poisoned).title).toEqual({ en: 'P' })
    expect('polluted' in {}).toBe(false)
  })

  test.each(['👷🏽‍♂️ 扭矩 🔧', 'קידוח ופיתוח', 'قياس \u202bالعجلة\u202c', '𠮷野家', 'Ẽ̷̛', '-0', 'null', '{{7*7}}', '<img src=x>'])('“%s” is kept letter by letter', (words) => {
    expect(draftOf(packageOf([item('a', { fullStatement: words })], [under('a', 'doc')])).units[0]?.competencies[0]?.title).toEqual({ en: words })
    expect(firstOf({ title: { en: words } })?.title).toEqual({ en: words })
  })

  test('characters that no keyboard makes are taken out, and it is said', () => {
    const file = packageOf([item('a', { fullStatement: 'Dri\u0000ll\ud800ing' })], [under('a', 'doc')])
    expect(draftOf(file).units[0]?.competencies[0]?.title).toEqual({ en: 'Drilling' })
    expect(warningsOf(file)).toEqual(['text-cleaned a ×1'])
  })

  test('long words are shortened between characters, never through one', () => {
    const file = planOf([line('a', { title: { en: '👷'.repeat(5_000), zh: '短' } }), line('x'.repeat(60), { id: 'b' })], { source: 's'.repeat(3_000) })
    const draft = draftOf(file)
    const [long, coded] = draft.units[0]?.competencies ?? []
    expect(long?.title['en']).toHaveLength(1_999)
    expect(long?.title['en']).toMatch(/^(👷)+…$/u)
    expect(long?.title['zh']).toBe('短')
    expect([coded?.code.length, draft.source.length]).toEqual([40, 2_000])
    expect(warningsOf(file).map((w) => w.split(' ')[0])).toEqual(['text-shortened', 'text-shortened', 'text-shortened'])
  })

  test('what is exactly as long as it may be is left as it is', () => {
    const file = planOf([line('x'.repeat(40), { title: { en: 'y'.repeat(2_000) } })], { source: 's'.repeat(2_000) })
    expect(warningsOf(file)).toEqual([])
    expect(draftOf(file).units[0]?.competencies[0]?.title).toEqual({ en: 'y'.repeat(2_000) })
  })

  test('after 200 different warnings only their number is told', () => {
    const file = packageOf([item('a')], [under('a', 'doc'), ...Array.from({ length: 1_000 }, (_, n) => under(`ghost${n}`, 'doc'))])
    const warnings = warningsOf(file)
    expect(warnings).toHaveLength(201)
    expect(warnings.at(-1)).toBe('more-warnings  ×800')
  })

  test('eleven languages: the plan’s heading names ten, no words are lost', () => {
    const title = Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`x${String.fromCharCode(97 + n)}`, `words ${n}`]))
    const file = planOf([line('a', { title })], { title: { xa: 'P' }, units: [{ title: { xa: 'U' }, competencies: [line('a', { title })] }] })
    expect(draftOf(file).languages).toHaveLength(10)
    expect(Object.keys(draftOf(file).units[0]?.competencies[0]?.title ?? {})).toHaveLength(11)
    expect(warningsOf(file)).toEqual(['too-many-languages xk ×1'])
    const { xk: _, ...ten } = title as Record<string, string>
    expect(warningsOf(planOf([line('a', { title: ten })], { title: { xa: 'P' }, units: [{ title: { xa: 'U' }, competencies: [line('a', { title: ten })] }] }))).toEqual([])
  })
})

describe('whatever is in the file', () => {
  /** Each node's parent is one before it (or the document), so that it is a tree; the order of the file is shuffled. */
  const someTree = fc
    .array(fc.nat(), { minLength: 1, maxLength: 60 })
    .map((picks) => picks.map((pick, n) => (n === 0 ? -1 : (pick % (n + 1)) - 1)))
    .chain((parents) => fc.tuple(fc.constant(parents), fc.shuffledSubarray(parents.map((_, n) => n), { minLength: parents.length })))

  test('any tree gives as many competencies as it has leaves, each once, with a unit that is its parent', () => {
    fc.assert(
      fc.property(someTree, ([parents, order]) => {
        const name = (n: number) => (n === -1 ? 'doc' : `n${n}`)
        const draft = draftOf(packageOf(order.map((n) => item(name(n))), order.map((n) => under(name(n), name(parents[n] ?? -1)))))
        const leaves = parents.map((_, n) => n).filter((n) => !parents.includes(n))
        expect(draft.units.flatMap((u) => u.competencies.map((c) => `${c.key} in ${u.key}`)).toSorted()).toEqual(leaves.map((n) => `${name(n)} in ${name(parents[n] ?? -1)}`).toSorted())
      }),
    )
  })

  test('any graph, with parents missing, doubled or in a ring, gives a draft with every leaf or a problem from the list', () => {
    const anyName = fc.constantFrom('doc', 'a', 'b', 'c', 'd', 'e', 'ghost')
    fc.assert(
      fc.property(fc.array(fc.tuple(anyName, anyName), { maxLength: 12 }), (pairs) => {
        const ids = ['a', 'b', 'c', 'd', 'e']
        const result = read(packageOf(ids.map((id) => item(id)), pairs.map(([child, parent]) => under(child, parent))))
        if (!result.ok) {
          expect(result.problem.code).toBe('cycle')
          return
        }
        expect(result.warnings.every((w) => IMPORT_WARNINGS.includes(w.code))).toBe(true)
        const placed = result.draft.units.flatMap((u) => [u.key, ...u.competencies.map((c) => c.key)])
        // Every item is a competency, or a unit, or stands above one.
        const above = new Set<string>(pairs.map(([, parent]) => parent))
        expect(ids.filter((id) => !placed.includes(id) && !above.has(id))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('no text and no JSON makes it throw', () => {
    const weird = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.jsonValue().map((v) => JSON.stringify({ craftlog: 'programme/1', id: 'x', title: { en: 'T' }, units: v })),
      fc.jsonValue().map((v) => JSON.stringify(planOf([v as object]))),
      fc.tuple(fc.jsonValue(), fc.jsonValue(), fc.jsonValue()).map(([a, b, c]) => JSON.stringify({ CFDocument: a, CFItems: b, CFAssociations: c })),
      fc.tuple(fc.jsonValue(), fc.jsonValue()).map(([a, b]) => JSON.stringify(packageOf([item('a'), a as object], [under('a', 'doc'), b as object]))),
    )
    fc.assert(
      fc.property(weird, (text) => {
        const result = readProgrammeFile(text)
        if (!result.ok) expect(IMPORT_PROBLEMS).toContain(result.problem.code)
      }),
      { numRuns: 2_000 },
    )
  })

  test('any line that is changed by chance is a draft within its limits or a problem', () => {
    const field = fc.constantFrom('id', 'code', 'title', 'kind', 'craft', 'standard', 'prerequisites', 'validDays', 'plannedMinutes')
    fc.assert(
      fc.property(field, fc.jsonValue(), (name, value) => {
        const result = read(planOf([line('a', { [name]: value }), line('b')]))
        if (result.ok) expect(programmeDraft.safeParse(result.draft).success).toBe(true)
        else expect(IMPORT_PROBLEMS).toContain(result.problem.code)
      }),
      { numRuns: 1_000 },
    )
  })
})

// ---- Real plans --------------------------------------------------------------------------------------------------

describe('statutory training plans', () => {
  const plans = [
    ['case-industriemechaniker.json', 76, 269],
    ['case-mechatroniker.json', 34, 165],
    ['case-industriemetall_kernqualifikationen.json', 14, 65],
  ] as const
  for (const [name, units, competencies] of plans) {
    const file = new URL(name, DATA)
    const there = existsSync(file)
    test.skipIf(!there)(`${name} has ${competencies} competencies in ${units} units${there ? '' : ' — skipped: ../shared/data is not here'}`, () => {
      const draft = draftOf(readFileSync(file, 'utf8'))
      expect([draft.units.length, countOf(draft), draft.languages]).toEqual([units, competencies, ['de']])
      expect(new Set(draft.units.flatMap((u) => u.competencies.map((c) => c.key))).size).toBe(competencies)
      expect(draft.source).toContain('Bundesrepublik Deutschland')
      // The sources repeat codes; that is all there is to say about them.
      expect([...new Set(warningsOf(readFileSync(file, 'utf8')).map((w) => w.split(' ')[0]))].filter((code) => code !== 'repeated-code')).toEqual([])
    })
  }
})
