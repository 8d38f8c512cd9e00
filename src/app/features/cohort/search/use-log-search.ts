/** A search in the logs of a class, asked of the school as it is typed: apprentices whom this device does not hold are found too. */
import type { CohortId, PracticeLogId } from '#domain/ids.ts'
import { type LogSearch, SEARCH } from '#sync/cohort-progress.ts'
import { useEffect, useEffectEvent, useState } from 'react'
import { create } from 'zustand'
import type { WhyNot } from '../../../replication/http.ts'
import { askLogs } from '../../../replication/office.ts'
import { useLive } from '../../../store/store-context.tsx'
import { wordsOf } from './hits.ts'

/** So long a search waits for the next key. */
const PAUSE_MS = 250

interface Typed {
  readonly words: Readonly<Record<CohortId, string>>
  readonly type: (cohort: CohortId, words: string) => void
}

/** What is in the field, kept while the page is open: the way back from a log ends at the same hits. */
const useTyped = create<Typed>((set) => ({
  words: {},
  type: (cohort, words) => set((s) => ({ words: { ...s.words, [cohort]: words } })),
}))

interface Answered {
  /** What was asked; the hits are marked by these words and not by what is being typed meanwhile. */
  readonly text: string
  readonly found: LogSearch | null
  readonly failed: WhyNot | null
}

const NOTHING_ASKED: Answered = { text: '', found: null, failed: null }
const NOWHERE: ReadonlySet<PracticeLogId> = new Set()

export const useLogSearch = (cohort: CohortId) => {
  const typed = useTyped((s) => s.words[cohort] ?? '')
  const type = useTyped((s) => s.type)
  const text = typed.trim()
  const isLong = text.length >= SEARCH.shortest
  const [answered, setAnswered] = useState(NOTHING_ASKED)
  const [round, setRound] = useState(0)
  const again = () => setRound((n) => n + 1)
  const whenBack = useEffectEvent(() => {
    if (answered.failed?.why === 'unreachable') again()
  })
  useEffect(() => {
    if (!isLong) return undefined
    const asking = new AbortController()
    const ask = async () => {
      const answer = await askLogs(cohort, text, asking.signal)
      if (asking.signal.aborted) return
      setAnswered({ text, found: answer.ok ? answer.value : null, failed: answer.ok ? null : answer })
    }
    const timer = setTimeout(() => void ask(), PAUSE_MS)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [cohort, text, isLong, round])
  useEffect(() => {
    window.addEventListener('online', whenBack)
    return () => window.removeEventListener('online', whenBack)
  }, [])
  const ids = answered.found?.logs.map((l) => l.log) ?? []
  const here = useLive(async (db): Promise<ReadonlySet<PracticeLogId>> => new Set((await db.rows('practiceLog').bulkGet(ids)).flatMap((l) => (l === undefined ? [] : [l.id]))), [ids.join(' ')]) ?? NOWHERE
  const { found, failed, text: asked } = isLong ? answered : NOTHING_ASKED
  return {
    typed,
    type: (words: string) => type(cohort, words.slice(0, SEARCH.longest)),
    /** Enough to be asked. */
    isLong,
    isPending: isLong && asked !== text,
    found,
    failed,
    words: wordsOf(asked),
    /** Logs that this device holds, and can show whole. */
    here,
    again,
  }
}
