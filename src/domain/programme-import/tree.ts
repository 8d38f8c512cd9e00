/**
 * A plan published as a tree of any depth, laid out as units that hold competencies: leaves are competencies, a node
 * that holds leaves is a unit. Works with loops over lists throughout; a chain of thousands must not exhaust a stack.
 */
import { Unreadable } from './findings.ts'

export interface Edge {
  readonly child: number
  readonly parent: number
}

/** A unit by position: the node it is (null: the document itself), its ancestors from the top, and its leaves. */
export interface Branch {
  readonly node: number | null
  readonly above: readonly number[]
  readonly leaves: readonly number[]
}

/** @throws Unreadable `cycle`, naming a node that is its own ancestor */
export const refuseCycles = (count: number, edges: readonly Edge[], nameOf: (node: number) => string): void => {
  const children: number[][] = Array.from({ length: count }, () => [])
  const waiting = new Int32Array(count)
  for (const { child, parent } of edges) {
    children[parent]?.push(child)
    waiting[child] = (waiting[child] ?? 0) + 1
  }
  // Kahn: take away what has no parent left, until nothing can be taken; what remains lies on a cycle or below one.
  const free = [...waiting.keys()].filter((n) => waiting[n] === 0)
  for (let node = free.pop(); node !== undefined; node = free.pop())
    for (const child of children[node] ?? []) {
      waiting[child] = (waiting[child] ?? 0) - 1
      if (waiting[child] === 0) free.push(child)
    }
  const stuck = waiting.findIndex((n) => n > 0)
  if (stuck === -1) return
  // Upwards along parents that remain, until one comes again: that one is on the cycle, not merely below it.
  const upwards = new Map(edges.filter(({ parent }) => (waiting[parent] ?? 0) > 0).map(({ child, parent }) => [child, parent]))
  const passed = new Set<number>()
  let at = stuck
  while (!passed.has(at)) {
    passed.add(at)
    at = upwards.get(at) ?? at
  }
  throw new Unreadable('cycle', nameOf(at))
}

/**
 * @param parents the parent of each node by position, null at the top; without a cycle
 * @param order siblings are laid out by this, then by position
 */
export const layOut = (parents: readonly (number | null)[], order: readonly number[]): readonly Branch[] => {
  const top: number[] = []
  const children: number[][] = parents.map(() => [])
  parents.forEach((parent, node) => (parent === null ? top : children[parent])?.push(node))
  const inOrder = (nodes: readonly number[]) => nodes.toSorted((a, b) => (order[a] ?? 0) - (order[b] ?? 0))
  const isLeaf = (node: number) => children[node]?.length === 0

  const branches: Branch[] = []
  const open: { readonly node: number | null; readonly below: readonly number[] }[] = [{ node: null, below: inOrder(top) }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const leaves = next.below.filter(isLeaf)
    if (leaves.length > 0) branches.push({ node: next.node, above: [], leaves })
    const inner = next.below.filter((n) => !isLeaf(n))
    for (const node of inner.toReversed()) open.push({ node, below: inOrder(children[node] ?? []) })
  }
  return withAncestors(branches, parents)
}

/** How many ancestors a title can speak of; the nearest count. */
const MOST_ABOVE = 8

const withAncestors = (branches: readonly Branch[], parents: readonly (number | null)[]): readonly Branch[] => {
  // An ancestor of every unit ("Annex 1") tells none from another and is left out.
  const shared = new Int32Array(parents.length)
  const units = branches.filter((b) => b.node !== null)
  const pathOf = (node: number | null): number[] => {
    const path: number[] = []
    for (let at = node === null ? null : parents[node]; at !== null && at !== undefined; at = parents[at]) path.push(at)
    return path
  }
  for (const { node } of units) for (const above of pathOf(node)) shared[above] = (shared[above] ?? 0) + 1
  return branches.map((b) => ({
    ...b,
    above: pathOf(b.node).filter((n) => shared[n] !== units.length).slice(0, MOST_ABOVE).toReversed(),
  }))
}
