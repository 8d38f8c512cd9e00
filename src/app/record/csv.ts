/** Tables for spreadsheets. A cell that a spreadsheet would take for a formula is disarmed: people's own words fill them. */

// Also after blanks, and in full width as Chinese keyboards write them.
const FORMULA = /^[\s\0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n\0]/
const NUMBER = /^-?\d+(\.\d+)?$/

const cell = (text: string): string => {
  const harmless = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** Lines end as RFC 4180 wants; the mark in front tells spreadsheets that it is UTF-8, or Chinese turns to noise. */
export const csvOf = (rows: readonly (readonly string[])[]): string => `\uFEFF${rows.map((r) => r.map(cell).join(',')).join('\r\n')}\r\n`
