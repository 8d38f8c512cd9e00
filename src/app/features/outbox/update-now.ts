/** Takes the newest version at once: a person asked for it, on a screen that holds no form. */

/** Resolves when the worker that is being installed waits for its turn, or is of no use. */
const settled = (worker: ServiceWorker): Promise<void> =>
  new Promise((done) => {
    const look = () => {
      if (worker.state !== 'installing') done()
    }
    worker.addEventListener('statechange', look)
    look()
  })

/** Ends in a reload, whatever it finds: without a service worker the server's newest page comes anyway. */
export const updateNow = async (): Promise<void> => {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined)
  await registration?.update().catch(() => undefined)
  if (registration?.installing) await settled(registration.installing)
  const waiting = registration?.waiting
  if (!waiting) return location.reload()
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload())
  waiting.postMessage({ type: 'SKIP_WAITING' })
}
