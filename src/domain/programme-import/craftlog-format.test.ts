import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { countOf, draftOf, firstOf, line, planOf, problemOf, warningsOf } from '#tests/support/plan-files.ts'
import { IMPORT_PROBLEMS, IMPORT_WARNINGS } from './findings.ts'

const DOCS = new URL('../../../docs/programme-format.md', import.meta.url)

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
    expect(firstOf({ id: 'x', kind: 'character', craft: ['rigour', 'rigour'], standard, validDays: 365, plannedMinutes: 0, signers: 'mentor', prerequisites: [{ id: 'b' }, { code: 'c', safety: true }] })).toEqual({
      key: 'x',
      code: 'a',
      title: { en: 'Line a' },
      kind: 'character',
      craft: ['rigour'],
      standard,
      validDays: 365,
      plannedMinutes: 0,
      signers: 'mentor',
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
