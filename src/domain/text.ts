/**
 * What people write and read. Their own words keep every letter, emoji and direction mark; only characters
 * that no keyboard makes (NUL and its like, half a surrogate pair) are refused, because databases and printers choke on them.
 */
import * as z from 'zod/mini'

// eslint-disable-next-line no-control-regex -- these are exactly the characters that are refused
export const UNREADABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/u

/** For every text that comes from a device: one unreadable character in a store that refuses it would hold up all that follows. */
export const readable = z.refine<string>((s) => !UNREADABLE.test(s), { error: 'unreadable' })

/** How long a text may be, in UTF-16 units, by what it is for. */
export const LENGTH = { line: 200, paragraph: 2_000, essay: 8_000 } as const

/** One line that must say something. */
export const line = z.string().check(
  z.refine((s) => s.trim().length > 0, { error: 'required' }),
  z.maxLength(LENGTH.line, { error: 'too-long' }),
  readable,
  z.refine((s) => !/[\r\n]/.test(s), { error: 'unreadable' }),
)

/** Free text that may be empty, up to 2,000 characters. */
export const paragraph = z.string().check(
  z.maxLength(LENGTH.paragraph, { error: 'too-long' }),
  readable,
)

/** Free text that must say something, up to 8,000 characters: what was done, a reflection. */
export const essay = z.string().check(
  z.refine((s) => s.trim().length > 0, { error: 'required' }),
  z.maxLength(LENGTH.essay, { error: 'too-long' }),
  readable,
)

/** Free text that must say something, up to 2,000 characters: a reason, a comment. */
export const remark = paragraph.check(z.refine((s) => s.trim().length > 0, { error: 'required' }))

/** A BCP-47 language tag, loosely: `en`, `zh`, `zh-Hant`, `de`. */
export const languageTag = z.string().check(z.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/))

/** The same words in one or more languages, by BCP-47 tag. Content of programmes is bilingual per field. */
export const localText = z.record(languageTag, z.string().check(z.maxLength(LENGTH.paragraph), readable)).check(
  z.refine((t) => Object.values(t).some((s) => s.trim().length > 0), { error: 'required' }),
)
export type LocalText = z.infer<typeof localText>

/** The words in the reader's language; else the nearest (`zh-Hant` → `zh`), English, or whatever there is. */
export const inLanguage = (text: LocalText, language: string): string => {
  const base = language.split('-')[0] ?? language
  const entries = Object.entries(text).filter(([, words]) => words.trim() !== '')
  const pick = (want: (tag: string) => boolean) => entries.find(([tag]) => want(tag))?.[1]
  return (
    pick((tag) => tag === language) ??
    pick((tag) => tag.split('-')[0] === base) ??
    pick((tag) => tag.split('-')[0] === 'en') ??
    entries[0]?.[1] ??
    ''
  )
}
