/** A server that has just started runs slowly for its first seconds; these have answered some before they are measured. */
import { apprenticeId, placementId } from './big-school.ts'
import { loadDevice } from './server/load-device.ts'
import { newLog, newLogArgs } from './logs.ts'
import { WRITES_A_PUSH } from './pages/peer.ts'

const TIMES = 30

/** Another apprentice hands in three thousand logs, like those that will be measured, and fetches them. */
export const warmSchool = async (url: string): Promise<void> => {
  const device = loadDevice(url, apprenticeId(0), placementId(0), 'bench-warm-up', 0, (n) => newLogArgs(n).content)
  for (let n = 0; n < TIMES; n += 1) await device.push(WRITES_A_PUSH)
  for (let n = 0; n < TIMES; n += 1) await device.pull()
}

/** As much for the other end of the peers. */
export const warmPeerServer = async (url: string): Promise<void> => {
  const body = JSON.stringify(Array.from({ length: WRITES_A_PUSH }, (_, n) => newLog(n)))
  for (let n = 0; n < TIMES; n += 1) {
    for (const answer of [fetch(`${url}/push`, { method: 'POST', body }), fetch(`${url}/recorded/0`), fetch(`${url}/rows?after=0&limit=1000`)]) await (await answer).arrayBuffer()
  }
}
