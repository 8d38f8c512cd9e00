import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { toHex, utf8 } from './bytes.ts'
import { createTree } from './growing-tree.ts'
import { leafOf, proofOf, rootOf } from './merkle.ts'

it('[SG15] a tree that grew leaf by leaf has the root and the proofs of one made at once, at every size', () => {
  const leaves = Array.from({ length: 300 }, (_, n) => leafOf(utf8(`entry ${n}`)))
  const tree = createTree()
  expect(toHex(tree.root())).toBe(toHex(rootOf([])))
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 299 }), fc.nat(), (size, a) => {
      const grown = createTree()
      for (const leaf of leaves.slice(0, size)) grown.append(leaf)
      expect(grown.size()).toBe(size)
      expect(toHex(grown.root())).toBe(toHex(rootOf(leaves.slice(0, size))))
      const n = a % Math.max(size, 1)
      expect(grown.proof(n).map(toHex)).toEqual(proofOf(leaves.slice(0, size), n).map(toHex))
    }),
  )
})
