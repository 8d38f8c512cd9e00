/** One tab syncs for all, where the browser has Web Locks; without them every tab does, which is slower and still right. */

/** Runs `lead` while this tab holds the lead; `lead` ends when its signal is aborted. */
export const asLeader = (name: string, signal: AbortSignal, lead: (signal: AbortSignal) => Promise<void>): void => {
  if (!('locks' in navigator)) {
    void lead(signal)
    return
  }
  navigator.locks
    .request(name, { signal }, () => lead(signal))
    .catch((e: unknown) => {
      // An abort is how a tab that closes leaves the queue for the lead.
      if (!signal.aborted) throw e
    })
}
