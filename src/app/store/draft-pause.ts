/** When a draft is saved: in the first pause of 300 ms, and at the latest a second after its first unsaved key. */

const PAUSE_MS = 300
const AT_MOST_MS = 1_000

/**
 * @param since `performance.now()` of the first key that is not saved yet
 * @returns ms to wait from now
 */
export const draftPause = (since: number): number => Math.max(0, Math.min(PAUSE_MS, since + AT_MOST_MS - performance.now()))
