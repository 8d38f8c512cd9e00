/** What a mentor is about to say of one competency, before he signs or returns it. A draft: on this device only. */
import type { Competency } from '#domain/competency.ts'
import type { CompetencyId, PersonId, PracticeLogId } from '#domain/ids.ts'
import { carriedLevel, isExpired, type SignatureBook, type SignOff, standing } from '#domain/sign-off.ts'
import type { Instant } from '#domain/calendar-day.ts'
import type { Judged } from '../../record/judging/judgement-fields.tsx'

export interface Judgement extends Judged {
  /** Whether he is about to return it, and why. */
  readonly returning: boolean
  readonly because: string
  /** Without a request: the logs he chose. */
  readonly logs: readonly PracticeLogId[]
}

export const emptyJudgement: Judgement = { level: null, takeovers: 0, prompts: 0, defects: 0, comment: '', returning: false, because: '', logs: [] }

/** One judgement an apprentice and competency, whether it was asked for or not. */
export const draftKeyOf = (apprentice: PersonId, competency: CompetencyId): string => `judgement ${apprentice} ${competency}`

/** Would this be a five that is carried as four, until a second assessor or occasion? */
export const awaitsSecondFive = (book: SignatureBook, c: Competency, signer: SignOff['by'], at: Instant): boolean => {
  const valid = standing(book, c.id).filter((s) => !isExpired(s, c, at))
  const five: Pick<SignOff, 'level' | 'by' | 'at'> = { level: 5, by: signer, at }
  return carriedLevel([...valid, five as SignOff]) !== 5
}
