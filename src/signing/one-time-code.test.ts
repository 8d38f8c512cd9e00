import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CompetencyId, PersonId, ProvisionalId, SchoolId } from '#domain/ids.ts'
import { plainCode } from '#domain/typed-code.ts'
import { CODE, codeCheck, isProvenBy, mayBeCode, newCode, printedCode, proveClaim, type UnprovenClaim } from './one-time-code.ts'

const school = 'school' as SchoolId
const mentor = 'zhang-gang' as PersonId
const claim: UnprovenClaim = {
  id: 'claim' as ProvisionalId,
  apprentice: 'li-wei' as PersonId,
  mentor,
  lines: [{ competency: 'seat' as CompetencyId, level: 3, facts: { takeovers: 1, prompts: 0, defects: 0 }, comment: '稳', logs: [], digests: [] }],
}
const [line] = claim.lines
const CODE_1 = 'BCDF2345'

test('[SG17] a code is drawn evenly, and read however it was typed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (bytes) => {
      let at = 0
      // Where the bytes run out, those that are even among the letters follow.
      const code = newCode((n) => Uint8Array.from({ length: n }, () => bytes[at++] ?? at % 100))
      expect(code).toHaveLength(CODE.length)
      expect(mayBeCode(code) && mayBeCode(printedCode(code).toLowerCase()) && plainCode(` ${printedCode(code)}`) === code).toBe(true)
    }),
  )
  expect(newCode(() => new Uint8Array([255, 252, 251, 0, 1, 2, 3, 4, 5, 6, 7]))).toBe('Z2345678')
  expect(plainCode('ｂｃｄｆ–2345')).toBe('BCDF2345')
  expect(['BCDF234', 'BCDF23451', 'BCDF234O', 'BCDF 2341', ''].some(mayBeCode)).toBe(false)
})

test('[SG18] a claim is proven by its code, of its mentor in his school, to the last word', async () => {
  const check = await codeCheck(CODE_1, { school, mentor })
  const proof = await proveClaim('bcdf 2345', school, claim)
  expect(isProvenBy(check, school, { ...claim, proof })).toBe(true)
  if (line === undefined) throw new Error('no line')
  const others: readonly UnprovenClaim[] = [
    { ...claim, id: 'other' as ProvisionalId },
    { ...claim, apprentice: 'he-lan' as PersonId },
    { ...claim, lines: [{ ...line, level: 4 }] },
    { ...claim, lines: [{ ...line, comment: '稳。' }] },
    { ...claim, lines: [{ ...line, facts: { ...line.facts, takeovers: 0 } }] },
  ]
  expect(others.filter((c) => isProvenBy(check, school, { ...c, proof }))).toEqual([])
  expect(isProvenBy(check, 'next-door' as SchoolId, { ...claim, proof })).toBe(false)
  expect(isProvenBy(await codeCheck(CODE_1, { school, mentor: 'chen-hua' as PersonId }), school, { ...claim, proof })).toBe(false)
  expect(isProvenBy(await codeCheck('BCDF2346', { school, mentor }), school, { ...claim, proof })).toBe(false)
})

test('[SG18] what the school keeps of a code proves nothing', async () => {
  const check = await codeCheck(CODE_1, { school, mentor })
  expect(isProvenBy(check, school, { ...claim, proof: check })).toBe(false)
})
