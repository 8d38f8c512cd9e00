// News without asking: by stream, by long-poll where streams do not come through, and back.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLive, type Live } from './live.ts'
import { usualPace } from './pace.ts'
import type { Stop } from './stop.ts'

interface Stream {
  readonly say: (event: 'hello' | 'poke' | 'error') => void
  readonly closed: () => boolean
}

let streams: Stream[] = []
let polls = 0
let pokes = 0
let cuts: number[] = []
let pollEnds: (signal: AbortSignal) => Promise<Stop | null>
let live: Live
const begin = (pace: Partial<typeof usualPace> = {}) => {
  live = createLive({
    openStream: () => {
      const target = new EventTarget()
      let closed = false
      streams.push({ say: (event) => target.dispatchEvent(new Event(event)), closed: () => closed })
      return Object.assign(target, { close: () => (closed = true) }) as unknown as EventSource
    },
    poll: async (signal) => {
      polls += 1
      return pollEnds(signal)
    },
    onPoke: () => (pokes += 1),
    // As the replicator does after a round that went well.
    onCut: (n) => {
      cuts.push(n)
      live.start()
    },
    pace: { ...usualPace, pollGap: 5, ...pace },
  })
  live.start()
}
const held = (signal: AbortSignal) => new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null)))
const until = (what: () => boolean) => vi.waitFor(() => expect(what()).toBe(true), { timeout: 10_000, interval: 5 })
const last = () => streams.at(-1)

beforeEach(() => {
  streams = []
  cuts = []
  polls = 0
  pokes = 0
  pollEnds = held
})
afterEach(() => live.stop())

test('[LV1] a poke is passed on; the stream stays, and a second start opens no other', () => {
  begin()
  last()?.say('hello')
  last()?.say('poke')
  last()?.say('poke')
  live.start()
  expect(pokes).toBe(2)
  expect(streams).toHaveLength(1)
})

test('[LV2] after three streams that are cut at once, news come by a pull that waits', async () => {
  begin()
  for (let i = 0; i < 3; i += 1) {
    last()?.say('hello')
    last()?.say('error')
  }
  await until(() => polls === 1)
  expect(cuts).toEqual([1, 2, 3])
  expect(streams).toHaveLength(3)
  expect(streams.every((s) => s.closed())).toBe(true)
})

test('[LV2] so after three that say nothing, though they stay open: something holds them back', async () => {
  begin({ hello: 5 })
  await until(() => polls === 1)
  expect(streams).toHaveLength(3)
})

test('a stream that lasted makes good for those before it', async () => {
  begin({ soon: 500, lasting: 500 })
  const cutAtOnce = () => {
    last()?.say('hello')
    last()?.say('error')
  }
  cutAtOnce()
  cutAtOnce()
  last()?.say('hello')
  await new Promise((resolve) => setTimeout(resolve, 550))
  last()?.say('error')
  cutAtOnce()
  expect(cuts).toEqual([1, 2, 0, 1])
  expect(polls).toBe(0)
})

test('[LV2] one pull follows the other; a stream is tried again after a while, and stays if it speaks', async () => {
  pollEnds = async () => null
  begin({ hello: 5, streamAgain: 200 })
  await until(() => polls > 3)
  await until(() => streams.length === 4)
  last()?.say('hello')
  const before = polls
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(polls).toBe(before)
  expect(streams).toHaveLength(4)
})

test('a pull that comes to no end leaves the word to a round', async () => {
  begin({ hello: 5 })
  await until(() => polls === 1)
  live.stop()
  cuts = []
  pollEnds = async () => (cuts.length === 0 ? { stop: 'needs-sign-in' } : null)
  live.start()
  await until(() => cuts.length === 1)
})

test('nothing is open while nobody looks, and what was is closed', async () => {
  begin()
  live.stop()
  expect(last()?.closed()).toBe(true)
  const seen = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  live.start()
  expect(streams).toHaveLength(1)
  seen.mockRestore()
})
