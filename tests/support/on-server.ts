/** What the server has, asked by the wire as a new device of that person would: the other half of every promise. */
import { randomUUID } from 'node:crypto'
import { type Profile } from '#sync/account.ts'
import { type Mutation, PROTOCOL_VERSION, type PullResponse, type PushResponse, SCHEMA_VERSION } from '#sync/protocol.ts'
import type { RowOf, RowType } from '#sync/rows.ts'
import type { ServerProcess } from './server-process.ts'

/** One more device of a person, without a screen. */
export interface Witness {
  readonly profile: Profile
  /** Everything of that type that the person may hold, as the server has it now. */
  rows<T extends RowType>(type: T): Promise<readonly RowOf<T>[]>
  /** Does deeds as that person, in order. @throws if the server refuses one */
  deeds(deeds: readonly { readonly name: string; readonly args: unknown }[]): Promise<void>
}

/** @throws if the account cannot sign in */
export const signInWitness = async ({ url }: Pick<ServerProcess, 'url'>, username: string): Promise<Witness> => {
  const ask = async <T>(path: string, body: unknown, cookie = ''): Promise<{ value: T; cookie: string }> => {
    const response = await fetch(`${url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return { value: (await response.json()) as T, cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '' }
  }
  const { value: profile, cookie } = await ask<Profile>('/api/session', { username, password: 'craftlog-demo' })
  const speaker = { proto: PROTOCOL_VERSION, sv: SCHEMA_VERSION, person: profile.person, clientId: randomUUID() }
  let mid = 0
  return {
    profile,
    rows: async <T extends RowType>(type: T) => {
      const rows = new Map<string, RowOf<T>>()
      let page: Pick<PullResponse, 'cursors' | 'hw' | 'more'> = { cursors: {}, hw: null, more: true }
      while (page.more) {
        const asked = { ...speaker, clientId: randomUUID(), cursors: page.cursors, hw: page.hw, resolved: 0 }
        const { value } = await ask<PullResponse>('/sync/v1/pull', asked, cookie)
        for (const r of value.rows) if (r.type === type && r.data !== null) rows.set(r.id, r.data as RowOf<T>)
        page = value
      }
      return [...rows.values()]
    },
    deeds: async (deeds) => {
      for (let from = 0; from < deeds.length; from += 100) {
        const mutations = deeds.slice(from, from + 100).map((deed): Mutation => ({ mid: (mid += 1), uid: randomUUID(), at: Date.now(), ...deed }))
        const { value } = await ask<PushResponse>('/sync/v1/push', { ...speaker, clientTime: Date.now(), mutations }, cookie)
        const bad = value.results.filter((r) => r.status !== 'ok')
        if (bad.length > 0 || value.results.length < mutations.length) throw new Error(`not accepted: ${JSON.stringify(bad)}`)
      }
    },
  }
}

/** @returns as many deeds, each of them the handing in of a log at the apprentice's present placement, six a day back from yesterday */
export const logsOf = async (apprentice: Witness, count: number, content: (n: number) => { readonly task: string; readonly whatIDid: string }) => {
  const placement = (await apprentice.rows('placement')).filter((p) => p.apprentice === apprentice.profile.person).at(-1)
  const empty = { minutes: 45, competencies: [], measurements: [], attempts: null, ownDefects: '', improvement: '', notApplicable: [] }
  return Array.from({ length: count }, (_, n) => {
    const practisedOn = new Date(Date.now() - (1 + n / 6) * 86_400_000).toISOString().slice(0, 10)
    return { name: 'practiceLog.submit', args: { id: randomUUID(), placement: placement?.id, zone: 0, content: { ...empty, practisedOn, ...content(n) } } }
  })
}
