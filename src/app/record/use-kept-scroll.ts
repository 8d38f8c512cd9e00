/** Coming back to a long list finds the place one left. Of this visit only; a list opened anew starts on top. */
import { useLayoutEffect, useRef, useState } from 'react'
import { useNavigationType } from 'react-router'
import type { CacheSnapshot, WindowVirtualizerHandle } from 'virtua'

interface Place {
  readonly y: number
  readonly rows: number
  /** The heights that were measured: without them the same offset would be another row. */
  readonly heights: CacheSnapshot | undefined
}

const places = new Map<string, Place>()

/** Call where the list is drawn, not before: the page must already be high enough to scroll. Give both to the list. */
export const useKeptScroll = (name: string, rows: number) => {
  const how = useNavigationType()
  const list = useRef<WindowVirtualizerHandle>(null)
  const [place] = useState(() => (how === 'POP' ? places.get(name) : undefined))
  const latest = useRef(rows)
  useLayoutEffect(() => {
    latest.current = rows
  }, [rows])
  // A layout effect: the listener must be gone before the next screen scrolls to its top.
  useLayoutEffect(() => {
    // Two frames: the virtual list measures itself in the first.
    const frame = place === undefined ? 0 : requestAnimationFrame(() => requestAnimationFrame(() => window.scrollTo(0, place.y)))
    let y = place?.y ?? 0
    const watch = () => (y = window.scrollY)
    window.addEventListener('scroll', watch, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('scroll', watch)
      // eslint-disable-next-line react-hooks/exhaustive-deps -- the list as it is when it is left, with all that was measured
      places.set(name, { y, rows: latest.current, heights: list.current?.cache })
    }
  }, [name, place])
  // Of other rows they would be other heights: the way back is then about right.
  return { list, heights: place?.rows === rows ? place.heights : undefined }
}
