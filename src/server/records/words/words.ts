/** What a language needs to tell what an examination of a record came to. */
import type { Instant } from '#domain/calendar-day.ts'
import type { Level } from '#domain/competency.ts'
import type { ProvisionalState } from '#domain/provisional.ts'
import type { Code, Details, Verdict } from '#signing/record/findings.ts'
import type { ReadProblem } from '../read-record-file.ts'

export interface Words {
  readonly verdict: Readonly<Record<Verdict, string>>
  readonly says: { readonly [C in Code]: (about: Details[C]) => string }
  readonly title: (about: { readonly name: string; readonly school: string; readonly madeAt: Instant }) => string
  readonly signOff: (about: { readonly competency: string; readonly level: Level; readonly name: string; readonly at: Instant }) => string
  readonly signOffs: string
  readonly noSignOffs: string
  /** What was typed with a code from paper is no signature; said before any of it is shown. */
  readonly provisional: string
  readonly provisionalLine: (about: { readonly competency: string; readonly level: Level; readonly name: string; readonly at: Instant }) => string
  readonly provisionalState: (state: ProvisionalState, about: { readonly name: string; readonly lapses: Instant | null; readonly because: string }) => string
  readonly cannotTell: readonly string[]
  readonly total: (count: Readonly<Record<Verdict, number>>) => string
  readonly notRead: (file: string, problem: ReadProblem | { readonly code: 'unreadable' }) => string
}

/** In UTC: the one clock that reader and record share. */
export const momentText = (at: Instant): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
