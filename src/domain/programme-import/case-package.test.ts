import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { countOf, draftOf, item, outline, packageOf, problemOf, tree, under, warningsOf } from '#tests/support/plan-files.ts'

const DATA = new URL('../../../../shared/data/', import.meta.url)

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
