/**
 * A task as it comes up in the workshop, with what apprentices wrote about it. Every tale is one apprentice's own
 * account and is told once: no two logs of the school say the same.
 */
import type { CraftDimension } from '#domain/competency.ts'
import type { PracticeLogContent } from '#domain/practice-log.ts'
import type { Place } from './demo-people.ts'
import type { Reading } from './demo-standards.ts'
import type { Both } from './demo-words.ts'

/** A word of a mentor or teacher on a field, or on the whole. */
export interface Said {
  readonly by: 'mentor' | 'teacher'
  readonly on: keyof PracticeLogContent | null
  readonly text: string
}
export const mentorSaid = (text: string, on: Said['on'] = null): Said => ({ by: 'mentor', on, text })
export const teacherSaid = (text: string, on: Said['on'] = null): Said => ({ by: 'teacher', on, text })

export interface Tale {
  readonly did: string
  /** One entry for each reading of the task; several numbers where it was measured again after rework. */
  readonly values?: readonly (number | readonly number[])[]
  readonly tries?: number
  readonly defect?: string
  readonly better?: string
  /** "Not applicable here, because …", by code. */
  readonly notHere?: { readonly code: string; readonly because: string }
  readonly said?: readonly Said[]
  /** Sent back with these comments; `first` is what stood there before, where it has been handed in again. */
  readonly back?: {
    readonly comments: readonly Said[]
    readonly first?: Pick<Tale, 'values' | 'tries' | 'defect'> & { readonly did?: string; readonly minutes?: number }
  }
  readonly reflection?: {
    readonly dimension: CraftDimension
    readonly text: string
    readonly shared: boolean
    readonly answer?: Said
  }
  /** Told by one apprentice at one time (demo-stories.ts), never by chance. */
  readonly story?: string
}

export interface Task {
  readonly key: string
  readonly at: Place | 'both'
  /** 1 in the first weeks, 2 in between, 3 towards the end. */
  readonly stage: 1 | 2 | 3
  readonly codes: readonly string[]
  /** Key of a task that comes first for the sake of somebody's life. */
  readonly after?: string
  readonly minutes: number
  readonly title: Both
  readonly readings?: readonly Reading[]
  readonly en: readonly Tale[]
  readonly zh: readonly Tale[]
}
