/** The placement guard in words: what happened, what the rule says, and why the school allows it here. */
import type { Placement } from '#domain/placement.ts'
import type { GuardRuleId, GuardWarning } from '#domain/placement-guard.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useDates } from './dates.ts'

/** 570 → "9 h 30", 60 → "1 h", 25 → "25 min": time as people say it, in a sentence. */
export const useDuration = () => {
  const { t } = useLingui()
  return (minutes: number): string => {
    const hours = Math.floor(minutes / 60)
    const rest = String(minutes % 60).padStart(2, '0')
    if (hours === 0) return t`${minutes} min`
    return rest === '00' ? t`${hours} h` : t`${hours} h ${rest}`
  }
}

/** What a rule is about, as a title. */
export const guardRuleWord: Readonly<Record<GuardRuleId, MessageDescriptor>> = {
  'day-over-8h': msg`Long days`,
  'week-over-hours': msg`Long weeks`,
  night: msg`Night work`,
  'rest-day': msg`Work on rest days`,
  'longer-than-6-months': msg`Length of the placement`,
  'without-agreement': msg`Work without an agreement`,
}

export const useGuardWords = () => {
  const { t, i18n } = useLingui()
  const dates = useDates()
  const duration = useDuration()

  const fact = (warning: GuardWarning): string => {
    const time = duration(warning.minutes)
    const day = dates.day(warning.day)
    switch (warning.rule) {
      case 'day-over-8h':
        return t`${time} on ${day}`
      case 'night':
        return t`${time} at night on ${day}`
      case 'rest-day':
        return t`${time} on ${day}, a rest day`
      case 'week-over-hours': {
        const week = dates.week(warning.day)
        return t`${time} in week ${week}`
      }
      case 'longer-than-6-months': {
        const from = dates.fullDay(warning.day)
        return t`more than six months, from ${from} on`
      }
      case 'without-agreement':
        return t`${time} on ${day} without a signed agreement`
    }
  }

  const rule = (id: GuardRuleId, placement: Pick<Placement, 'weeklyHours'>): string => {
    switch (id) {
      case 'day-over-8h':
        return t`More than 8 h a day is not allowed on a placement.`
      case 'night':
        return t`Night work, 22:00–6:00, is not allowed on a placement.`
      case 'rest-day':
        return t`Work on a rest day is not allowed on a placement.`
      case 'week-over-hours': {
        const weekly = duration(placement.weeklyHours * 60)
        return t`No more than ${weekly} a week are agreed for this placement.`
      }
      case 'longer-than-6-months':
        return t`A placement lasts six months as a rule.`
      case 'without-agreement':
        return t`A placement may start when the agreement is signed, and for apprentices under 18 the consent of a guardian. The school must know that you are already working.`
    }
  }

  /** Several facts as one list: "a and b". */
  const all = (warnings: readonly GuardWarning[]): string => new Intl.ListFormat(i18n.locale).format(warnings.map(fact))

  return { fact, rule, all }
}
