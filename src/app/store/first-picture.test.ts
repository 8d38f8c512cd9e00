import { expect, test, vi } from 'vitest'
import { createFirstPicture } from './first-picture.ts'

const frames = () => new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)))

test('what a start owes the eye comes first: what can wait waits for the first answer, and no longer', async () => {
  const { afterFirstPicture, beginReading } = createFirstPicture()
  const order: string[] = []
  const waited = afterFirstPicture().then(() => order.push('what can wait'))
  const answered = beginReading()
  await frames()
  expect(order).toEqual([])
  order.push('answer')
  answered()
  await waited
  expect(order).toEqual(['answer', 'what can wait'])
  // Whoever comes later waits for nothing.
  await afterFirstPicture()
})

test('an answer that makes the screen ask for more is not the last', async () => {
  const { afterFirstPicture, beginReading } = createFirstPicture()
  let isDrawn = false
  void afterFirstPicture().then(() => (isDrawn = true))
  const first = beginReading()
  first()
  const second = beginReading()
  await frames()
  expect(isDrawn).toBe(false)
  second()
  await afterFirstPicture()
})

test('a screen that reads nothing holds nobody up for ever', async () => {
  vi.useFakeTimers()
  try {
    const waited = createFirstPicture().afterFirstPicture()
    await vi.advanceTimersByTimeAsync(4_000)
    await waited
  } finally {
    vi.useRealTimers()
  }
})
