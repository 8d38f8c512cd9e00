/** Where the words that were searched for stand in a text, to be marked there. */

export interface Piece {
  readonly text: string
  readonly isHit: boolean
}

/** The words of a search, as the server takes them apart. */
export const wordsOf = (search: string): readonly string[] => search.trim().split(/\s+/).filter((w) => w !== '')

/** The whole text, in pieces; of two words that begin at one place the longer is the hit. */
export const hitsIn = (text: string, words: readonly string[]): readonly Piece[] => {
  if (words.length === 0) return [{ text, isHit: false }]
  const any = words
    .toSorted((a, b) => b.length - a.length)
    .map((w) => w.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('|')
  // What is split at is kept, at every other place.
  return text
    .split(new RegExp(`(${any})`, 'iu'))
    .map((piece, n) => ({ text: piece, isHit: n % 2 === 1 }))
    .filter((piece) => piece.text !== '')
}
