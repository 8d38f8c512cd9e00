/** How long something has waited, as short as on a note: `2 h`, `3 d`. */
import type { Instant } from '#domain/calendar-day.ts'
import { useLingui } from '@lingui/react'
import { useMemo } from 'react'
import { now } from '../../store/clock.ts'

const STEPS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

export const useAge = (): ((since: Instant) => string) => {
  const { i18n } = useLingui()
  return useMemo(() => {
    const formats = new Map(STEPS.map(([unit]) => [unit, new Intl.NumberFormat(i18n.locale, { style: 'unit', unit, unitDisplay: 'narrow' })]))
    return (since) => {
      const ms = Math.max(0, now() - since)
      const [unit, length] = STEPS.find(([, l]) => ms >= l) ?? STEPS[2]
      return formats.get(unit)?.format(Math.floor(ms / length)) ?? ''
    }
  }, [i18n.locale])
}
