/**
 * Bytes as text that a QR code carries in its alphanumeric mode (RFC 9285). Exactly one text stands for any bytes: lower
 * case, loose ends and pairs beyond their range are refused.
 */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
const VALUE = new Map([...ALPHABET].map((c, value) => [c, value]))
const digit = (value: number): string => ALPHABET.charAt(value % 45)

export const toBase45 = (bytes: Uint8Array): string => {
  let text = ''
  for (let i = 0; i < bytes.length; i += 2) {
    const [high = 0, low] = bytes.subarray(i, i + 2)
    const n = low === undefined ? high : high * 256 + low
    text += digit(n) + digit(Math.floor(n / 45)) + (low === undefined ? '' : digit(Math.floor(n / 2025)))
  }
  return text
}

/** @returns null where the text is not what `toBase45` makes of any bytes */
export const fromBase45 = (text: string): Uint8Array<ArrayBuffer> | null => {
  if (text.length % 3 === 1) return null
  const bytes: number[] = []
  for (let i = 0; i < text.length; i += 3) {
    const digits = Array.from(text.slice(i, i + 3), (c) => VALUE.get(c))
    const [a, b, c] = digits
    if (a === undefined || b === undefined || digits.includes(undefined)) return null
    const n = a + b * 45 + (c ?? 0) * 2025
    if (n > (c === undefined ? 0xff : 0xffff)) return null
    bytes.push(...(c === undefined ? [n] : [n >> 8, n & 0xff]))
  }
  return Uint8Array.from(bytes)
}
