/** What a teacher has copied from a sheet so far, on this device only. */
import type { CompetencyId, PersonId, PracticeLogId } from '#domain/ids.ts'
import type { Judged } from '../../../record/judging/judgement-fields.tsx'

export interface CopiedLine extends Judged {
  readonly competency: CompetencyId
}

export interface PaperDraft {
  /** Hash of the photo that shows the sheet; null where there are several and none was chosen. */
  readonly photo: string | null
  readonly signedOn: string
  readonly mentor: PersonId | null
  readonly lines: readonly CopiedLine[]
}

export const paperDraftKey = (log: PracticeLogId): string => `paper:${log}`

export const emptyLine = (competency: CompetencyId): CopiedLine => ({ competency, level: null, takeovers: 0, prompts: 0, defects: 0, comment: '' })
