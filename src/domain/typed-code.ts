/**
 * Codes that people read from paper and type: the same letters everywhere. A letter that is taken for a digit is not among
 * them, nor a vowel that would make a word of it. Which codes there are, and what for, is said where they are made.
 */

const LETTERS = '23456789BCDFGHJKMNPQRSTVWXYZ'

/** @param random draws bytes; of each only as much is used as is even among the letters */
export const drawCode = (random: (length: number) => Uint8Array, length: number): string => {
  const even = 256 - (256 % LETTERS.length)
  let code = ''
  while (code.length < length)
    for (const byte of random(2 * length)) if (byte < even && code.length < length) code += LETTERS.charAt(byte % LETTERS.length)
  return code
}

/** A code as it is meant, however it was typed: in small letters, with blanks or dashes. */
export const plainCode = (typed: string): string => typed.normalize('NFKC').toUpperCase().replace(/[\s\p{Pd}]/gu, '')

/** Could it be a code of so many letters, however it was typed? */
export const mayBeCodeOf = (typed: string, length: number): boolean => {
  const code = plainCode(typed)
  return code.length === length && [...code].every((letter) => LETTERS.includes(letter))
}
