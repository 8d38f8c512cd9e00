/** What runs in the page before anything else, and writes down when things happened. Times in ms since the navigation began. */

export interface SaveSeen {
  /** From the touch until the page heard of it. */
  readonly heard: number
  /** From the touch to the end of the transaction that put into the outbox. */
  readonly committed: number
  /** From the touch to the first picture after that. */
  readonly shown: number
}
export interface Interaction {
  readonly id: number
  readonly ms: number
  readonly name: string
}

export interface Seen {
  /** The first cards were painted: as they were last seen here (the still), or as they are. */
  drawn: number
  /** … as they are, by the page itself. */
  live: number
  /** The log that was touched stood on the screen. */
  opened: number
  /** Picture by picture: ms since the one before. */
  frames: number[]
  /** Long animation frames, as the browser counts them: whole length, and how long the page itself was busy. */
  longFrames: { readonly ms: number; readonly blocking: number }[]
  interactions: Interaction[]
  saves: SaveSeen[]
  lcp: number
  fcp: number
  /** Long tasks: when, and how long. */
  tasks: { readonly at: number; readonly ms: number }[]
  /** Starts and ends to count pictures. */
  countFrames: (on: boolean) => void
  /** Ends when it has happened. To look again and again from outside would make the page draw all the time. */
  until: (what: 'drawn' | 'live' | 'opened') => Promise<void>
  /** … when so many saves are shown. */
  untilSaved: (count: number) => Promise<void>
}

declare global {
  interface Window {
    seen: Seen
  }
}

/** @param selector of a card's link */
export const observe = (selector: string): void => {
  // A frame of another origin, or the empty page that a tab begins with.
  if (location.protocol === 'about:') return
  const seen: Seen = { drawn: 0, live: 0, opened: 0, frames: [], longFrames: [], interactions: [], saves: [], lcp: 0, fcp: 0, tasks: [], countFrames: () => undefined, until: async () => undefined, untilSaved: async () => undefined }
  window.seen = seen
  const afterPaint = (then: () => void): void => {
    requestAnimationFrame(() => {
      // A message is handled after the frame that this callback belongs to.
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', then, { once: true })
      port1.start()
      port2.postMessage(null)
    })
  }
  /** Looks whenever the document has changed: a loop of frames would cost what it measures. */
  const until = (there: () => boolean, then: () => void): void => {
    if (there()) return afterPaint(then)
    const changed = new MutationObserver(() => {
      if (!there()) return
      changed.disconnect()
      afterPaint(then)
    })
    changed.observe(document, { childList: true, characterData: true, subtree: true })
  }
  const waiting = new Set<() => void>()
  const happened = (): void => {
    for (const look of waiting) look()
  }
  const soonAs = (there: () => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error('it has not happened within two minutes')), 120_000)
      const look = () => {
        if (!there()) return
        waiting.delete(look)
        resolve()
      }
      waiting.add(look)
      look()
    })
  seen.until = (what) => soonAs(() => seen[what] > 0)
  seen.untilSaved = (count) => soonAs(() => seen.saves.length >= count)
  const isList = (): boolean => document.querySelector('h1')?.textContent === 'Logbook'
  until(
    () => document.querySelector(selector) !== null,
    () => {
      seen.drawn = performance.now()
      happened()
    },
  )
  until(
    () => document.querySelector(`#root ${selector}`) !== null && document.querySelector('#still') === null,
    () => {
      seen.live = performance.now()
      happened()
    },
  )
  document.addEventListener(
    'click',
    (e) => {
      const link = e.target instanceof Element ? e.target.closest(selector) : null
      if (!(link instanceof HTMLAnchorElement)) return
      const { pathname } = link
      until(
        () => location.pathname === pathname && !isList(),
        () => {
          seen.opened = performance.now()
          happened()
        },
      )
    },
    true,
  )

  let last = 0
  let counting = false
  const frame = (at: number): void => {
    if (!counting) return
    if (last > 0) seen.frames.push(at - last)
    last = at
    requestAnimationFrame(frame)
  }
  seen.countFrames = (on) => {
    counting = on
    last = 0
    if (on) requestAnimationFrame(frame)
  }

  const watch = (type: string, take: (entry: PerformanceEntry) => void, more: object = {}): void => {
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more })
  }
  watch('long-animation-frame', (e) => seen.longFrames.push({ ms: e.duration, blocking: (e as PerformanceEntry & { blockingDuration: number }).blockingDuration }))
  watch('largest-contentful-paint', (e) => {
    seen.lcp = e.startTime
  })
  watch('paint', (e) => {
    if (e.name === 'first-contentful-paint') seen.fcp = e.startTime
  })
  watch('longtask', (e) => seen.tasks.push({ at: e.startTime, ms: e.duration }))
  watch(
    'event',
    (e) => {
      const { interactionId } = e as PerformanceEventTiming
      if (interactionId > 0) seen.interactions.push({ id: interactionId, ms: e.duration, name: e.name })
    },
    { durationThreshold: 16 },
  )

  // A save begins with the touch of Submit, and is one when the transaction that put into the outbox is complete.
  let touched = 0
  let heard = 0
  document.addEventListener(
    'click',
    (e) => {
      const button = e.target instanceof Element ? e.target.closest('button') : null
      if (button?.textContent !== 'Submit') return
      touched = e.timeStamp
      heard = performance.now() - touched
    },
    true,
  )
  const put = IDBObjectStore.prototype.put
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<IDBObjectStore['put']>) {
    if (this.name === 'outbox' && touched > 0) {
      const [from, heardAfter] = [touched, heard]
      touched = 0
      if (this.transaction.durability !== 'strict') throw new Error('a save that is not strict')
      this.transaction.addEventListener('complete', () => {
        const committed = performance.now() - from
        until(
          isList,
          () => {
            seen.saves.push({ heard: heardAfter, committed, shown: performance.now() - from })
            happened()
          },
        )
      })
    }
    return put.apply(this, args)
  }
}
