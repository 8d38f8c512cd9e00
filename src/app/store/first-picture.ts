/**
 * What a start owes the eye comes first: the rules of writing, the network's half and the sweeping wait until the first
 * screen has read what it shows. On a slow phone they would take the processor from it for seconds.
 */

/** A reading that hangs, or a screen that reads nothing, holds nobody up for longer than this. */
const LONGEST_MS = 4_000
/** So long the page may have something to draw without a break. */
const BUSY_MS = 500

/** After the next frame, when the processor has nothing more urgent. A page in the background draws none, and is late for nothing. */
const afterFrame = (then: () => void): void => {
  if (document.visibilityState === 'hidden') then()
  else requestAnimationFrame(() => ('requestIdleCallback' in globalThis ? requestIdleCallback(then, { timeout: BUSY_MS }) : setTimeout(then)))
}

interface FirstPicture {
  /**
   * Resolves when the first screen stands, or has had its time; for one who waits after the other, so that a touch that comes
   * meanwhile is answered between two of them. At once ever after.
   */
  readonly afterFirstPicture: () => Promise<void>
  /** A screen waits for its first answer out of the store. @returns to be called when it has it, or has gone */
  readonly beginReading: () => () => void
}

/** One start of the page; tests make their own. */
export const createFirstPicture = (): FirstPicture => {
  let waiting = 0
  let draw: () => void = () => undefined
  let isDrawn = false
  const drawn = new Promise<void>((resolve) => {
    draw = () => {
      isDrawn = true
      resolve()
    }
  })
  let next = drawn
  let limit: ReturnType<typeof setTimeout> | undefined
  return {
    afterFirstPicture: () => {
      limit ??= setTimeout(() => draw(), LONGEST_MS)
      if (isDrawn) return drawn
      const mine = next
      next = mine.then(() => new Promise((resolve) => setTimeout(resolve)))
      return mine
    },
    beginReading: () => {
      waiting += 1
      return () => {
        waiting -= 1
        // What was read is drawn, and may mount what reads more.
        if (waiting === 0) afterFrame(() => waiting === 0 && draw())
      }
    },
  }
}

export const { afterFirstPicture, beginReading } = createFirstPicture()
