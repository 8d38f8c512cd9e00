/** Where a log stands, in a sentence. */
import type { PracticeLog } from '#domain/practice-log.ts'
import { Plural, Trans } from '@lingui/react/macro'
import { Check, CornerDownLeft, Hourglass } from 'lucide-react'
import { useDates } from '../../record/dates.ts'
import { Chip } from '../../ui/chip.tsx'
import styles from './log-screen.module.css'

export const LogStanding = ({ log, comments }: { readonly log: PracticeLog; readonly comments: number }) => {
  const dates = useDates()
  const at = dates.moment(log.submittedAt)
  const { revision } = log
  const name = log.confirmedBy?.name ?? ''
  return (
    <div className={styles['standing']}>
      {log.state === 'submitted' && (
        <Chip tone="wait" icon={<Hourglass aria-hidden size={14} />}>
          <Trans>Waiting for the teacher</Trans>
        </Chip>
      )}
      {log.state === 'returned' && (
        <Chip tone="bad" icon={<CornerDownLeft aria-hidden size={14} />}>
          <Trans>Returned</Trans> {comments > 0 && <Plural value={comments} one="· # comment" other="· # comments" />}
        </Chip>
      )}
      {log.state === 'confirmed' && (
        <Chip tone="ok" icon={<Check aria-hidden size={14} />}>
          <Trans>Confirmed by {name}</Trans>
        </Chip>
      )}
      <span className={styles['quiet']}>
        <Trans>
          Revision {revision}, {at}
        </Trans>
      </span>
    </div>
  )
}
