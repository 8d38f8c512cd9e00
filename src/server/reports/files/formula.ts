/**
 * What a spreadsheet would take for a formula when it opens a line of text: a sign of calculation, or a character that is
 * skipped before one, in half and in full width as Chinese keyboards write them. People's own words fill these files.
 */

// eslint-disable-next-line no-control-regex -- these are exactly the characters that are meant
const FORMULA = /^[\s\0\u200b-\u200f\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n\0]/

/** The text, with an apostrophe before it where a spreadsheet would calculate it. */
export const disarmed = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)
