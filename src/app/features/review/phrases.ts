/**
 * Phrases of her own that she writes again and again into returns. They stay on this device, as drafts do: they are a habit of
 * the hand, nobody's record. The first nine have a number, which is their key.
 */
import { dropDraft, PHRASES, readDraft, saveDraft } from '../../store/drafts.ts'
import { useLive, useStore } from '../../store/store-context.tsx'

const MOST = 30

export interface Phrases {
  readonly all: readonly string[]
  readonly keep: (phrase: string) => Promise<void>
  readonly forget: (phrase: string) => Promise<void>
}

export const usePhrases = (): Phrases => {
  const { db } = useStore()
  const all = useLive(async (d) => ((await readDraft(d, PHRASES))?.value as readonly string[] | undefined) ?? [], []) ?? []
  return {
    all,
    keep: async (phrase) => {
      const words = phrase.trim()
      if (words !== '') await saveDraft(db, PHRASES, [...all.filter((p) => p !== words), words].slice(-MOST))
    },
    forget: async (phrase) => {
      const left = all.filter((p) => p !== phrase)
      await (left.length === 0 ? dropDraft(db, PHRASES) : saveDraft(db, PHRASES, left))
    },
  }
}
