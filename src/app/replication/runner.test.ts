import { expect, test } from 'vitest'
import { createRunner } from './runner.ts'

const HOUR = 3_600_000

test('what is asked for while a round ends is not put off to the next usual one', async () => {
  let rounds = 0
  const runner = createRunner(async () => {
    rounds += 1
    // A deed is written after this round has sent what was there.
    if (rounds === 1) runner.plan(1)
    runner.planBy(HOUR)
    return { phase: 'idle', again: false }
  })
  await runner.run()
  await expect.poll(() => rounds).toBe(2)
  runner.halt()
})

test('where nothing was asked for, the usual one comes', async () => {
  let rounds = 0
  const runner = createRunner(async () => {
    rounds += 1
    return { phase: 'idle', again: false }
  })
  runner.plan(HOUR)
  runner.planBy(1)
  await expect.poll(() => rounds).toBe(1)
  runner.halt()
})
