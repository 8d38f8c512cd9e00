/**
 * Words of a plan made fit to keep: without characters that databases choke on, no longer than a programme holds,
 * under a language tag. Whatever is changed here is said in a warning.
 */
import { languageTag, LENGTH, type LocalText, UNREADABLE } from '../text.ts'
import type { Notes } from './findings.ts'
import { shorten } from './shorten.ts'

/** Where nothing tells the language (BCP 47: undetermined). */
export const UNDETERMINED = 'und'

const unreadable = new RegExp(UNREADABLE, 'gu')

/** @param whose names the place in a warning · @param most in UTF-16 units */
export const tidy = (text: string, most: number, whose: string, notes: Notes): string => {
  const clean = text.replace(unreadable, '').trim()
  if (clean.length !== text.trim().length) notes.warn('text-cleaned', whose)
  if (clean.length > most) notes.warn('text-shortened', whose)
  return shorten(clean, most)
}

export const tidyCode = (code: string | null | undefined, whose: string, notes: Notes): string => tidy(code ?? '', 40, whose, notes)

/** The tag if it is one, else `otherwise`. */
export const tidyLanguage = (tag: string | null | undefined, otherwise: string, notes: Notes): string => {
  if (tag === null || tag === undefined || tag.trim() === '') return otherwise
  if (languageTag.safeParse(tag.trim()).success) return tag.trim()
  notes.warn('unknown-language', tag)
  return otherwise
}

/**
 * The same words in the languages given, tags in alphabetical order (so that the order in a file changes nothing);
 * where all are blank, `otherwise` stands in.
 */
export const tidyTitle = (
  words: readonly (readonly [language: string, text: string])[],
  otherwise: readonly [language: string, text: string],
  whose: string,
  notes: Notes,
): LocalText => {
  const said = words
    .map(([language, text]) => [language, tidy(text, LENGTH.paragraph, whose, notes)] as const)
    .filter(([, text]) => text !== '')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  if (said.length > 0) return Object.fromEntries(said)
  notes.warn('empty-statement', whose)
  return { [otherwise[0]]: tidy(otherwise[1], LENGTH.paragraph, whose, notes) || '?' }
}

/** Every language used, in order of appearance; a programme names ten at most. */
export const languagesOf = (texts: readonly LocalText[], notes: Notes): readonly string[] => {
  const all = [...new Set(texts.flatMap((t) => Object.keys(t)))]
  if (all.length > 10) notes.warn('too-many-languages', all.slice(10).join(' '))
  return all.slice(0, 10)
}
