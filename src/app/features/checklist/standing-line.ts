/** The one line under a competency's title: its status, and the fact that a reader would ask for next. */
import { dayAt } from '#domain/calendar-day.ts'
import type { CompetencyStanding } from '#domain/progress.ts'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useCallback } from 'react'
import { useDates } from '../../record/dates.ts'
import { statusWord } from '../../record/words.ts'
import { zoneMinutes } from '../../store/clock.ts'

export const useStandingLine = () => {
  const { t } = useLingui()
  const dates = useDates()
  return useCallback((s: CompetencyStanding): string => {
    const times = s.logs.length
    const parts = [t(statusWord[s.status])]
    if ((s.status === 'signed' || s.status === 'endorsed') && s.latest !== null) parts.push(s.latest.by.name, dates.fullDay(dayAt(s.latest.at, zoneMinutes(s.latest.at))))
    else if (times > 0) parts.push(t`${plural(times, { one: '# log', other: '# logs' })}`)
    if (s.changedSinceSigning && (s.status === 'signed' || s.status === 'endorsed')) parts.push(t`Changed since signing`)
    if (s.asked && s.status !== 'asked') parts.push(t`Asked again, waiting`)
    return parts.join(' · ')
  }, [t, dates])
}
