/**
 * One tab stop for the whole matrix, arrows inside it (the grid pattern of WAI-ARIA): Home and End along a row, with
 * Control to the corners, Page Up and Down by ten. The place is kept, so that coming back from a cell finds it again.
 */
import type { CohortId } from '#domain/ids.ts'
import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { type Place, useMatrixState } from './matrix-state.ts'

const PAGE = 10
const START: Place = { row: 0, column: 0 }

const moved = ({ row, column }: Place, e: KeyboardEvent, rows: number, columns: number): Place | null => {
  switch (e.key) {
    case 'ArrowUp':
      return { row: row - 1, column: row === 0 ? Math.max(0, column) : column }
    case 'ArrowDown':
      return { row: row + 1, column }
    case 'ArrowLeft':
      return { row, column: Math.max(row < 0 ? 0 : -1, column - 1) }
    case 'ArrowRight':
      return { row, column: column + 1 }
    case 'Home':
      return { row: e.ctrlKey ? 0 : row, column: row < 0 ? 0 : -1 }
    case 'End':
      return { row: e.ctrlKey ? rows - 1 : row, column: columns - 1 }
    case 'PageUp':
      return { row: Math.max(0, row - PAGE), column }
    case 'PageDown':
      return { row: row + PAGE, column }
    default:
      return null
  }
}

const clamp = (n: number, least: number, most: number) => Math.min(most, Math.max(least, n))

export const cellSelector = ({ row, column }: Place): string => `[data-row="${row}"][data-column="${column}"]`

interface Size {
  readonly rows: number
  readonly columns: number
}

export const useMatrixKeys = (cohort: CohortId, { rows, columns }: Size, grid: RefObject<HTMLTableElement | null>, show: (row: number, column: number) => void) => {
  const kept = useMatrixState((s) => s.places[cohort]) ?? START
  const stand = useMatrixState((s) => s.stand)
  const place: Place = { row: clamp(kept.row, -1, rows - 1), column: clamp(kept.column, kept.row < 0 ? 0 : -1, columns - 1) }
  const [wanted, setWanted] = useState<Place | null>(null)
  const inside = useRef(false)

  useLayoutEffect(() => {
    if (wanted !== null) grid.current?.querySelector<HTMLElement>(cellSelector(wanted))?.focus({ preventScroll: true })
  }, [wanted, grid])
  useEffect(() => {
    // A focused cell that was scrolled out of what is drawn takes the focus with it; the table keeps it, so that keys go on.
    if (inside.current && document.activeElement === document.body) grid.current?.focus({ preventScroll: true })
  })

  return {
    place,
    onKeyDown: (e: KeyboardEvent) => {
      if (e.altKey || e.metaKey || (e.ctrlKey && e.key !== 'Home' && e.key !== 'End')) return
      const to = moved(place, e, rows, columns)
      if (to === null) return
      e.preventDefault()
      const next = { row: clamp(to.row, -1, rows - 1), column: clamp(to.column, to.row < 0 ? 0 : -1, columns - 1) }
      show(next.row, next.column)
      stand(cohort, next)
      setWanted(next)
    },
    onFocus: (e: FocusEvent<HTMLElement>) => {
      inside.current = true
      const { row, column } = (e.target as HTMLElement).dataset
      if (row === undefined || column === undefined) return
      if (Number(row) !== place.row || Number(column) !== place.column) stand(cohort, { row: Number(row), column: Number(column) })
    },
    onBlur: (e: FocusEvent<HTMLElement>) => {
      if (e.target.isConnected && !e.currentTarget.contains(e.relatedTarget)) inside.current = false
    },
  }
}
