/**
 * Two devices edited the same thing. By value, so that it survives restores: an edit carries what it sets and what
 * it was. A field that still is what it was takes the edit; otherwise its declared kind decides, and no text that
 * a person typed is ever dropped.
 */
import type { Instant } from '#domain/calendar-day.ts'
import type { OtherVersion } from '#domain/practice-log.ts'
import { diff3Merge } from 'node-diff3'
import type { Merged } from './mutation.ts'

/** `text`: three-way by lines, and where that fails both are kept. `set`: lists of strings or of things with an `id` or `competency`; merged by member. */
export type FieldKind = 'scalar' | 'text' | 'set'
export type FieldKinds<C> = { readonly [F in keyof C]: FieldKind }

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

const keyOf = (member: unknown): string =>
  typeof member === 'object' && member !== null
    ? String((member as Record<string, unknown>)['id'] ?? (member as Record<string, unknown>)['competency'])
    : String(member)

/**
 * Three ways: what the edit removed goes, what it added or changed comes, all else stays as it is now. A member that
 * one side removed and the other changed stays, whichever came first.
 */
const mergeSet = (was: readonly unknown[], now: readonly unknown[], set: readonly unknown[]): readonly unknown[] => {
  const before = new Map(was.map((m) => [keyOf(m), m]))
  const wanted = new Map(set.map((m) => [keyOf(m), m]))
  const kept = now.filter((m) => wanted.has(keyOf(m)) || !same(m, before.get(keyOf(m))))
  const merged = kept.map((m) => {
    const edited = wanted.get(keyOf(m))
    return edited !== undefined && !same(edited, before.get(keyOf(m))) ? edited : m
  })
  const there = new Set(now.map(keyOf))
  return [...merged, ...set.filter((m) => !there.has(keyOf(m)) && !same(m, before.get(keyOf(m))))]
}

const LINES = /(?<=\n)/
/** Both edits in one text, where they touched different lines; null where they met. */
const mergeLines = (was: string, now: string, set: string): string | null => {
  // Lines keep their ends, so that joining gives back exactly what was split.
  const blocks = diff3Merge(now.split(LINES), was.split(LINES), set.split(LINES))
  return blocks.every((b) => b.ok !== undefined) ? blocks.flatMap((b) => b.ok ?? []).join('') : null
}

/**
 * @param now the content as it stands · @param was what the editor saw · @param set what he made of it
 * @param at when he did, @param changedAt when the content last changed: the later scalar wins
 */
export const mergeEdit = <C extends object>(
  kinds: FieldKinds<C>,
  now: C,
  was: Partial<C>,
  set: Partial<C>,
  at: Instant,
  changedAt: Instant,
): { readonly content: C; readonly merged: readonly Merged[]; readonly otherVersions: readonly OtherVersion[] } => {
  const content: C = { ...now }
  const merged: Merged[] = []
  const otherVersions: OtherVersion[] = []
  for (const field of Object.keys(set) as (keyof C & string)[]) {
    const value = set[field] as C[typeof field]
    if (same(value, now[field]) || same(value, was[field])) continue
    if (same(was[field], now[field])) content[field] = value
    else if (kinds[field] === 'set')
      content[field] = mergeSet((was[field] ?? []) as readonly unknown[], (now[field] ?? []) as readonly unknown[], value as readonly unknown[]) as C[typeof field]
    else if (kinds[field] === 'text') {
      const both = typeof was[field] === 'string' ? mergeLines(was[field], String(now[field]), String(value)) : null
      if (both !== null) {
        content[field] = both as C[typeof field]
        continue
      }
      otherVersions.push({ field, text: String(now[field]), at: changedAt })
      content[field] = value
      merged.push({ field, how: 'kept-both' })
    } else if (at >= changedAt) {
      content[field] = value
      merged.push({ field, how: 'replaced' })
    } else {
      // No revision ever holds an overruled value; without this it would be lost.
      if (value !== null) otherVersions.push({ field, text: String(value), at })
      merged.push({ field, how: 'overruled' })
    }
  }
  return { content, merged, otherVersions }
}
