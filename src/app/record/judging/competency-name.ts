/** How a competency is called on a button and in a heading; statutory plans leave codes empty. */
import type { Competency } from '#domain/competency.ts'
import { inLanguage } from '#domain/text.ts'

export const titleOf = (c: Competency, language: string): string => inLanguage(c.title, language)
/** `S12`, or the title where the plan has no codes. */
export const shortNameOf = (c: Competency, language: string): string => (c.code.trim() === '' ? titleOf(c, language) : c.code)
/** `S12 Check axle seats`. */
export const fullNameOf = (c: Competency, language: string): string => `${c.code} ${titleOf(c, language)}`.trim()
