import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex, utf8 } from './bytes.ts'
import { isIncluded, leafOf, proofOf, rootOf } from './merkle.ts'

/** The entries and roots that implementations of RFC 6962 test each other with. */
const ENTRIES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(fromHex)
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

describe('the tree of signatures', () => {
  it.each(ROOTS.map((root, n) => [n + 1, root] as const))('[SG15] has the root of the standard over %i entries', (size, root) => {
    expect(toHex(rootOf(ENTRIES.slice(0, size).map(leafOf)))).toBe(root)
  })

  it('[SG15] every entry of any tree is proved, at its place and at no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), (size, a, b) => {
        const leaves = Array.from({ length: size }, (_, n) => leafOf(utf8(`entry ${n}`)))
        const [n, elsewhere] = [a % size, b % size]
        const leaf = leaves[n] ?? new Uint8Array()
        const root = rootOf(leaves)
        const proof = proofOf(leaves, n)
        expect(isIncluded(leaf, n, size, proof, root)).toBe(true)
        expect(isIncluded(leaf, elsewhere, size, proof, root)).toBe(elsewhere === n)
        expect(isIncluded(leafOf(utf8('another')), n, size, proof, root)).toBe(false)
        expect(isIncluded(leaf, n, size, [...proof, root], root)).toBe(false)
        expect(isIncluded(leaf, n, size + 1, proof, rootOf([...leaves, leafOf(utf8('next'))]))).toBe(false)
      }),
    )
  })
})
