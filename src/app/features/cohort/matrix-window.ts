/**
 * Which rows and columns of a large table lie in view. Rows are equally high and columns of known width, so a cell's
 * place is arithmetic: 60 apprentices × 270 competencies draw a few hundred cells, whatever is scrolled.
 */
export interface Span {
  /** First drawn, and one past the last. */
  readonly from: number
  readonly to: number
  /** Pixels left out before and after. */
  readonly before: number
  readonly after: number
}

/** Starts of each item and, last, the end of all. */
export const startsOf = (sizes: readonly number[]): readonly number[] => {
  const starts = [0]
  for (const size of sizes) starts.push((starts.at(-1) ?? 0) + size)
  return starts
}

/**
 * @param starts from `startsOf` · @param offset pixels scrolled away · @param room pixels in view
 * @param over how many further ones are drawn on each side, so that a scroll finds them ready
 */
export const spanOf = (starts: readonly number[], offset: number, room: number, over: number): Span => {
  const count = starts.length - 1
  const total = starts[count] ?? 0
  let from = 0
  while (from < count && (starts[from + 1] ?? 0) <= offset) from += 1
  let to = from
  while (to < count && (starts[to] ?? 0) < offset + room) to += 1
  from = Math.max(0, Math.min(from, count - 1) - over)
  to = Math.min(count, to + over)
  return { from, to, before: starts[from] ?? 0, after: total - (starts[to] ?? total) }
}

/** The offset that brings an item into view with the least movement. */
export const offsetFor = (starts: readonly number[], item: number, offset: number, room: number): number => {
  const start = starts[item] ?? 0
  const end = starts[item + 1] ?? start
  if (start < offset) return start
  return end > offset + room ? end - room : offset
}
