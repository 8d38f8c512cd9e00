// When photos are sent, and what a no, a network or a person changes about it.
import { beforeEach, expect, test, vi } from 'vitest'
import { createPhotoLane, type PhotoLane } from './photo-lane.ts'
import type { Stop } from './stop.ts'
import type { PhotoTalk } from './sync-status.ts'

let answers: (Stop | null)[]
let sends: number
let onWifi: boolean
let waiting: boolean
let said: PhotoTalk[]
let release: (() => void) | null
let lane: PhotoLane
const pace = { backoff: { first: 20, most: 40 } }
beforeEach(() => {
  answers = []
  sends = 0
  onWifi = true
  waiting = true
  said = []
  release = null
  lane = createPhotoLane({
    send: async (_signal, onSending) => {
      sends += 1
      onSending()
      const answer = answers.shift() ?? null
      if (release !== null) await new Promise<void>((go) => (release = go))
      if (answer === null) waiting = false
      return answer
    },
    mayGo: async () => onWifi,
    hasWaiting: async () => waiting,
    report: (talk) => said.push(talk),
    pace,
  })
})
const until = (what: () => boolean) => vi.waitFor(() => expect(what()).toBe(true), { timeout: 5_000, interval: 2 })
const quiet = () => new Promise((r) => setTimeout(r, 60))

test('photos go when there are some, and it is told', async () => {
  lane.go()
  await until(() => said.at(-1) === 'idle')
  expect([sends, said]).toEqual([1, ['sending', 'idle']])
  lane.go()
  await quiet()
  expect(sends).toBe(1)
})

test('what does not get through is tried on and on, with pauses', async () => {
  answers = [{ stop: 'unreachable' }, { stop: 'failed', ms: null }, { stop: 'unreachable' }]
  lane.go()
  await until(() => said.at(-1) === 'idle')
  expect(sends).toBe(4)
})

test('a server that asks for patience gets it, whatever else goes on; a person who comes back does not wait', async () => {
  answers = [{ stop: 'wait', ms: 600_000 }]
  lane.go()
  await until(() => said.at(-1) === 'unreachable')
  lane.go()
  await quiet()
  expect(sends).toBe(1)
  lane.hurry()
  await until(() => said.at(-1) === 'idle')
  expect(sends).toBe(2)
})

test('a network that comes back while a try is about to fail is not forgotten', async () => {
  answers = [{ stop: 'wait', ms: 600_000 }]
  release = () => undefined
  lane.go()
  await until(() => said.at(-1) === 'sending')
  lane.hurry()
  const first = release
  release = null
  first()
  await until(() => said.at(-1) === 'idle')
  expect(sends).toBe(2)
})

test('[PU11] without a session nothing is tried until a round has come through', async () => {
  answers = [{ stop: 'needs-sign-in' }]
  lane.go()
  await until(() => said.at(-1) === 'idle')
  await quiet()
  expect([sends, waiting]).toEqual([1, true])
  lane.go()
  await until(() => !waiting)
})

test('on mobile data they wait, if the person wants that, and go with the Wi-Fi', async () => {
  onWifi = false
  lane.go()
  await until(() => said.at(-1) === 'for-wifi')
  expect(sends).toBe(0)
  onWifi = true
  lane.hurry()
  await until(() => said.at(-1) === 'idle')
  expect(sends).toBe(1)
})

test('never two at a time; a photo that comes meanwhile is sent after them', async () => {
  release = () => undefined
  lane.go()
  await until(() => said.at(-1) === 'sending')
  lane.go()
  lane.go()
  await quiet()
  expect(sends).toBe(1)
  const first = release
  release = null
  waiting = true
  first()
  await until(() => said.at(-1) === 'idle')
  expect(sends).toBe(1)
  waiting = true
  lane.go()
  await until(() => sends === 2)
})

test('who has lost the lead sends nothing any more', async () => {
  answers = [{ stop: 'unreachable' }, { stop: 'unreachable' }]
  lane.go()
  await until(() => said.at(-1) === 'unreachable')
  lane.halt()
  await quiet()
  expect([sends, said.at(-1)]).toEqual([1, 'idle'])
})
