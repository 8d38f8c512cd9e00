/** One of the processes that share the seeds: gets a block of them, answers with what failed and what happened. */
import { join } from 'node:path'
import type { Failure } from './run-seed.ts'
import type { Tally } from './tally.ts'
import { breakWith } from './variants.ts'

export interface Course {
  readonly seed: number
  /** How many things happen before all is healed. */
  readonly steps: number
}
export interface BlockDone {
  readonly ran: number
  readonly failures: readonly Failure[]
  readonly counts: Tally['counts']
}

const [home = '', variant = '', both = ''] = process.argv.slice(2)
if (variant !== '') breakWith(variant)
// Only now, so that they come broken.
const { runSeed } = await import('./run-seed.ts')
const { fillTemplate } = await import('./template-school.ts')

const where = { template: join(home, 'template'), folder: join(home, 'server'), both: both === 'both' }
process.on('disconnect', () => process.exit())
// The one who started it tells when to go; the key that stops both must not stop this one first.
process.on('SIGINT', () => undefined)

await fillTemplate(where.template)
process.on('message', (block: readonly Course[]) => {
  void (async () => {
    const failures: Failure[] = []
    const counts: Record<string, number> = {}
    for (const { seed, steps } of block) {
      if (!process.connected) return
      const verdict = await runSeed(seed, steps, where)
      if (verdict.failure !== null) failures.push(verdict.failure)
      for (const [what, n] of Object.entries(verdict.counts)) counts[what] = (counts[what] ?? 0) + n
      // A course leaves no moment free: here the process hears whether it is still wanted.
      await new Promise((resolve) => setImmediate(resolve))
    }
    if (process.connected) process.send?.({ ran: block.length, failures, counts } satisfies BlockDone)
  })()
})
process.send?.('ready')
