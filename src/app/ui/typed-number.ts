/** Numbers as people type them: decimal comma, full-width digits of a Chinese keyboard, a minus that is a dash. */

/** @returns the number, null for an empty text, NaN for anything else */
export const readNumber = (text: string): number | null => {
  const plain = text
    .replace(/[\uFF10-\uFF19]/g, (d) => String.fromCharCode(d.charCodeAt(0) - 0xfee0))
    .replace(/[\uFF0E\u3002\uFF0C,]/g, '.')
    .replace(/[\u2212\u2013\uFF0D]/g, '-')
    .replace(/\s/g, '')
  if (plain === '') return null
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : NaN
}
