/** Keeps the screen lit while something on it is to be scanned. Where a browser cannot, the screen goes dark as always. */
import { useEffect } from 'react'

export const useAwake = (): void => {
  useEffect(() => {
    let held: WakeLockSentinel | null = null
    let gone = false
    // The browser takes it back whenever the page is hidden.
    const hold = async () => {
      if (document.visibilityState === 'hidden' || !('wakeLock' in navigator)) return
      const lock = await navigator.wakeLock.request('screen')
      if (gone) await lock.release()
      else held = lock
    }
    const tryHold = () => void hold().catch(() => undefined)
    tryHold()
    document.addEventListener('visibilitychange', tryHold)
    return () => {
      gone = true
      document.removeEventListener('visibilitychange', tryHold)
      void held?.release().catch(() => undefined)
    }
  }, [])
}
