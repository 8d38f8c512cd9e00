/**
 * The one quiet sign of sync: "Saved on this device", "Sending", "All sent" or "Needs you". It leads to the queue,
 * where each item's fate can be read; nobody has to press anything.
 */
import { Trans } from '@lingui/react/macro'
import { Check, CircleAlert, HardDriveDownload, Send } from 'lucide-react'
import { Link } from 'react-router'
import { useSyncStatus } from '../replication/sync-status.ts'
import { waitingPhotos } from '../store/photo-queue.ts'
import { countQueued } from '../store/queue.ts'
import { useLive, useStore } from '../store/store-context.tsx'
import styles from './sync-chip.module.css'

const useQueue = () => {
  const { actor } = useStore()
  return useLive(async (db) => {
    const [mutations, photos, parked, lost] = await Promise.all([
      countQueued(db),
      waitingPhotos(db, actor.person),
      db.sent.where('state').equals('parked').count(),
      db.lost.filter((l) => !l.seen).count(),
    ])
    return { queued: mutations + photos.length, parked, lost }
  }, [actor.person])
}

export const SyncChip = () => {
  const phase = useSyncStatus((s) => s.phase)
  const photos = useSyncStatus((s) => s.photos)
  const queue = useQueue()
  // Until the store has answered, nothing is claimed; the place is held, so nothing jumps.
  if (queue === undefined) return <span className={styles['status']} role="status" />
  const needs = queue.parked > 0 || queue.lost > 0 || phase === 'needs-sign-in' || phase === 'needs-update'
  const tone = needs ? 'needs' : (phase === 'sending' || photos === 'sending') && queue.queued > 0 ? 'sending' : queue.queued > 0 ? 'saved' : 'sent'
  const Icon = { needs: CircleAlert, sending: Send, saved: HardDriveDownload, sent: Check }[tone]
  return (
    <span role="status" className={styles['status']} data-now>
      <Link to="/outbox" className={styles['chip']} data-tone={tone}>
        <Icon aria-hidden size={15} />
        {tone === 'needs' && <Trans>Needs you</Trans>}
        {tone === 'sending' && <Trans>Sending</Trans>}
        {tone === 'saved' && <Trans>Saved on this device</Trans>}
        {tone === 'sent' && <Trans>All sent</Trans>}
      </Link>
    </span>
  )
}
