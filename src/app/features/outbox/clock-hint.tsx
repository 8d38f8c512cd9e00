/** A device whose clock is more than a day off: said, because dates that people type may be wrong. Nothing is refused. */
import { Plural, Trans } from '@lingui/react/macro'
import { ClockAlert } from 'lucide-react'
import { useDates } from '../../record/dates.ts'
import { now } from '../../store/clock.ts'
import styles from './outbox.module.css'

const DAY = 86_400_000

/** @param offset server clock minus device clock, ms */
export const ClockHint = ({ offset }: { readonly offset: number }) => {
  const dates = useDates()
  if (Math.abs(offset) <= DAY) return null
  const days = Math.round(Math.abs(offset) / DAY)
  const here = dates.moment(now())
  const there = dates.moment(now() + offset)
  return (
    <div className={styles['notice']}>
      <ClockAlert aria-hidden size={20} />
      <div className={styles['lineWords']}>
        <p className={styles['strong']}>
          {offset > 0 ? (
            <Plural value={days} one="This device's clock is # day slow." other="This device's clock is # days slow." />
          ) : (
            <Plural value={days} one="This device's clock is # day fast." other="This device's clock is # days fast." />
          )}
        </p>
        <p className={styles['quiet']}>
          <Trans>
            It says {here}; at the school it is {there}. Nothing is refused for that. Days that you choose in a form may be wrong: let the device set its time by itself.
          </Trans>
        </p>
      </div>
    </div>
  )
}
