/** What a mutation is, apart from its number: the same body under one number is a repeat, another one a mix-up. */
import { hash } from 'node:crypto'

/** Arguments of our own mutations are 5 deep; beyond this they are nobody's, and recursion would be a danger. */
const DEEPEST = 40

/** Is the value shallow enough to be walked? Walks without recursion itself. */
export const isShallow = (value: unknown): boolean => {
  let level: readonly unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return false
    const below: unknown[] = []
    for (const each of level) if (typeof each === 'object' && each !== null) for (const part of Object.values(each)) below.push(part)
    level = below
  }
  return true
}

/**
 * JSON with the keys of each object in order, so that two writings of one value are one text. Written as it is walked,
 * without a list for every object: of a hundred deeds that come together this was a tenth of the judging.
 */
const canonicalJson = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  let text = ''
  if (Array.isArray(value)) {
    for (const each of value) text += `${text === '' ? '' : ','}${canonicalJson(each)}`
    return `[${text}]`
  }
  const members = value as { readonly [key: string]: unknown }
  for (const key of Object.keys(members).toSorted())
    if (members[key] !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(members[key])}`
  return `{${text}}`
}

/** SHA-256, in hex, of what was done; the number under which it travels is not part of it. */
export const bodyHash = ({ uid, name, args, at }: { readonly [Part in 'uid' | 'name' | 'args' | 'at']: unknown }): string =>
  hash('sha256', canonicalJson({ uid, name: name ?? null, args: args ?? null, at: at ?? null }))
