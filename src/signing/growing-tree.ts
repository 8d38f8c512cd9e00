/**
 * The tree of merkle.ts with its inner nodes kept: a leaf more costs one or two digests, a root or a proof as many as the
 * tree is high. A node over leaves that are all there never changes again, so only those are kept.
 */
import { type Bytes, sha256 } from './bytes.ts'
import { nodeOf, splitOf } from './merkle.ts'

const DIGEST = 32

/** Digests in one piece of memory, 32 bytes each. */
const createRow = () => {
  let bytes = new Uint8Array(64 * DIGEST)
  let length = 0
  return {
    push: (digest: Uint8Array): void => {
      if ((length + 1) * DIGEST > bytes.length) {
        const larger = new Uint8Array(bytes.length * 2)
        larger.set(bytes)
        bytes = larger
      }
      bytes.set(digest, length * DIGEST)
      length += 1
    },
    at: (n: number): Bytes => bytes.slice(n * DIGEST, (n + 1) * DIGEST),
    size: (): number => length,
  }
}

export interface GrowingTree {
  readonly size: () => number
  /** @param leaf as `leafOf` made it */
  readonly append: (leaf: Uint8Array) => void
  readonly root: () => Bytes
  /** The digests beside the way from the n-th leaf up to the root, the lowest first. */
  readonly proof: (n: number) => readonly Bytes[]
}

export const createTree = (): GrowingTree => {
  /** Of each height the nodes over 2^height leaves, from the left. */
  const rows = [createRow()]
  const size = (): number => rows[0]?.size() ?? 0

  const put = (height: number, digest: Uint8Array): void => {
    const row = rows[height] ?? createRow()
    rows[height] = row
    row.push(digest)
    const n = row.size()
    if (n % 2 === 0) put(height + 1, nodeOf(row.at(n - 2), row.at(n - 1)))
  }
  /** The node over the leaves from a place on; `from` is a multiple of the least power of two that is not below `count`. */
  const over = (from: number, count: number): Bytes => {
    const height = Math.log2(count)
    if (Number.isInteger(height)) return rows[height]?.at(from / count) ?? sha256(new Uint8Array())
    const k = splitOf(count)
    return nodeOf(over(from, k), over(from + k, count - k))
  }
  const beside = (n: number, from: number, count: number): readonly Bytes[] => {
    if (count <= 1) return []
    const k = splitOf(count)
    return n < k ? [...beside(n, from, k), over(from + k, count - k)] : [...beside(n - k, from + k, count - k), over(from, k)]
  }
  return {
    size,
    append: (leaf) => put(0, leaf),
    root: () => (size() === 0 ? sha256(new Uint8Array()) : over(0, size())),
    proof: (n) => beside(n, 0, size()),
  }
}
