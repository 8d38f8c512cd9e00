import { expect, it } from 'vitest'
import { portfolioOf, type Scope } from '#sync/scope.ts'
import { heLan, liWei, SCHOOL, zhangGang } from '#tests/support/people.ts'
import { createEventHub } from './event-hub.ts'

const settled = () => new Promise((r) => setTimeout(r, 0))
const commit = (scope: Scope, grantsChanged = false) => ({ school: SCHOOL, scopes: new Set([scope]), grantsChanged })
const [his, hers] = [portfolioOf(liWei.id), portfolioOf(heLan.id)]

const ear = (over: { readonly by?: 'stream' | 'held-pull'; readonly scopes?: () => Promise<readonly Scope[]> } = {}) => {
  const heard: string[] = []
  return {
    heard,
    by: over.by ?? 'stream',
    school: SCHOOL,
    person: zhangGang.id,
    scopes: over.scopes ?? (async () => [his]),
    poke: () => void heard.push('poke'),
    end: (why: string) => void heard.push(why),
  }
}

it('[LV1] no commit is missed from the moment of listening on, even while rights are still looked up', async () => {
  const hub = createEventHub()
  const mentor = ear({ scopes: () => new Promise(() => undefined) })
  hub.listen(mentor)
  hub.heard(commit(his))
  expect(mentor.heard).toEqual(['poke'])
})

it('[LV1] an answer about rights that is out of date does not make anybody deaf', async () => {
  const hub = createEventHub()
  const answers: ((scopes: readonly Scope[]) => void)[] = []
  const mentor = ear({ scopes: () => new Promise((resolve) => answers.push(resolve)) })
  hub.listen(mentor)
  hub.heard(commit(hers, true))
  answers[1]?.([his, hers])
  await settled()
  answers[0]?.([his])
  await settled()
  hub.heard(commit(hers))
  expect(mentor.heard).toEqual(['poke', 'poke'])
})

it('the seventeenth of a kind ends the oldest, which hears nothing more; the other kind is counted apart', async () => {
  const hub = createEventHub()
  const held = ear({ by: 'held-pull' })
  hub.listen(held)
  const streams = Array.from({ length: 17 }, () => ear())
  for (const stream of streams) hub.listen(stream)
  hub.heard(commit(his))
  expect(streams.map((s) => s.heard)).toEqual([['too-many'], ...Array.from({ length: 16 }, () => ['poke'])])
  expect(held.heard).toEqual(['poke'])
})

it('when the server stops all end, and so does whoever comes after', async () => {
  const hub = createEventHub()
  const [early, late] = [ear(), ear()]
  hub.listen(early)
  hub.close()
  hub.listen(late)
  hub.heard(commit(his))
  expect([early.heard, late.heard]).toEqual([['closing'], ['closing']])
})
