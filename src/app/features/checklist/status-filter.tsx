/** One status at a time, with how many there are; a status that nothing has is not offered. */
import type { Status } from '#domain/progress.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import styles from './status-filter.module.css'

/** Shorter than the status itself, and in the order of what wants doing. */
const filterWord: Readonly<Record<Status, MessageDescriptor>> = {
  asked: msg`Asked`,
  expired: msg`Show again`,
  practised: msg`Practised`,
  signed: msg`Signed`,
  endorsed: msg`Endorsed`,
  untouched: msg`Not yet`,
}

const ORDER = Object.keys(filterWord) as readonly Status[]

interface StatusFilterProps {
  readonly counts: ReadonlyMap<Status, number>
  readonly chosen: Status | null
  readonly onChoose: (status: Status | null) => void
  /** At the end of the line. */
  readonly children?: ReactNode
}

export const StatusFilter = ({ counts, chosen, onChoose, children }: StatusFilterProps) => {
  const { t } = useLingui()
  const offered = ORDER.filter((s) => (counts.get(s) ?? 0) > 0 || s === chosen)
  return (
    <div className={styles['chips']}>
      <div role="group" aria-label={t`Filter by status`} className={styles['group']}>
        <button type="button" className={styles['chip']} aria-pressed={chosen === null} onClick={() => onChoose(null)}>
          {t`All`}
        </button>
        {offered.map((s) => (
          <button key={s} type="button" className={styles['chip']} aria-pressed={chosen === s} onClick={() => onChoose(chosen === s ? null : s)}>
            {t(filterWord[s])} <span className={styles['count']}>{counts.get(s) ?? 0}</span>
          </button>
        ))}
      </div>
      <div className={styles['end']}>{children}</div>
    </div>
  )
}
