/**
 * Takes turns within this process. Those who wait for a school's lock wait here, in memory: on the database each would
 * hold one of the few connections, and ten writers of one school would keep every reader of every school out.
 */

/** @returns a function that runs work alone among those that name one of the same keys, in the order they asked */
export const createTurns = () => {
  const last = new Map<string, Promise<unknown>>()
  const inTurn = <T>(keys: readonly string[], work: () => Promise<T>): Promise<T> => {
    const [key, ...rest] = keys
    if (key === undefined) return work()
    const mine = (last.get(key) ?? Promise.resolve()).then(() => inTurn(rest, work))
    const settled = mine.then(
      () => undefined,
      () => undefined,
    )
    last.set(key, settled)
    void settled.then(() => last.get(key) === settled && last.delete(key))
    return mine
  }
  return inTurn
}
