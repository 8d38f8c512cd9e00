/** Plan files of either format, made small, and what came of reading them. */
import { expect } from 'vitest'
import { programmeDraft, type ProgrammeDraft } from '#domain/programme-import/draft.ts'
import { readProgrammeFile } from '#domain/programme-import/read-programme-file.ts'

export const read = (file: unknown) => readProgrammeFile(typeof file === 'string' ? file : JSON.stringify(file))
export const draftOf = (file: unknown): ProgrammeDraft => {
  const result = read(file)
  if (!result.ok) throw new Error(`${result.problem.code} ${result.problem.detail}`)
  // Whatever is read keeps the limits of a programme.
  expect(programmeDraft.safeParse(result.draft).error?.issues).toBeUndefined()
  return result.draft
}
export const problemOf = (file: unknown): string => {
  const result = read(file)
  return result.ok ? 'no problem' : [result.problem.code, result.problem.detail].join(' ').trim()
}
export const warningsOf = (file: unknown): readonly string[] => {
  const result = read(file)
  return result.ok ? result.warnings.map((w) => `${w.code} ${w.detail} ×${w.times}`) : [`problem ${result.problem.code}`]
}
export const outline = (draft: ProgrammeDraft) => draft.units.map((u) => `${u.code}|${Object.values(u.title)[0]}: ${u.competencies.map((c) => c.key).join(' ')}`)
export const countOf = (draft: ProgrammeDraft) => draft.units.reduce((n, u) => n + u.competencies.length, 0)

// ---- CASE packages

export const item = (identifier: string, over: object = {}) => ({ identifier, fullStatement: `Words of ${identifier}`, language: 'en', ...over })
export const under = (child: string, parent: string, sequenceNumber?: number) => ({
  associationType: 'isChildOf',
  originNodeURI: { identifier: child },
  destinationNodeURI: { identifier: parent },
  ...(sequenceNumber === undefined ? {} : { sequenceNumber }),
})
export const packageOf = (items: readonly object[], associations: readonly object[], document: object = {}) => ({
  CFDocument: { identifier: 'doc', title: 'Plan', language: 'en', creator: 'A ministry', ...document },
  CFItems: items,
  CFAssociations: associations,
})
/** Parents by child: `tree({ a: 'doc', b: 'a' })`. */
export const tree = (parents: Readonly<Record<string, string>>) =>
  packageOf(
    Object.keys(parents).map((id) => item(id)),
    Object.entries(parents).map(([child, parent]) => under(child, parent)),
  )

// ---- Our own format

export const line = (code: string, over: object = {}) => ({ code, title: { en: `Line ${code}` }, ...over })
export const planOf = (competencies: readonly object[], over: object = {}) => ({
  craftlog: 'programme/1',
  id: 'bogie',
  title: { en: 'Bogie', zh: '转向架' },
  units: [{ code: 'U', title: { en: 'Unit' }, competencies }],
  ...over,
})
export const firstOf = (over: object) => draftOf(planOf([line('a', over), line('b'), line('c')])).units[0]?.competencies[0]
