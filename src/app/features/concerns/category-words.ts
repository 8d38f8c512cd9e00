/** What each category is for and who will read it, said before anything is written. */
import { ANSWER_HOURS, type ConcernAudience, type ConcernCategory } from '#domain/concern.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg, plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { Voice } from '../../record/concerns.ts'

export const categoryMeaning: Readonly<Record<ConcernCategory, MessageDescriptor>> = {
  safety: msg`Something can hurt you or others. Your teachers read it; you choose whether your mentors do.`,
  pay: msg`Wages are late, too low or missing. Only your teachers read it.`,
  hours: msg`Days too long, work at night, no day of rest. Only your teachers read it.`,
  content: msg`The work teaches you nothing of your trade. Your teachers and mentors read it, or only your teachers.`,
  conflict: msg`Quarrels, insults, unequal treatment. Only your teachers read it.`,
  health: msg`You are hurt or ill, or the work makes you so. Your teachers read it; you choose whether your mentors do.`,
}

/** Who reads it, as told to the one who reads that. */
export const audienceSentence: Readonly<Record<Voice, Readonly<Record<ConcernAudience, MessageDescriptor>>>> = {
  apprentice: {
    school: msg`Only you and your teachers read this. Nobody at the enterprise has it.`,
    'school-and-mentors': msg`Your teachers and your mentors read this.`,
  },
  teacher: {
    school: msg`Only the apprentice and the school know of this. Nobody at the enterprise has it.`,
    'school-and-mentors': msg`The apprentice's mentors read this too, with your answer.`,
  },
  mentor: {
    school: msg`Only the apprentice and the school know of this. Nobody at the enterprise has it.`,
    'school-and-mentors': msg`The apprentice shared this with you. The teachers read it too, with your answer.`,
  },
}

const DAY_HOURS = 24

/** How soon the school owes an answer. */
export const useAnswerTime = () => {
  const { t } = useLingui()
  return (category: ConcernCategory): string => {
    const hours = ANSWER_HOURS[category]
    const days = Math.round(hours / DAY_HOURS)
    return hours <= DAY_HOURS ? t`${plural(hours, { one: '# hour', other: '# hours' })}` : t`${plural(days, { one: '# day', other: '# days' })}`
  }
}
