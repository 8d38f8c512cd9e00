/** Sending has come to a stand though the device is online: one line above everything, and the way to the outbox. */
import { Trans } from '@lingui/react/macro'
import { Link, useLocation } from 'react-router'
import { useSyncStatus } from '../replication/sync-status.ts'
import { Banner } from '../ui/banner.tsx'

export const StalledBanner = () => {
  const { pathname } = useLocation()
  const stalled = useSyncStatus((s) => s.stalled)
  // The outbox says it itself, at length.
  if (!stalled || pathname === '/outbox') return null
  return (
    <Banner tone="warn">
      <span role="status">
        <Trans>
          Nothing has gone out for over an hour, though this device is online. Your work is safe here. <Link to="/outbox">See the outbox</Link>
        </Trans>
      </span>
    </Banner>
  )
}
