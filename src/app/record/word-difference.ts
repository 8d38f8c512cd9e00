/**
 * What changed between two texts, by words; scripts that write without spaces are compared by characters. Myers'
 * O(ND) algorithm over tokens, with a cap on the number of edits: a text that was rewritten is shown as rewritten.
 */
export interface Piece {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** White space · a number with its decimals · one sign of a script without spaces · a word · any other sign, marks included. */
const TOKEN =
  /\s+|\d+(?:[.,]\d+)*|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]\p{M}*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}\p{N}])+|.(?:\p{M}|\p{Emoji_Modifier}|\u200d.)*/gsu

const tokens = (text: string): readonly string[] => text.match(TOKEN) ?? []

/** Above this many insertions and deletions nobody reads a difference; the work stays below some ten milliseconds. */
const MOST_EDITS = 800
/** Above this a text is compared as a whole; no valid field of a log is longer. */
const MOST_CHARACTERS = 20_000

/** The common tokens as pairs of indexes, or null where the texts are further apart than `MOST_EDITS`. */
const matches = (a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] | null => {
  const most = Math.min(a.length + b.length, MOST_EDITS)
  const reach = new Int32Array(2 * most + 3)
  const trace: Int32Array[] = []
  const middle = most + 1
  const at = (v: Int32Array, k: number) => v[middle + k] ?? 0
  for (let d = 0; d <= most; d++) {
    trace.push(reach.slice())
    for (let k = -d; k <= d; k += 2) {
      let x = k === -d || (k !== d && at(reach, k - 1) < at(reach, k + 1)) ? at(reach, k + 1) : at(reach, k - 1) + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      reach[middle + k] = x
      if (x >= a.length && x - k >= b.length) return walkBack(trace, d, k, x, at)
    }
  }
  return null
}

const walkBack = (trace: readonly Int32Array[], edits: number, diagonal: number, end: number, at: (v: Int32Array, k: number) => number) => {
  const pairs: [number, number][] = []
  let [k, x] = [diagonal, end]
  for (let d = edits; d >= 0; d--) {
    const before = trace[d] ?? new Int32Array()
    const down = k === -d || (k !== d && at(before, k - 1) < at(before, k + 1))
    const from = d === 0 ? 0 : down ? at(before, k + 1) : at(before, k - 1) + 1
    for (; x > from; x--) pairs.push([x - 1, x - 1 - k])
    k += down ? 1 : -1
    x = at(before, k)
  }
  return pairs.toReversed()
}

/** Neighbours of one kind become one piece, and a lone space between two changes belongs to the change. */
const tidy = (pieces: readonly Piece[]): readonly Piece[] => {
  const out: Piece[] = []
  let removed = ''
  let added = ''
  const flush = () => {
    if (removed !== '') out.push({ kind: 'removed', text: removed })
    if (added !== '') out.push({ kind: 'added', text: added })
    removed = added = ''
  }
  pieces.forEach((piece, n) => {
    const next = pieces[n + 1]
    const bridges = /^\s+$/.test(piece.text) && removed !== '' && added !== '' && next !== undefined && next.kind !== 'same'
    if (piece.kind === 'removed') removed += piece.text
    else if (piece.kind === 'added') added += piece.text
    else if (bridges) {
      removed += piece.text
      added += piece.text
    } else {
      flush()
      const last = out.at(-1)
      if (last?.kind === 'same') out[out.length - 1] = { kind: 'same', text: last.text + piece.text }
      else out.push(piece)
    }
  })
  flush()
  return out
}

/** `[+,+] [+checked +]and` reads better as `[+, checked+] and`: one insertion (or removal) instead of two, nothing lost. */
const joined = (pieces: readonly Piece[]): readonly Piece[] => {
  const out: Piece[] = []
  for (const piece of pieces) {
    const [change, gap] = [out.at(-2), out.at(-1)]
    if (change !== undefined && gap?.kind === 'same' && change.kind === piece.kind && piece.kind !== 'same' && piece.text.endsWith(gap.text)) {
      out.splice(-2, 2, { kind: piece.kind, text: change.text + gap.text + piece.text.slice(0, piece.text.length - gap.text.length) }, gap)
    } else out.push(piece)
  }
  return tidy(out)
}

/** The pieces of both texts in reading order; what was removed stands before what was added. */
export const differenceOf = (before: string, after: string): readonly Piece[] => {
  if (before === after) return after === '' ? [] : [{ kind: 'same', text: after }]
  const whole: readonly Piece[] = tidy([
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ])
  if (before.length > MOST_CHARACTERS || after.length > MOST_CHARACTERS) return whole
  const [a, b] = [tokens(before), tokens(after)]
  const common = matches(a, b)
  if (common === null) return whole
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  for (const [x, y] of [...common, [a.length, b.length] as const]) {
    for (; i < x; i++) pieces.push({ kind: 'removed', text: a[i] ?? '' })
    for (; j < y; j++) pieces.push({ kind: 'added', text: b[j] ?? '' })
    if (x < a.length) pieces.push({ kind: 'same', text: a[x] ?? '' })
    i++
    j++
  }
  return joined(tidy(pieces))
}
