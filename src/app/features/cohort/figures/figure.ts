/** One number of the table, and what stands behind it. */
import type { ReactNode } from 'react'

export interface FigureLine {
  readonly key: string
  readonly text: string
  /** The words of a second line. */
  readonly more?: string
  readonly aside?: ReactNode
  /** Where it is; a line without says all itself. */
  readonly to?: string
}

export interface Figure {
  readonly text: string
  /** The same for who cannot see the column. */
  readonly label: string
  /** Something to ask about. */
  readonly asks: boolean
  readonly lines: readonly FigureLine[]
}
