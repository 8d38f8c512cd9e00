/** The network is there, and yet nothing has gone out for an hour: said plainly, with what helps the technician. */
import { Trans } from '@lingui/react/macro'
import { TriangleAlert } from 'lucide-react'
import { useSyncStatus } from '../../replication/sync-status.ts'
import { SaveDiagnostics } from './save-diagnostics.tsx'
import styles from './outbox.module.css'

export const StalledNotice = () => {
  if (!useSyncStatus((s) => s.stalled)) return null
  return (
    <div className={styles['notice']} role="status">
      <TriangleAlert aria-hidden size={20} />
      <div className={styles['lineWords']}>
        <p className={styles['strong']}>
          <Trans>Nothing has gone out for over an hour, though this device is online.</Trans>
        </p>
        <p className={styles['quiet']}>
          <Trans>Your work is safe here, and sending is tried on and on. If it stays like this, give this file to the school's technician.</Trans>
        </p>
        <div>
          <SaveDiagnostics />
        </div>
      </div>
    </div>
  )
}
