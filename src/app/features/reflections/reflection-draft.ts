/** A reflection while it is being written. */
import type { CraftDimension } from '#domain/competency.ts'
import type { PracticeLogId, ReflectionId } from '#domain/ids.ts'

export interface ReflectionDraft {
  readonly dimension: CraftDimension | null
  readonly text: string
  readonly logs: readonly PracticeLogId[]
  readonly shared: boolean
  /** The question that it answers (reflection-prompt.ts); only while it is written. */
  readonly prompt?: string
}

export const NEW_DRAFT = 'reflection:new'
export const editKey = (id: ReflectionId): string => `reflection:${id}`

export const blank: ReflectionDraft = { dimension: null, text: '', logs: [], shared: false }
