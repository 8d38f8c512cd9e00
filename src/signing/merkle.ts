/**
 * A tree of digests over a list that only ever grows (RFC 6962, section 2): whoever keeps its root notices when anything
 * before it is altered, taken out or put in. A proof is as long as the tree is high.
 */
import { type Bytes, sameBytes, sha256 } from './bytes.ts'

const join = (prefix: number, ...parts: readonly Uint8Array[]): Bytes => {
  const all = new Uint8Array(1 + parts.reduce((sum, p) => sum + p.length, 0))
  all[0] = prefix
  let at = 1
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

export const leafOf = (entry: Uint8Array): Bytes => sha256(join(0, entry))
export const nodeOf = (left: Uint8Array, right: Uint8Array): Bytes => sha256(join(1, left, right))

/** The largest power of two below n. */
export const splitOf = (n: number): number => {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** @param leaves as `leafOf` made them */
export const rootOf = (leaves: readonly Uint8Array[]): Bytes => {
  const [only] = leaves
  if (only === undefined) return sha256(new Uint8Array())
  if (leaves.length === 1) return new Uint8Array(only)
  const k = splitOf(leaves.length)
  return nodeOf(rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)))
}

/** The digests beside the way from the n-th leaf up to the root, the lowest first. */
export const proofOf = (leaves: readonly Uint8Array[], n: number): readonly Bytes[] => {
  if (leaves.length <= 1) return []
  const k = splitOf(leaves.length)
  return n < k ? [...proofOf(leaves.slice(0, k), n), rootOf(leaves.slice(k))] : [...proofOf(leaves.slice(k), n - k), rootOf(leaves.slice(0, k))]
}

/** The root that the n-th of `size` leaves leads to beside these digests; null where they are too few or too many. */
const climb = (leaf: Uint8Array, n: number, size: number, proof: readonly Uint8Array[]): Uint8Array | null => {
  if (size <= 1) return proof.length === 0 ? leaf : null
  const beside = proof.at(-1)
  if (beside === undefined) return null
  const k = splitOf(size)
  const below = proof.slice(0, -1)
  const own = n < k ? climb(leaf, n, k, below) : climb(leaf, n - k, size - k, below)
  return own === null ? null : n < k ? nodeOf(own, beside) : nodeOf(beside, own)
}

export const isIncluded = (leaf: Uint8Array, n: number, size: number, proof: readonly Uint8Array[], root: Uint8Array): boolean => {
  if (!Number.isInteger(n) || n < 0 || n >= size || proof.length > 64) return false
  const reached = climb(leaf, n, size, proof)
  return reached !== null && sameBytes(reached, root)
}
