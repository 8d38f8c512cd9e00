import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countOf, draftOf, firstOf, item, line, outline, packageOf, planOf, problemOf, read, tree, under, warningsOf } from '#tests/support/plan-files.ts'
import { LARGEST, programmeDraft } from './draft.ts'
import { IMPORT_PROBLEMS, IMPORT_WARNINGS } from './findings.ts'
import { readProgrammeFile } from './read-programme-file.ts'

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
    const field = fc.constantFrom('id', 'code', 'title', 'kind', 'craft', 'standard', 'prerequisites', 'validDays', 'plannedMinutes', 'signers')
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
