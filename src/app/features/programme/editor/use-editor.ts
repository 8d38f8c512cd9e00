/** A draft of the next version: its deeds, undone and done again, kept on this device until it is published. */
import type { ProgrammeId } from '#domain/ids.ts'
import { checkPlan, type PlanFinding } from '#domain/programme-edit/check-plan.ts'
import { type PlanContent, type PlanEdit, replay, withEdit } from '#domain/programme-edit/plan-edit.ts'
import type { Programme } from '#domain/programme.ts'
import { useMemo } from 'react'
import { type Draft, useDraft } from '../../../store/use-draft.ts'
import { type Ground, startOn } from './use-ground.ts'

interface PlanDraft {
  readonly base: ProgrammeId
  readonly edits: readonly PlanEdit[]
  readonly undone: readonly PlanEdit[]
}

export interface Editor {
  readonly base: Programme
  readonly start: PlanContent
  readonly content: PlanContent
  readonly edits: readonly PlanEdit[]
  /** Deeds on lines that this version does not have. */
  readonly homeless: readonly PlanEdit[]
  readonly findings: readonly PlanFinding[]
  readonly canRedo: boolean
  readonly does: (edit: PlanEdit) => void
  readonly undo: () => void
  readonly redo: () => void
  /** Puts the same deeds on another version. */
  readonly moveTo: (version: Programme) => void
  readonly clear: () => void
  readonly finish: () => Promise<void>
  readonly notSaved: Draft<PlanDraft>['notSaved']
}

/** @returns undefined until the device has answered */
export const useEditor = (ground: Ground): Editor | undefined => {
  const { value, write, finish, notSaved } = useDraft<PlanDraft>(ground.draftKey)
  const draft = value ?? { base: ground.newest.id, edits: [], undone: [] }
  const base = ground.versions.find((v) => v.id === draft.base) ?? ground.newest
  const start = useMemo(() => startOn(ground, base), [ground, base])
  const { content, homeless } = useMemo(() => replay(start, draft.edits), [start, draft.edits])
  const findings = useMemo(() => checkPlan(content, start), [content, start])
  if (value === undefined) return undefined
  const { edits, undone } = draft
  const last = edits.at(-1)
  const next = undone.at(-1)
  return {
    base,
    start,
    content,
    edits,
    homeless,
    findings,
    canRedo: next !== undefined,
    does: (edit) => write({ base: base.id, edits: withEdit(edits, edit), undone: [] }),
    undo: () => last !== undefined && write({ ...draft, edits: edits.slice(0, -1), undone: [...undone, last] }),
    redo: () => next !== undefined && write({ ...draft, edits: [...edits, next], undone: undone.slice(0, -1) }),
    moveTo: (version) => write({ base: version.id, edits, undone: [] }),
    clear: () => write({ base: ground.newest.id, edits: [], undone: edits.toReversed() }),
    finish,
    notSaved,
  }
}
