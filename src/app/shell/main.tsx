import './trusted-types.ts'
import type { Profile } from '#sync/account.ts'
import '../ui/tokens.css'
import '../ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { activatePreferred } from '../locales/activate.ts'
import { paySignOut } from '../replication/account.ts'
import { applyAppearance } from '../store/appearance.ts'
import { hasVaults, openAhead, signedIn } from '../store/device.ts'
import { afterFirstPicture } from '../store/first-picture.ts'
import { useSession } from '../store/session.ts'
import { App } from './app.tsx'
import { fetchFirstScreen } from './router.tsx'
import { endStill } from './still/show.ts'
import { registerServiceWorker } from './update-prompt.tsx'

/** Where people share this device, whoever left it is locked out first, and his records put away. */
const whoIsIn = async (): Promise<Profile | null> => {
  const [isShared, profile] = await Promise.all([hasVaults(), signedIn()])
  if (isShared) return (await import('../store/vault/start.ts')).startLocked()
  if (profile !== null) openAhead(profile)
  return profile
}

const start = async (): Promise<void> => {
  // All of this is on the device: the page is usable before anybody asks the network.
  const asked = whoIsIn().catch(() => null)
  void asked.then((known) => fetchFirstScreen(known?.roles ?? null))
  const [profile] = await Promise.all([asked, activatePreferred(), applyAppearance()])
  if (profile === null) await paySignOut()
  else useSession.getState().enter(profile)
  if (profile === null) {
    endStill()
    useSession.getState().leave()
  }
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no #root')
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
  // Opening without a network is a bonus of the second visit; this one goes on without it.
  if (profile !== null) await afterFirstPicture()
  registerServiceWorker().catch(() => undefined)
}

// Reading the scripts was one long piece of work and beginning is the next: a touch is noticed, and a picture painted, between them.
setTimeout(() => {
  start().catch((e: unknown) => {
    endStill()
    throw e
  })
})
