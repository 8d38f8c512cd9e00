/**
 * A colour profile (ICC) is the one thing beside the picture that browsers write by themselves and that a picture looks
 * wrong without. It is taken if it is as small and as plain as theirs: a description of colours, and a name for it.
 */

const HEADER = 128
const LARGEST = 4_096
/** A name of a profile and its copyright; a story has no room. */
const LONGEST_TEXT = 400

const COLOUR_TAGS = new Set(['wtpt', 'bkpt', 'rXYZ', 'gXYZ', 'bXYZ', 'kTRC', 'rTRC', 'gTRC', 'bTRC', 'chad', 'cicp', 'chrm', 'lumi', 'meas', 'tech', 'view'])
const TEXT_TAGS = new Set(['desc', 'cprt', 'dmnd', 'dmdd', 'vued'])

/** @param icc the bytes of the profile */
export const isPlainProfile = (icc: Buffer): boolean => {
  if (icc.length < HEADER + 4 || icc.length > LARGEST || icc.readUInt32BE(0) !== icc.length || icc.toString('latin1', 36, 40) !== 'acsp') return false
  const count = icc.readUInt32BE(HEADER)
  if (count > 32 || HEADER + 4 + count * 12 > icc.length) return false
  let covered = HEADER + 4 + count * 12
  for (let i = 0; i < count; i += 1) {
    const entry = HEADER + 4 + i * 12
    const [name, offset, size] = [icc.toString('latin1', entry, entry + 4), icc.readUInt32BE(entry + 4), icc.readUInt32BE(entry + 8)]
    if (offset + size > icc.length) return false
    if (TEXT_TAGS.has(name) ? size > LONGEST_TEXT : !COLOUR_TAGS.has(name)) return false
    covered = Math.max(covered, offset + size)
  }
  // Up to three bytes fill the last tag up to a border of four.
  return icc.length - covered < 4
}
