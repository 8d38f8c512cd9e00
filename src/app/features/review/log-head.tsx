/** Whose log it is, from when and where, and which earlier revision it is compared with. */
import { Trans, useLingui } from '@lingui/react/macro'
import { History } from 'lucide-react'
import type { ReactNode } from 'react'
import { hoursAndMinutes, useDates } from '../../record/dates.ts'
import { logStateWord } from '../../record/words.ts'
import { Chip } from '../../ui/chip.tsx'
import { SelectField } from '../../ui/fields.tsx'
import { OpenedHeading } from './opened-heading.tsx'
import styles from './review.module.css'
import type { LogUnderReview } from './use-log-under-review.ts'

interface LogHeadProps {
  readonly found: LogUnderReview
  /** The revision compared with; 0 for none. */
  readonly since: number
  readonly onSince: (revision: number) => void
  readonly buttons: ReactNode
}

export const LogHead = ({ found: { log, name, placement, revisions }, since, onSince, buttons }: LogHeadProps) => {
  const { t } = useLingui()
  const dates = useDates()
  const day = dates.day(log.practisedOn)
  const handedIn = dates.moment(log.submittedAt)
  const earlier = revisions.filter((r) => r.revision < log.revision)
  const revision = log.revision
  return (
    <header className={styles['head']}>
      <div className={styles['headline']}>
        <OpenedHeading>{name}</OpenedHeading>
        {buttons}
      </div>
      <div>
        <p className={styles['sub']}>
          {[day, hoursAndMinutes(log.minutes), placement?.post, placement?.enterpriseName].filter((s) => s !== undefined).join(' · ')}
        </p>
        <p className={styles['sub']}>
          <Trans>
            revision {revision}, handed in {handedIn}
          </Trans>
        </p>
      </div>
      <div className={styles['marks']}>
        {log.state !== 'submitted' && <Chip tone={log.state === 'confirmed' ? 'ok' : 'bad'}>{t(logStateWord[log.state])}</Chip>}
        {log.late && (
          <Chip tone="wait" icon={<History aria-hidden size={14} />}>
            <Trans>written late</Trans>
          </Chip>
        )}
        {earlier.length > 0 && (
          <div className={styles['since']}>
            <SelectField
              label={t`Difference to`}
              value={String(since)}
              onChange={(v) => onSince(Number(v))}
              options={[
                ...earlier.toReversed().map((r) => {
                  const n = r.revision
                  const at = dates.moment(r.at)
                  return { value: String(n), label: t`revision ${n}, ${at}` }
                }),
                { value: '0', label: t`none, only this revision` },
              ]}
            />
          </div>
        )}
      </div>
    </header>
  )
}
