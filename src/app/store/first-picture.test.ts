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

test('of those who waited each has a turn of its own, so that a touch can come between two of them', async () => {
  const { afterFirstPicture, beginReading } = createFirstPicture()
  const order: string[] = []
  const first = afterFirstPicture().then(async () => {
    order.push('the first')
    for (let n = 0; n < 100; n += 1) await Promise.resolve()
    order.push('all that it does at once')
  })
  const second = afterFirstPicture().then(() => order.push('the second'))
  beginReading()()
  await Promise.all([first, second])
  expect(order).toEqual(['the first', 'all that it does at once', 'the second'])
})
