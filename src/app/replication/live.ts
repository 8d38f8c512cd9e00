/**
 * Hears of news while the page is seen: by a stream of pokes, or, where a proxy holds streams back or cuts them, by a
 * pull that the server answers when there is news. A poke says only "look"; what there is to see comes by pull.
 */
import type { Pace } from './pace.ts'
import type { Stop } from './stop.ts'

interface LiveBy {
  readonly openStream: () => EventSource
  /** One pull that may be held back by the server; null when it came to its end. */
  readonly poll: (signal: AbortSignal) => Promise<Stop | null>
  readonly onPoke: () => void
  /** It has ended by itself; a round will show what is the matter. @param cuts how many in a row were bad */
  readonly onCut: (cuts: number) => void
  readonly pace: Pick<Pace, 'hello' | 'soon' | 'lasting' | 'streamAgain' | 'pollGap'>
}

export interface Live {
  /** Does nothing if it is under way, or the page is hidden. */
  start(): void
  stop(): void
}

/** So many bad streams in a row, and it is done by pulls. */
const ENOUGH = 3

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })

export const createLive = ({ openStream, poll, onPoke, onCut, pace }: LiveBy): Live => {
  let bad = 0
  /** Ends what is under way. */
  let end: AbortController | null = null

  const listen = (): void => {
    const mine = new AbortController()
    end = mine
    const since = performance.now()
    const stream = openStream()
    const isSilent = setTimeout(() => cut(), pace.hello)
    mine.signal.addEventListener('abort', () => (clearTimeout(isSilent), stream.close()), { once: true })
    const cut = (heard = false): void => {
      if (mine.signal.aborted) return
      mine.abort()
      end = null
      const lasted = performance.now() - since
      // The browser would try again at its own pace for ever, also with an ended session.
      if (lasted >= pace.lasting) bad = 0
      else if (!heard || lasted < pace.soon) bad += 1
      onCut(bad)
    }
    let heard = false
    const hear = () => {
      heard = true
      clearTimeout(isSilent)
    }
    stream.addEventListener('hello', hear)
    stream.addEventListener('poke', () => {
      hear()
      onPoke()
    })
    stream.addEventListener('error', () => cut(heard))
  }

  const pollOn = async (): Promise<void> => {
    const mine = new AbortController()
    end = mine
    const again = setTimeout(() => {
      mine.abort()
      listen()
    }, pace.streamAgain)
    mine.signal.addEventListener('abort', () => clearTimeout(again), { once: true })
    for (;;) {
      // A server that does not know how to wait answers at once.
      const [stop] = await Promise.all([poll(mine.signal).catch((): Stop => ({ stop: 'failed', ms: null })), pause(pace.pollGap, mine.signal)])
      if (mine.signal.aborted) return
      if (stop === null) continue
      mine.abort()
      end = null
      onCut(bad)
      return
    }
  }

  return {
    start: () => {
      if (end !== null || document.visibilityState === 'hidden') return
      if (bad < ENOUGH) listen()
      else void pollOn()
    },
    stop: () => {
      end?.abort()
      end = null
    },
  }
}
