/** Asks the writer, before anybody else reads it, what was different today. It never stands in the way. */
import { nearDuplicate } from '#domain/near-duplicate.ts'
import type { PracticeLog } from '#domain/practice-log.ts'
import { Trans } from '@lingui/react/macro'
import { CopyCheck } from 'lucide-react'
import { useDeferredValue, useMemo } from 'react'
import { useDates } from '../../record/dates.ts'
import type { LogForm } from './log-form.ts'
import styles from './almost-like.module.css'
import { measuredOf } from './typed-measurement.ts'

interface AlmostLikeProps {
  readonly form: LogForm
  readonly last: readonly PracticeLog[] | undefined
}

const NONE: readonly PracticeLog[] = []

export const AlmostLike = ({ form, last = NONE }: AlmostLikeProps) => {
  const dates = useDates()
  // Typing goes first; thirty texts are compared after it.
  const written = useDeferredValue(form)
  const { whatIDid, measurements } = written
  const like = useMemo(() => nearDuplicate({ whatIDid, measurements: measurements.flatMap((row) => measuredOf(row) ?? []) }, last), [whatIDid, measurements, last])
  const day = like === null ? '' : dates.day(like.practisedOn)
  return (
    <div role="status" className={styles['almost']}>
      {like !== null && (
        <p>
          <CopyCheck aria-hidden size={18} />
          <span>
            <Trans>This reads almost like your log of {day}. What was different today?</Trans>
          </span>
        </p>
      )}
    </div>
  )
}
