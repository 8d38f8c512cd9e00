/** The recorded documents of tests/vectors are judged as they were when they were recorded: the format has not moved. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { fromHex, toHex } from '#signing/bytes.ts'
import { readCode } from '#signing/code.ts'
import { type Knowledge, type KnownKey, type KnownRevision, readToken } from '#signing/read-token.ts'
import { revisionDigest } from '#signing/revision-digest.ts'
import { type DocumentVector, judgeDocument, judgeProof, type ProofVector } from './vectors/school-documents.ts'

interface Vectors extends Pick<Knowledge, 'school' | 'apprentice' | 'competencies'> {
  readonly keys: readonly KnownKey[]
  readonly revisions: readonly (KnownRevision & { readonly digest: string })[]
  readonly codes: { readonly request: string; readonly token: string }
  readonly cases: readonly { readonly what: string; readonly request: string; readonly token: string; readonly verdict: string }[]
}
const vectors = JSON.parse(readFileSync(new URL('vectors/sign-off.json', import.meta.url), 'utf8')) as Vectors
const { keys, revisions, codes, cases, ...rest } = vectors
const knowledge: Knowledge = { ...rest, revisions, comments: [], keyOf: async (id) => keys.find((k) => k.id === id) }

it.each(cases)('[SG5] recorded: $what → $verdict', async ({ request, token, verdict }) => {
  const read = await readToken(fromHex(token), fromHex(request), knowledge)
  expect(typeof read === 'string' ? read : 'ok').toBe(verdict)
})

it('[SG2] a revision still has the digest it had', () => {
  for (const r of revisions) expect(toHex(revisionDigest(r))).toBe(r.digest)
})

it('[SG1] a code still says the same bytes', () => {
  const [first] = cases
  expect([readCode('request', codes.request), readCode('sign-off', codes.token)].map((b) => (typeof b === 'string' ? b : toHex(b)))).toEqual([first?.request, first?.token])
})

interface SchoolVectors {
  readonly schoolKey: string
  readonly documents: readonly DocumentVector[]
  readonly proofs: readonly ProofVector[]
}
const { schoolKey, documents, proofs } = JSON.parse(readFileSync(new URL('vectors/school.json', import.meta.url), 'utf8')) as SchoolVectors

it.each(documents)('[SG3] recorded: $what → $verdict', async ({ kind, document, verdict, says }) => {
  expect(await judgeDocument(kind, document, fromHex(schoolKey))).toEqual({ verdict, says })
})

it.each(proofs)('[SG15] recorded: $what → $verdict', ({ verdict, ...proof }) => {
  expect(judgeProof(proof)).toBe(verdict)
})
