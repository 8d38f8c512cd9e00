import { describe, expect, test } from 'vitest'
import { type Step, upgrade } from './upgrade.ts'

const renamed: Step = ({ name, args }) => ({ name: name === 'log.hand-in' ? 'practiceLog.submit' : name, args })
const minutes: Step = ({ name, args }) => ({ name, args: { minutes: Number((args as { hours?: number } | null)?.hours ?? 0) * 60 } })
const way = new Map([
  [1, renamed],
  [2, minutes],
])
const old = { name: 'log.hand-in', args: { hours: 2 } }

describe('[VS2] a mutation of an older build is brought up to present words', () => {
  test('step by step, from whichever it was written under', () => {
    expect(upgrade(1, 3, old, way)).toEqual({ name: 'practiceLog.submit', args: { minutes: 120 } })
    expect(upgrade(2, 3, old, way)).toEqual({ name: 'log.hand-in', args: { minutes: 120 } })
    expect(upgrade(3, 3, old, way)).toEqual(old)
  })

  test('where no way leads, there is none', () => {
    expect(upgrade(4, 3, old, way)).toBeNull()
    expect(upgrade(0, 3, old, way)).toBeNull()
    expect(upgrade(1, 4, old, way)).toBeNull()
  })

  test('arguments of any shape are borne', () => {
    for (const args of [null, undefined, 7, [], 'x']) expect(upgrade(1, 3, { name: 'x', args }, way)).not.toBeNull()
  })
})
