/**
 * Runs simulated courses: `node tests/simulation/simulate.ts --seeds 500 [--from 1] [--steps 30] [--break VARIANT] [--both]
 * [--keep] [--json]`. Exit 1 if a promise was broken (with `--break`: if none was).
 */
import { parseArgs } from 'node:util'
import { coursesFrom, runSeeds } from './run-seeds.ts'
import { STEPS } from './steps-of-a-course.ts'
import { VARIANTS } from './variants.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '500' },
    from: { type: 'string', default: '1' },
    steps: { type: 'string', default: String(STEPS) },
    break: { type: 'string', default: '' },
    both: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})

const stop = new AbortController()
process.once('SIGINT', () => stop.abort())

const [first, seeds, steps] = [Number(values.from), Number(values.seeds), Number(values.steps)]
const say = (line: string): void => {
  process.stderr.write(process.stderr.isTTY ? `\r${line}` : `${line}\n`)
}

const report = await runSeeds({ courses: coursesFrom(first, seeds, steps), variant: values.break, both: values.both, keepGoing: values.keep, signal: stop.signal, say })
if (values.json) console.log(JSON.stringify(report))
else {
  say('')
  const replay = (seed: number) =>
    `npm run simulate -- --seeds 1 --from ${seed}${steps === STEPS ? '' : ` --steps ${steps}`}${values.break === '' ? '' : ` --break ${values.break}`}${values.both ? ' --both' : ''}`
  for (const f of report.failures.slice(0, 10))
    console.log(`\nseed ${f.seed}, step ${f.step} (${f.during})\n${f.invariant}: ${f.promise}\n${f.what}\n${replay(f.seed)}`)
  if (values.break !== '') console.log(`\n${values.break}: ${VARIANTS[values.break]?.without}`)
  const counts = Object.entries(report.counts).toSorted(([a], [b]) => (a < b ? -1 : 1))
  console.log(`\n${counts.map(([what, n]) => `${what} ${n}`).join(' · ')}`)
  console.log(`\n${report.ran} seeds, ${report.failures.length} failing, ${(report.ms / 1000).toFixed(1)} s`)
}
process.exitCode = stop.signal.aborted ? 130 : (report.failures.length > 0) === (values.break === '') ? 1 : 0
