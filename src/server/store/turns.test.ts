import { expect, it } from 'vitest'
import { createTurns } from './turns.ts'

const door = () => {
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { opened, open }
}

it('those of one key go one after the other in the order they asked; others pass them', async () => {
  const inTurn = createTurns()
  const [first, done] = [door(), [] as string[]]
  const does = (name: string, until?: Promise<void>) => async () => {
    await until
    done.push(name)
  }
  const all = [inTurn(['a'], does('first', first.opened)), inTurn(['a'], does('second')), inTurn(['b'], does('other')), inTurn([], does('free'))]
  await Promise.all(all.slice(2))
  expect(done.toSorted()).toEqual(['free', 'other'])
  first.open()
  await Promise.all(all)
  expect(done.slice(2)).toEqual(['first', 'second'])
})

it('one that fails does not bar the way, and hears of it itself', async () => {
  const inTurn = createTurns()
  const fails = inTurn(['a'], () => Promise.reject(new Error('no')))
  const next = inTurn(['a'], async () => 'next')
  await expect(fails).rejects.toThrow('no')
  expect(await next).toBe('next')
})

it('who names two keys waits for both, and holds the first while waiting for the second', async () => {
  const inTurn = createTurns()
  const [first, done] = [door(), [] as string[]]
  const all = [
    inTurn(['a'], () => first.opened.then(() => void done.push('one'))),
    inTurn(['founding', 'a'], async () => void done.push('both')),
    inTurn(['founding'], async () => void done.push('founding')),
  ]
  await new Promise((r) => setTimeout(r, 10))
  expect(done).toEqual([])
  first.open()
  await Promise.all(all)
  expect(done).toEqual(['one', 'both', 'founding'])
})
