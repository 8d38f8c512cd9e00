/** One line on how it stands with the school's server, and what to do where a person is needed. */
import type { Instant } from '#domain/calendar-day.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Check, CircleAlert, HardDriveDownload, type LucideIcon, Send } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { useDates } from '../../record/dates.ts'
import { type SyncPhase, useSyncStatus } from '../../replication/sync-status.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import styles from './outbox.module.css'
import { updateNow } from './update-now.ts'

type Tone = 'sent' | 'saved' | 'sending' | 'needs'

const toneOf = (phase: SyncPhase, queued: number, parked: number, photos: number): Tone => {
  if ((queued === 0 && parked > 0) || phase === 'needs-sign-in' || phase === 'needs-update') return 'needs'
  if (queued === 0 && photos > 0) return 'saved'
  return queued === 0 ? 'sent' : phase === 'sending' ? 'sending' : 'saved'
}

const icons: Readonly<Record<Tone, LucideIcon>> = { sent: Check, saved: HardDriveDownload, sending: Send, needs: CircleAlert }

interface SyncStateProps {
  readonly queued: number
  /** Refused, and not looked at yet. */
  readonly parked: number
  /** That the school does not have yet. */
  readonly photos: number
  readonly lastSyncAt: Instant | null
  readonly ref?: Ref<HTMLDivElement>
}

export const SyncState = ({ queued, parked, photos, lastSyncAt, ref }: SyncStateProps) => {
  const { t } = useLingui()
  const dates = useDates()
  const phase = useSyncStatus((s) => s.phase)
  const tone = toneOf(phase, queued, parked, photos)
  const Icon = icons[tone]
  const when = lastSyncAt === null ? '' : dates.moment(lastSyncAt)
  return (
    <div ref={ref} tabIndex={-1} className={styles['state']} data-tone={tone}>
      <Icon aria-hidden size={24} />
      <div className={styles['stateWords']}>
        <p className={styles['stateLine']}>
          <StateLine phase={phase} tone={tone} queued={queued} parked={parked} />
        </p>
        <p className={styles['quiet']}>{when === '' ? <Trans>This device has not heard from the school yet.</Trans> : <Trans>Last heard from the school: {when}</Trans>}</p>
        {phase === 'needs-sign-in' && (
          <div>
            <ButtonLink to="/sign-in-again" variant="primary">
              {t`Sign in again`}
            </ButtonLink>
          </div>
        )}
        {phase === 'needs-update' && (
          <div>
            <Button variant="primary" onPress={() => void updateNow()}>
              {t`Update now`}
            </Button>
          </div>
        )}
      </div>
    </div>
  )
}

interface StateLineProps {
  readonly phase: SyncPhase
  readonly tone: Tone
  readonly queued: number
  readonly parked: number
}

const StateLine = ({ phase, tone, queued, parked }: StateLineProps): ReactNode => {
  if (phase === 'needs-sign-in') return <Trans>Your session has ended. Sign in again; everything written here is kept.</Trans>
  if (phase === 'needs-update') return <Trans>This version is too old to receive. What you wrote is kept, and still sent. Update, and the school's news arrive again.</Trans>
  if (tone === 'needs') return <Plural value={parked} one="# item was not accepted; below is why. The rest is sent." other="# items were not accepted; below is why. The rest is sent." />
  if (tone === 'sent') return <Trans>All sent</Trans>
  if (queued === 0) return <Trans>All is sent but photos; they follow</Trans>
  if (tone === 'sending') return <Plural value={queued} one="Sending # item" other="Sending # items" />
  return <Plural value={queued} one="# item is saved here and goes out with the next network" other="# items are saved here and go out with the next network" />
}
