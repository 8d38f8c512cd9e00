/** Texts that two devices wrote differently: the one that did not become the field, side by side with the one that did. */
import type { CalendarDay } from '#domain/calendar-day.ts'
import type { OtherVersion, PracticeLogContent } from '#domain/practice-log.ts'
import { Trans } from '@lingui/react/macro'
import { GitMerge } from 'lucide-react'
import { hoursAndMinutes, useDates } from './dates.ts'
import styles from './log-details.module.css'

interface OtherVersionsProps {
  readonly field: keyof PracticeLogContent
  readonly versions: readonly OtherVersion[]
}

export const OtherVersions = ({ field, versions }: OtherVersionsProps) => {
  const dates = useDates()
  const words = (v: OtherVersion): string => {
    if (field === 'minutes' && /^\d+$/.test(v.text)) return hoursAndMinutes(Number(v.text))
    if (field === 'practisedOn' && /^\d{4}-\d{2}-\d{2}$/.test(v.text)) return dates.day(v.text as CalendarDay)
    return v.text
  }
  return (
    <ul className={styles['versions']}>
      {versions.map((v) => (
        <li key={`${v.at} ${v.text}`} className={styles['version']}>
          <span className={styles['versionHead']}>
            <GitMerge aria-hidden size={14} />
            <span>
              <Trans>Also written, on another device</Trans> · {dates.moment(v.at)}
            </span>
          </span>
          <span className={styles['text']} dir="auto">
            {words(v)}
          </span>
        </li>
      ))}
    </ul>
  )
}
