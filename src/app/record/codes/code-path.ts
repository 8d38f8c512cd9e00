/** A QR code as one path of squares, at level M, in the smallest version that has room (signing/SPEC.md, SG1). */
import { encodeQR } from 'qr'

/** Modules of white around a code; readers look for them. */
const QUIET_ZONE = 4

export interface CodePath {
  /** Modules along one side, with the quiet zone. */
  readonly side: number
  /** The dark modules, one unit each. */
  readonly dark: string
}

/** @param encoding `byte` for what has small letters, like a link */
export const codePath = (text: string, encoding: 'alphanumeric' | 'byte' = 'alphanumeric'): CodePath => {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', encoding, border: QUIET_ZONE })
  // Neighbours in a row are one stroke: a fine line between two of them would be a gap to a camera.
  const runs = rows.flatMap((row, y) =>
    row.flatMap((isDark, x) => {
      if (!isDark || row[x - 1] === true) return []
      const end = row.indexOf(false, x)
      const length = (end === -1 ? row.length : end) - x
      return [`M${x} ${y}h${length}v1h-${length}z`]
    }),
  )
  return { side: rows.length, dark: runs.join('') }
}
