/**
 * The line between a device and the server, and all that goes wrong on it. Every message is a text that the other side
 * parses; an answer is told to the device as src/app/replication/http.ts tells it.
 */
import type { Answer, Ask } from '#app/replication/http.ts'
import { apiError } from '#sync/account.ts'
import type * as z from 'zod/mini'
import type { Chance } from './chance.ts'
import { type Device, Killed, type Tab, takeClock } from './device.ts'
import { faults } from './faults.ts'
import type { Reply, SchoolServer } from './school-server.ts'
import { turn } from './stage.ts'
import type { Tally } from './tally.ts'
import { Violation } from './violation.ts'

type Refused = Extract<Answer<never>, { why: 'refused' }>
const unreachable = { ok: false, why: 'unreachable' } as const

const understood = <T>(reply: Reply, schema: z.ZodMiniType<T>): Answer<T> => {
  const value: unknown = JSON.parse(reply.text)
  if (reply.status >= 200 && reply.status < 300) {
    const parsed = schema.safeParse(value)
    return parsed.success ? { ok: true, value: parsed.data } : unreachable
  }
  const error = apiError.safeParse(value)
  const no: Refused = { ok: false, why: 'refused', status: reply.status, body: value, error: error.success ? error.data : null, retryAfter: reply.retryAfter }
  return no
}

export interface Network {
  /** @param trouble how likely each request meets a fault · @param alone no round runs beside: one may wait long for its answer */
  readonly askOf: (device: Device, tab: Tab, trouble: number, alone: boolean) => Ask
  /** Something was put on the way that comes later; resolves when a round begins to wait for it. */
  readonly held: () => Promise<void>
  /** Lets one of the late messages arrive. @param before hears whose it is · @returns false if none is under way */
  readonly deliver: (before?: (device: Device) => Promise<void>) => Promise<boolean>
  /** What is still under way never arrives. */
  readonly forget: () => void
}

/** A round that asks more often than this will never end. */
const MOST_QUESTIONS = 300

interface Late {
  readonly device: Device
  readonly tab: Tab
  readonly arrive: () => Promise<void>
  /** Somebody waits for it: it dies with its tab. */
  readonly awaited: boolean
}

export const createNetwork = (chance: Chance, server: SchoolServer, tally: Tally): Network => {
  let late: Late[] = []
  let tellHeld: () => void = () => undefined
  const held = (): Promise<void> => new Promise((resolve) => (tellHeld = resolve))
  const wait = <T>(device: Device, tab: Tab, finish: () => Promise<T>): Promise<T> =>
    new Promise((resolve) => {
      late.push({ device, tab, awaited: true, arrive: async () => resolve(await finish()) })
      tellHeld()
    })

  const askOf = (device: Device, tab: Tab, trouble: number, alone: boolean): Ask => {
    let asked = 0
    return async <T>(path: string, schema: z.ZodMiniType<T>, q: { json?: unknown }) => {
      asked += 1
      if (asked > MOST_QUESTIONS) throw new Violation('I0', `${device.name} asks without end: ${path} ${JSON.stringify(q.json)}`)
      const body = JSON.stringify(q.json)
      const send = () => server.handle(device.person, path, body)
      const hear = (reply: Reply): Answer<T> => {
        const answer = understood(reply, schema)
        const { drop = [], results = [] } = (answer.ok ? answer.value : {}) as { drop?: readonly string[]; results?: readonly { status: string }[] }
        const isGap = results.some((r) => r.status === 'gap')
        if (isGap) tally.count('gaps')
        if (reply.status === 409) tally.count('rewinds')
        if (isGap || reply.status === 409) device.rewinds += 1
        if (drop.length > 0) device.drops += 1
        return answer
      }
      if (!alone) for (let i = chance.below(30); i > 0; i -= 1) await turn()
      if (!chance.odds(trouble)) return hear(await send())
      const fault = chance.weighted(faults)
      tally.count(fault)
      switch (fault) {
        case 'request lost':
          return unreachable
        case 'answer lost':
        case 'answer cut short':
          await send()
          return unreachable
        case 'request twice': {
          const first = await send()
          const second = await send()
          return hear(chance.odds(0.5) ? first : second)
        }
        case 'request late, nobody waits':
          late.push({ device, tab, awaited: false, arrive: async () => void (await send()) })
          return unreachable
        case 'request late':
          return alone ? wait(device, tab, async () => hear(await send())) : hear(await send())
        case 'answer late': {
          const reply = await send()
          return alone ? wait(device, tab, async () => hear(reply)) : hear(reply)
        }
        case 'server busy':
          return hear({ status: 503, text: '{"error":"server-failed","retryAfter":5}', retryAfter: 5 })
        case 'session over':
          return hear({ status: 401, text: '{"error":"not-signed-in"}', retryAfter: null })
        case 'build too old':
          return hear({ status: 426, text: '{"upgrade":true,"minSv":1,"maxSv":1}', retryAfter: null })
        case 'batch too large': {
          const { mutations = [] } = q.json as { mutations?: readonly unknown[] }
          return hear(mutations.length > 1 ? { status: 413, text: '{"error":"bad-request"}', retryAfter: null } : await send())
        }
        case 'row fails':
          server.trouble.rowsLeft = 1 + chance.below(3)
          return hear(await send())
        case 'commit fails':
          server.trouble.commit = true
          return hear(await send())
        case 'killed before the answer':
          await send()
          tab.power.on = false
          throw new Killed()
      }
    }
  }

  return {
    askOf,
    held,
    deliver: async (before = async () => undefined) => {
      late = late.filter((l) => !l.awaited || l.tab.power.on)
      const [one] = late.splice(chance.below(late.length), 1)
      if (one === undefined) return false
      await before(one.device)
      takeClock(one.device)
      const heldAgain = held()
      await one.arrive()
      if (one.awaited) await Promise.race([one.tab.round, heldAgain])
      return true
    },
    forget: () => {
      late = []
    },
  }
}
