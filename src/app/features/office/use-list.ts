/** A list of the office, asked of the server as the search is typed, a page at a time. Nothing of it is kept on this device. */
import type { ListQuery, OfficeList, OfficePage } from '#sync/office-entries.ts'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { askList, type TypeOf } from '../../replication/office.ts'
import type { WhyNot } from '../../replication/http.ts'

export interface OfficeListState<L extends OfficeList> {
  /** What has come so far; null before the first page. */
  readonly page: OfficePage<TypeOf<L>> | null
  readonly isPending: boolean
  readonly failed: WhyNot | null
  /** It was the next page that did not come; what stands here stays. */
  readonly isMoreMissing: boolean
}

/** So long a search waits for the next key. */
const PAUSE_MS = 200

const joined = <L extends OfficeList>(so: OfficePage<TypeOf<L>>, next: OfficePage<TypeOf<L>>): OfficePage<TypeOf<L>> => {
  const known = new Set(so.rows.map((r) => r.id))
  return { ...next, rows: [...so.rows, ...next.rows.filter((r) => !known.has(r.id))], names: { ...so.names, ...next.names }, counts: { ...so.counts, ...next.counts } }
}

export const useList = <L extends OfficeList>(list: L, query: ListQuery) => {
  const [state, setState] = useState<OfficeListState<L>>({ page: null, isPending: true, failed: null, isMoreMissing: false })
  const asking = useRef<AbortController | null>(null)
  const key = JSON.stringify(query)

  /** @param so the pages that the next one follows; null for the first */
  const read = async (so: OfficePage<TypeOf<L>> | null): Promise<void> => {
    asking.current?.abort()
    const mine = new AbortController()
    asking.current = mine
    setState((s) => ({ ...s, isPending: true }))
    const after = so?.rows.at(-1)?.id
    const answer = await askList(list, { ...query, ...(after === undefined ? {} : { after }) }, mine.signal)
    if (asking.current !== mine) return
    setState((s) => (answer.ok ? { page: so === null ? answer.value : joined<L>(so, answer.value), isPending: false, failed: null, isMoreMissing: false } : { page: s.page, isPending: false, failed: answer, isMoreMissing: so !== null }))
  }
  const more = () => read(state.page)
  /** What did not come, once more. */
  const again = () => (state.isMoreMissing ? more() : read(null))
  const first = useEffectEvent(() => void read(null))
  const whenBack = useEffectEvent(() => {
    if (state.failed?.why === 'unreachable') void again()
  })
  const isTyping = useRef(false)
  useEffect(() => {
    // The first look is at once; a search waits until the fingers rest.
    const timer = setTimeout(first, isTyping.current ? PAUSE_MS : 0)
    isTyping.current = true
    return () => clearTimeout(timer)
  }, [key])
  useEffect(() => {
    window.addEventListener('online', whenBack)
    return () => {
      window.removeEventListener('online', whenBack)
      asking.current?.abort()
      asking.current = null
    }
  }, [])
  return { ...state, again, more: () => void more() }
}
