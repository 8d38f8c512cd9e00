/** Tables on paper: rows as high as their fullest cell, the head again on every page. */
import type { LocalText } from '#domain/text.ts'
import { INK, type Paper, printable, SIZE } from './paper.ts'

export interface PaperColumn {
  readonly heading: LocalText
  /** Parts of the whole width. */
  readonly share: number
  readonly align?: 'left' | 'right'
}

/** Text, or something drawn in a box of the row. */
export type PaperCell = string | { readonly height: number; readonly draw: (x: number, y: number) => void }

/** `below`: a text of any length under the cells, in the full width, over as many pages as it takes. */
export type PaperRow = readonly PaperCell[] | { readonly cells: readonly PaperCell[]; readonly below: string }

interface Look {
  /** Room on each side of a text, points. */
  readonly pad?: number
  readonly size?: number
}

const GAP = 3.5
/** No cell is higher, or its row would not fit on a page; long texts are printed below a row, in the full width. */
const HIGHEST = 300

/** @param rows each as wide as the columns; taken one at a time, so that a thousand need no more room than one */
export const printTable = (paper: Paper, columns: readonly PaperColumn[], rows: Iterable<PaperRow>, { pad = 3, size = SIZE.text - 0.5 }: Look = {}): void => {
  const { doc, left, width } = paper
  const whole = columns.reduce((sum, c) => sum + c.share, 0)
  const boxes = columns.map((c, n) => ({
    ...c,
    x: left + (width * columns.slice(0, n).reduce((sum, before) => sum + before.share, 0)) / whole,
    width: (width * c.share) / whole,
  }))
  const heightOf = (cell: PaperCell, box: (typeof boxes)[number]): number =>
    typeof cell === 'string' ? (cell === '' ? 0 : Math.min(HIGHEST, doc.heightOfString(printable(cell), { width: box.width - 2 * pad }))) : cell.height

  const asHead = () => doc.font('bold').fontSize(SIZE.small).fillColor(INK.quiet)
  const asRow = () => doc.font('plain').fontSize(size).fillColor(INK.text)
  const printRow = (cells: readonly PaperCell[], y: number, look: () => unknown): void => {
    for (const [n, box] of boxes.entries()) {
      const cell = cells[n] ?? ''
      // What was drawn beside it has its own type.
      look()
      if (typeof cell !== 'string') cell.draw(box.x + pad, y)
      else if (cell !== '') doc.text(printable(cell), box.x + pad, y, { width: box.width - 2 * pad, align: box.align ?? 'left', height: HIGHEST + 2, ellipsis: true })
    }
  }
  const rule = (y: number): void => void doc.moveTo(left, y).lineTo(left + width, y).lineWidth(0.4).strokeColor(INK.line).stroke()
  const head = (): void => {
    const top = doc.y
    asHead()
    const words = columns.map((c) => paper.say(c.heading))
    const height = Math.max(...boxes.map((box, n) => heightOf(words[n] ?? '', box)))
    printRow(words, top + GAP, asHead)
    // `text` has moved on; the row ends where its fullest cell does.
    doc.y = top + height + 2 * GAP
    rule(doc.y)
  }
  let begun = false
  for (const row of rows) {
    const { cells, below } = 'cells' in row ? row : { cells: row, below: '' }
    asRow()
    const height = Math.max(...boxes.map((box, n) => heightOf(cells[n] ?? '', box)))
    const page = doc.page
    paper.need(height + 2 * GAP + (begun ? 0 : 24) + (below === '' ? 0 : 28))
    if (!begun || doc.page !== page) head()
    begun = true
    const top = doc.y
    printRow(cells, top + GAP, asRow)
    doc.y = top + height + 2 * GAP
    if (below !== '') {
      const x = boxes[1]?.x ?? left
      asRow().text(printable(below), x + pad, doc.y, { width: left + width - x - 2 * pad })
      doc.y += GAP
    }
    rule(doc.y)
  }
  doc.x = left
  doc.font('plain').fontSize(SIZE.text).fillColor(INK.text)
}
