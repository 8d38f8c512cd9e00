/** Is a guardian's consent needed? Asked without an answer put in; the day of birth stays with whoever looks it up. */
import { calendarDay } from '#domain/calendar-day.ts'
import { lastBirthdayOfAdults } from '#domain/placement-start.ts'
import { useLingui } from '@lingui/react/macro'
import { useDates } from '../../record/dates.ts'
import { RadioCards } from '../../ui/choices.tsx'

interface MinorFieldProps {
  /** Null: nobody has answered yet. */
  readonly value: boolean | null
  readonly onChange: (value: boolean) => void
  /** First day as typed. */
  readonly start: string
  readonly error: string | undefined
}

export const MinorField = ({ value, onChange, start, error }: MinorFieldProps) => {
  const { t } = useLingui()
  const dates = useDates()
  const first = calendarDay.safeParse(start)
  const day = first.success ? dates.fullDay(lastBirthdayOfAdults(first.data)) : null
  return (
    <RadioCards
      label={t`Under 18 when it starts`}
      value={value === null ? null : value ? 'yes' : 'no'}
      onChange={(answer) => onChange(answer === 'yes')}
      columns={2}
      error={error}
      options={[
        { value: 'no', title: t`No`, ...(day !== null && { text: t`Born on ${day} or before` }) },
        { value: 'yes', title: t`Yes`, ...(day !== null && { text: t`Born after ${day}` }) },
      ]}
    />
  )
}
