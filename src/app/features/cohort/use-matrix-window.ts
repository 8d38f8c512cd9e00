/** Follows the scrolling of the matrix and says what of it to draw. */
import { type RefObject, useLayoutEffect, useState } from 'react'
import { offsetFor, type Span, spanOf } from './matrix-window.ts'

interface View {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface MatrixWindow {
  readonly rows: Span
  readonly columns: Span
  /** Scrolls a cell into view and draws it at once, so that it can take the focus. */
  readonly show: (row: number, column: number) => void
}

/**
 * @param starts from `startsOf` · @param covered pixels of the scroller that head, names and facts lie over
 * @param lead pixels of what scrolls before the first column
 */
export const useMatrixWindow = (
  scroller: RefObject<HTMLDivElement | null>,
  starts: { readonly rows: readonly number[]; readonly columns: readonly number[] },
  covered: { readonly width: number; readonly height: number },
  lead: number,
): MatrixWindow => {
  const [view, setView] = useState<View>({ left: 0, top: 0, width: 1_000, height: 700 })
  useLayoutEffect(() => {
    const el = scroller.current
    if (el === null) return undefined
    const look = () => setView({ left: el.scrollLeft, top: el.scrollTop, width: el.clientWidth, height: el.clientHeight })
    look()
    const sizes = new ResizeObserver(look)
    sizes.observe(el)
    el.addEventListener('scroll', look, { passive: true })
    return () => {
      sizes.disconnect()
      el.removeEventListener('scroll', look)
    }
  }, [scroller])
  const width = Math.max(100, view.width - covered.width)
  const height = Math.max(100, view.height - covered.height)
  return {
    rows: spanOf(starts.rows, view.top, height, 4),
    columns: spanOf(starts.columns, view.left - lead, width, 3),
    show: (row, column) => {
      const el = scroller.current
      if (el === null) return
      const top = row < 0 ? el.scrollTop : offsetFor(starts.rows, row, el.scrollTop, height)
      const left = column < 0 ? el.scrollLeft : offsetFor(starts.columns, column, el.scrollLeft - lead, width) + lead
      el.scrollTo({ top, left, behavior: 'instant' })
      setView((v) => ({ ...v, left: el.scrollLeft, top: el.scrollTop }))
    },
  }
}
