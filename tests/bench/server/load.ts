/** The load generator, in a process of its own: `node load.ts '<plan as JSON>'` prints what it measured as JSON. */
import { liWei, PLACEMENT, wangFang } from '#tests/support/people.ts'
import { apprenticeId, placementId } from '../big-school.ts'
import { rounded, spread } from '../figures.ts'
import { loadDevice, WrongAnswer } from './load-device.ts'
import type { LoadPlan, LoadResult } from './load-plan.ts'

const plan = JSON.parse(process.argv[2] ?? '') as LoadPlan
const times: number[] = []
const errors: Record<string, number> = {}
const start = performance.now()

/** What the server answered wrongly, else what the system calls it (ECONNRESET). */
const nameOf = (error: unknown): string => {
  if (error instanceof WrongAnswer) return error.message
  return error instanceof Error ? String((error as NodeJS.ErrnoException).code ?? error.message) : 'unknown'
}

/** @param due when it should have begun: a queue in front of the server counts too */
const timed = async (work: () => Promise<unknown>, due = performance.now()): Promise<void> => {
  try {
    await work()
    times.push(performance.now() - due)
  } catch (error) {
    errors[nameOf(error)] = (errors[nameOf(error)] ?? 0) + 1
  }
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const urlFor = (n: number): string => plan.urls[n % plan.urls.length] ?? ''
const apprentice = (n: number, name: string) => loadDevice(urlFor(n), apprenticeId(n), placementId(n), `${name}-${n}-bench`, n)

const pushHard = async (devices: number, seconds: number, batch: number, name: string): Promise<void> => {
  const end = start + seconds * 1_000
  const one = async (n: number) => {
    const device = apprentice(n, name)
    while (performance.now() < end) await timed(() => device.push(batch))
  }
  await Promise.all(Array.from({ length: devices }, (_, n) => one(n)))
}

const pullAll = async (device: ReturnType<typeof loadDevice>): Promise<number> => {
  let sum = 0
  for (;;) {
    const { rows, more } = await device.pull()
    sum += rows
    if (!more) return sum
  }
}

const pullQuietly = async (count: number): Promise<void> => {
  const teacher = loadDevice(urlFor(0), wangFang.id, PLACEMENT, 'bench-teacher', 1)
  await pullAll(teacher)
  for (let n = 0; n < count; n += 1)
    await timed(async () => {
      if ((await teacher.pull()).rows > 0) throw new WrongAnswer('news where there should be none')
    })
}

const pullFirst = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1) await timed(() => pullAll(loadDevice(urlFor(0), liWei.id, PLACEMENT, `bench-new-device-${n}`, 2)))
}

/** The same spread of moments in every run (a golden-ratio sequence: even, and in no order). */
const moment = (n: number): number => (n * 0.618_033_988_749_895) % 1

const monday = async (apprentices: number, mutations: number, windowSeconds: number, name: string): Promise<void> => {
  const visit = async (n: number) => {
    const due = start + moment(n) * windowSeconds * 1_000
    await sleep(Math.max(0, due - performance.now()))
    await timed(async () => {
      const device = apprentice(n, name)
      await device.push(mutations)
      await pullAll(device)
    }, due)
  }
  await Promise.all(Array.from({ length: apprentices }, (_, n) => visit(n)))
}

if (plan.kind === 'push') await pushHard(plan.devices, plan.seconds, plan.batch, plan.name)
if (plan.kind === 'quiet-pull') await pullQuietly(plan.times)
if (plan.kind === 'first-pull') await pullFirst(plan.times)
if (plan.kind === 'monday') await monday(plan.apprentices, plan.mutations, plan.windowSeconds, plan.name)

const seconds = (performance.now() - start) / 1_000
const result: LoadResult = { aSecond: rounded(times.length / seconds), ms: spread(times), requests: times.length, seconds: rounded(seconds), errors }
process.stdout.write(JSON.stringify(result), () => process.exit(0))
