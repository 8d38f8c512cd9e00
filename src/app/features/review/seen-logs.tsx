/** The logs a signature rests on, as the mentor saw them. */
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useDates } from '../../record/dates.ts'
import { LogDetails } from '../../record/log-details.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import styles from './review.module.css'
import type { SignOffUnderReview } from './use-sign-off-under-review.ts'

export const SeenLogs = ({ found: { signOff, seen, programme } }: { readonly found: SignOffUnderReview }) => {
  const { t } = useLingui()
  const dates = useDates()
  const count = signOff.logs.length
  const missing = count - seen.length
  return (
    <section className={styles['thing']}>
      <h3>{signOff.paper !== undefined ? t`The log with the photo of the sheet` : count === 0 ? t`Signed without a log` : t`${plural(count, { one: 'The log the mentor saw', other: 'The # logs the mentor saw' })}`}</h3>
      {seen.map(({ log, revision, changedSince }, n) => (
        <Disclosure
          key={log.id}
          isOpen={n === 0}
          title={
            <span dir="auto">
              {log.task} <span className={styles['sub']}>{[dates.day(log.practisedOn), t`revision ${revision}`].join(' · ')}</span>
            </span>
          }
          aside={
            changedSince && (
              <Chip tone="bad">
                <Trans>changed since signing</Trans>
              </Chip>
            )
          }
        >
          <LogDetails log={log} programme={programme} />
        </Disclosure>
      ))}
      {missing > 0 && (
        <p className={styles['sub']}>
          <Trans>Some of these logs are not on this device.</Trans>
        </p>
      )}
    </section>
  )
}
