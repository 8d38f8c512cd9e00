/** What a mutation is, apart from its number: the same body under one number is a repeat, another one a mix-up. */
import { hash } from 'node:crypto'

/** Arguments of our own mutations are 5 deep; beyond this they are nobody's, and recursion would be a danger. */
const DEEPEST = 40

/** Is the value shallow enough to be walked? Walks without recursion itself. */
export const isShallow = (value: unknown): boolean => {
  let level: readonly unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return false
    level = level.flatMap((v) => (typeof v === 'object' && v !== null ? Object.values(v) : []))
  }
  return true
}

/** JSON with the keys of each object in order, so that two writings of one value are one text. */
const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`)
    return `{${members.join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

/** SHA-256, in hex, of what was done; the number under which it travels is not part of it. */
export const bodyHash = ({ uid, name, args, at }: { readonly [Part in 'uid' | 'name' | 'args' | 'at']: unknown }): string =>
  hash('sha256', canonicalJson({ uid, name: name ?? null, args: args ?? null, at: at ?? null }))
