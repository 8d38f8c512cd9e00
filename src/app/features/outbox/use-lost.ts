/** What is in lost and found on this device, the latest first. */
import type { PersonId } from '#domain/ids.ts'
import type { Database, LostItem } from '../../store/database.ts'
import { useLive, useStore } from '../../store/store-context.tsx'

export interface Found {
  readonly item: LostItem
  /** Whose record it was, where that is somebody else and still known here. */
  readonly whose: string | null
}

export interface LostAndFound {
  readonly fresh: readonly Found[]
  /** Put away by their owner; still here until the 30 days are over. */
  readonly seen: readonly Found[]
}

const apprenticeOf = ({ row }: LostItem): string | null => {
  const apprentice = (row?.row as { readonly apprentice?: unknown } | null | undefined)?.apprentice
  return typeof apprentice === 'string' ? apprentice : null
}

const readLost = async (db: Database, me: PersonId): Promise<LostAndFound> => {
  const items = (await db.lost.orderBy('at').toArray()).toReversed()
  const people = [...new Set(items.map(apprenticeOf))].filter((p) => p !== null && p !== me) as string[]
  const names = new Map((await db.rows('person').bulkGet(people)).flatMap((p) => (p === undefined ? [] : [[p.id as string, p.name] as const])))
  const all = items.map((item): Found => ({ item, whose: names.get(apprenticeOf(item) ?? '') ?? null }))
  return { fresh: all.filter((f) => !f.item.seen), seen: all.filter((f) => f.item.seen) }
}

export const useLost = (): LostAndFound | undefined => {
  const { actor } = useStore()
  return useLive((db) => readLost(db, actor.person), [actor.person])
}
