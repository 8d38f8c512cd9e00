/** A checklist while it is being written: each line as typed, empty ones too. */
import type { CheckId, OwnChecklistId } from '#domain/ids.ts'
import { type OwnChecklistContent, ownChecklistContent } from '#domain/own-checklist.ts'
import { type FieldErrorCode, fieldErrors } from '#domain/refusal.ts'

export interface ChecklistDraft {
  readonly title: string
  readonly items: readonly { readonly id: CheckId; readonly text: string }[]
  /** For a change: what the writer saw when he began, with which the merge compares. */
  readonly was?: OwnChecklistContent
}

export const NEW_CHECKLIST = 'checklist:new'
export const checklistKey = (id: OwnChecklistId): string => `checklist:${id}`

export const MOST_LINES = 50

/** What is wrong, by the name of the field: `title`, `items`, or the id of a line. */
export type ChecklistErrors = ReadonlyMap<string, FieldErrorCode>
type ChecklistReading = { readonly content: OwnChecklistContent } | { readonly errors: ChecklistErrors }

/** Lines that say nothing are left out. */
export const readChecklist = ({ title, items }: Pick<ChecklistDraft, 'title' | 'items'>): ChecklistReading => {
  const lines = items.filter((i) => i.text.trim() !== '')
  const read = ownChecklistContent.safeParse({ title: title.trim(), items: lines.map(({ id, text }) => ({ id, text: text.trim() })) })
  const nameOf = (path: string): string => lines[Number(path.split('.')[1] ?? NaN)]?.id ?? path
  const errors = new Map(read.success ? [] : fieldErrors(read.error).map(({ path, error }) => [nameOf(path), error]))
  if (lines.length === 0) errors.set('items', 'required')
  return read.success ? { content: read.data } : { errors }
}
