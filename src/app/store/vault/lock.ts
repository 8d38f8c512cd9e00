/**
 * Locking. The page forgets who is in and starts anew: no word of the former person stays in its memory, and what he left in
 * his store is sealed before anybody else is let in (start.ts). The session at the school ends too, as soon as there is a
 * network: his cookie must not serve whoever comes next.
 */
import type { PersonId } from '#domain/ids.ts'
import { readPreference, rememberSignOut, vaultOf } from '../device.ts'
import { holdOpen } from './open-stores.ts'
import { LOCKED } from './vault.ts'
import { lockAfterMs, sinceTouch, touch } from './touch.ts'

const HIDDEN_MS = 60_000
const LOOK_EVERY_MS = 5_000
const WRITE_EVERY_MS = 10_000
/** Time for a form to write its draft down. */
const DRAFTS_MS = 400

const channel = (): BroadcastChannel => new BroadcastChannel('craftlog-lock')

const leavePage = (): void => {
  // A page kept for "back" would come back as it was.
  window.addEventListener('pageshow', (e) => e.persisted && location.reload())
  location.replace(LOCKED)
}

/** Forms write down what is in them, as they do when the page goes. */
const flushForms = async (): Promise<void> => {
  window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: false }))
  await new Promise((resolve) => setTimeout(resolve, DRAFTS_MS))
}

let isLeaving = false

export const lock = async (): Promise<void> => {
  if (isLeaving) return
  isLeaving = true
  await flushForms()
  await rememberSignOut(true)
  const tell = channel()
  tell.postMessage('locked')
  tell.close()
  leavePage()
}

/** Watches over the page of a person with a PIN, for as long as he is in. @param store name of his store */
export const watch = (person: PersonId, store: string): (() => void) => {
  const ending = new AbortController()
  const { signal } = ending
  let wrote = 0
  let hiddenAt: number | null = null
  holdOpen(store)

  const onTouch = () => {
    if (performance.now() - wrote < WRITE_EVERY_MS) return
    wrote = performance.now()
    void touch()
  }
  const look = async () => {
    // Another tab has locked while this one was frozen.
    if ((await readPreference<PersonId>('signed-in')) !== person) return leavePage()
    const vault = await vaultOf(person)
    if (vault === null) return
    const since = await sinceTouch()
    const isAway = hiddenAt !== null && Date.now() - hiddenAt > HIDDEN_MS && since > HIDDEN_MS
    if (isAway || since > lockAfterMs(vault)) await lock()
  }
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') hiddenAt = Date.now()
    else void look().then(() => (hiddenAt = null))
  }
  for (const kind of ['pointerdown', 'keydown', 'wheel'] as const) document.addEventListener(kind, onTouch, { signal, passive: true, capture: true })
  document.addEventListener('visibilitychange', onVisibility, { signal })
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS)
  const told = channel()
  told.addEventListener('message', () => void flushForms().then(leavePage), { signal })
  signal.addEventListener('abort', () => {
    clearInterval(timer)
    told.close()
  })
  void touch()
  return () => ending.abort()
}
