import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { runSeed } from './run-seed.ts'
import { fillTemplate } from './template-school.ts'
const dir = mkdtempSync('/dev/shm/sim-')
await fillTemplate(join(dir, 't'))
const [from, n, steps = 60, trace] = process.argv.slice(2).map(Number)
const counts: Record<string, number> = {}
const t = performance.now(), cpu0 = process.cpuUsage()
let bad = 0
for (let s = from!; s < from! + n!; s++) {
  const v = await runSeed(s, steps, { template: join(dir, 't'), folder: join(dir, 'f'), both: false }, trace ? (l) => console.log(l) : undefined)
  for (const [k, c] of Object.entries(v.counts)) counts[k] = (counts[k] ?? 0) + c
  if (process.env.T) console.log(s, Math.round(process.cpuUsage(cpu0).user/1000))
  if (v.failure) { bad++; if (bad < 6) console.log(s, v.failure.step, v.failure.during, v.failure.invariant, v.failure.what.slice(0, 900)) }
}
console.log(bad, "bad", ((performance.now() - t) / n!).toFixed(1), `ms a seed, cpu ${((process.cpuUsage(cpu0).user + process.cpuUsage(cpu0).system)/1000/n!).toFixed(1)}`, JSON.stringify(counts, null, 0))
