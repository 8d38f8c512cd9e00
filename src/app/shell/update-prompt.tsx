/**
 * A new version waits in the background. It is offered when no form is open, taken when the person says so, and never
 * in the middle of anything.
 */
import { Trans, useLingui } from '@lingui/react/macro'
import type { Workbox } from 'workbox-window'
import { create } from 'zustand'
import { useSyncStatus } from '../replication/sync-status.ts'
import { useOpenWork } from '../store/open-work.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Row } from '../ui/card.tsx'

const LOOK_EVERY_MS = 3_600_000

/** The version that waits, if one does: it may be found before any screen is there to tell of it. */
const useUpdate = create<{ readonly waiting: Workbox | null }>(() => ({ waiting: null }))

/** Registers the service worker; quietly nothing where there is none (plain http on a foreign host, private mode). */
export const registerServiceWorker = async (): Promise<void> => {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
  const { Workbox } = await import('workbox-window')
  const workbox = new Workbox('/sw.js')
  workbox.addEventListener('waiting', () => useUpdate.setState({ waiting: workbox }))
  // The worker is a bonus for opening offline; where it cannot be had the page works all the same.
  workbox.register().catch(() => undefined)
  lookForUpdates(workbox)
}

/**
 * A page that stays open for weeks never navigates, and only navigation makes a browser look for a new version. So it
 * is asked for when somebody comes back to the page, and at once when the server says that this build is too old.
 */
const lookForUpdates = (workbox: Workbox): void => {
  let looked = performance.now()
  const look = () => {
    looked = performance.now()
    workbox.update().catch(() => undefined)
  }
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && performance.now() - looked > LOOK_EVERY_MS) look()
  })
  useSyncStatus.subscribe((now, before) => {
    if (now.phase === 'needs-update' && before.phase !== 'needs-update') look()
  })
}

const take = (workbox: Workbox): void => {
  workbox.addEventListener('controlling', () => location.reload())
  workbox.messageSkipWaiting()
}

export const UpdatePrompt = () => {
  const { t } = useLingui()
  const waiting = useUpdate((s) => s.waiting)
  const openForms = useOpenWork((s) => s.forms)
  if (waiting === null || openForms > 0) return null
  return (
    <Banner tone="info" onDismiss={() => useUpdate.setState({ waiting: null })} dismissLabel={t`Later`}>
      <Row wrap>
        <span>
          <Trans>A new version is ready. What you wrote stays.</Trans>
        </span>
        <Button onPress={() => take(waiting)}>
          <Trans>Update now</Trans>
        </Button>
      </Row>
    </Banner>
  )
}
