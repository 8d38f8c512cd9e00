/** Which tabs have a person's store open: what is about to be put away must not be written to meanwhile. */

const nameOf = (store: string): string => `open ${store}`
const PATIENCE_MS = 3_000

/** Until the page goes. */
export const holdOpen = (store: string): void => {
  void navigator.locks?.request(nameOf(store), { mode: 'shared' }, () => new Promise<never>(() => undefined))
}

/**
 * Alone with a store. A tab that is frozen keeps its hold and does nothing with it: it is waited for, but not for ever.
 * Two who want to be alone take turns.
 */
export const aloneWith = async <T>(store: string, work: () => Promise<T>): Promise<T> => {
  if (navigator.locks === undefined) return work()
  const one = `alone ${store}`
  return navigator.locks.request(one, async () => {
    await navigator.locks.request(nameOf(store), { signal: AbortSignal.timeout(PATIENCE_MS) }, async () => undefined).catch(() => undefined)
    return work()
  }) as Promise<T>
}
