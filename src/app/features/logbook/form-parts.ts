/** What each part of the form is handed. */
import type { Programme } from '#domain/programme.ts'
import type { ReactNode } from 'react'
import type { FormErrors, LogForm } from './log-form.ts'

/** A function sees the form as it is by then: for what happens later, like an undo. */
export type ChangeForm = (patch: Partial<LogForm> | ((form: LogForm) => Partial<LogForm>)) => void

export interface FormPart {
  readonly form: LogForm
  readonly change: ChangeForm
  readonly errors: FormErrors
  /** These fields are being mended: their errors go. */
  readonly mend: (...names: readonly string[]) => void
  /** Comments on a field of a log that came back. */
  readonly pins: (field: string) => ReactNode
  /** The fields that have comments: what is folded opens for them. */
  readonly pinned: ReadonlySet<string>
  readonly programme: Programme | null
}

/** The id of a field's input, for labels and for the way from the error summary. */
export const fieldId = (name: string): string => `log-${name.replaceAll(/[^A-Za-z0-9]/g, '-')}`
