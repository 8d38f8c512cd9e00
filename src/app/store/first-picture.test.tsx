import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'

afterEach(cleanup)

test('what a start owes the eye comes first: what can wait waits for the first answer, and no longer', async () => {
  vi.resetModules()
  const { afterFirstPicture } = await import('./first-picture.ts')
  const { useFirstReading } = await import('./use-first-reading.ts')
  const Reader = ({ isWaiting }: { readonly isWaiting: boolean }) => {
    useFirstReading(isWaiting)
    return <p>{isWaiting ? 'nothing yet' : 'a logbook'}</p>
  }
  const order: string[] = []
  const waited = afterFirstPicture().then(() => order.push('what can wait'))
  const { rerender } = render(<Reader isWaiting />)
  await new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)))
  expect(order).toEqual([])
  order.push('answer')
  rerender(<Reader isWaiting={false} />)
  await waited
  expect(screen.getByText('a logbook')).toBeTruthy()
  expect(order).toEqual(['answer', 'what can wait'])
  // Whoever comes later waits for nothing.
  await afterFirstPicture()
})

test('a screen that reads nothing holds nobody up for ever', async () => {
  vi.resetModules()
  vi.useFakeTimers()
  try {
    const { afterFirstPicture } = await import('./first-picture.ts')
    const waited = afterFirstPicture()
    await vi.advanceTimersByTimeAsync(4_000)
    await waited
  } finally {
    vi.useRealTimers()
  }
})
