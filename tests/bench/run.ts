/**
 * The client beside its peers, in one run: `npm run bench -- [--rows 10000] [--runs 5] [--json]`. Real Chromium, a fresh
 * profile for each, peers in turn; the real client against the real server process. docs/benchmarks.md says what each
 * number means.
 */
import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openStore } from '#server/store/store.ts'
import { liWei, wangFang } from '#tests/support/people.ts'
import { progress, readOptions, runBench, scratchFolder, thisMachine } from './bench-run.ts'
import { fillBigSchool, tokenOf } from './big-school.ts'
import { script, type Server, startServer } from './child.ts'
import { buildPages } from './client/build-pages.ts'
import { openDevice } from './client/device.ts'
import { type Measured, measurePeer, measureQuietPulls } from './client/measure.ts'
import { clientReport, type PeerName, PEERS } from './client/report.ts'
import { type EngineSize, weighEngine, weighEngineAndTrade } from './engine-size.ts'
import { recordFirstSync } from './endpoint/recorded.ts'
import { placeInEnv } from './server/setups.ts'
import { warmPeerServer, warmSchool } from './warm-up.ts'
import { rounded } from './figures.ts'
import { clientTable } from './tables.ts'

const { json, number } = readOptions({ rows: 10_000, runs: 5 })
const kb = ({ bytes }: EngineSize): number => rounded(bytes / 1_024)
/** Wang Fang holds two scopes of each. */
const APPRENTICES = 100
const QUIET_PULLS = 200

await runBench(async (opened) => {
  const folder = scratchFolder()
  const inFolder = (name: string) => {
    const path = join(folder, name)
    mkdirSync(path, { recursive: true })
    return path
  }
  progress('building the pages')
  const pages = await buildPages(inFolder('dist'))
  const seeded = inFolder('seeded')
  const store = await openStore({ folder: seeded })
  await fillBigSchool(store, { logs: number.rows, apprentices: APPRENTICES }, progress)
  await store.close()

  let count = 0
  /** The real server on a copy of the school of its own, so that each run finds the same. */
  const startSchool = async (): Promise<Server> => {
    const copy = inFolder(`school-${++count}`)
    cpSync(seeded, copy, { recursive: true })
    const server = await startServer(script('./school-server.ts'), [pages.dist], placeInEnv({ folder: copy }))
    await warmSchool(server.url)
    return server
  }
  const school = await startSchool()
  const recordings = inFolder('recorded')
  progress(`recorded ${Math.round((await recordFirstSync(school.url, recordings)) / 1_024)} KB of first sync`)
  await school.stop()
  const startPeerServer = async (): Promise<Server> => {
    const own = inFolder(`peer-${++count}`)
    cpSync(recordings, own, { recursive: true })
    const server = await startServer(script('./endpoint/peer-server.ts'), [own, pages.dist, String(number.rows)])
    await warmPeerServer(server.url)
    return server
  }

  const measured: Record<PeerName, Measured[]> = { floor: [], craftlog: [], rxdb: [], pouchdb: [] }
  for (let run = 1; run <= number.runs; run += 1) {
    for (const peer of PEERS) {
      const isOurs = peer === 'craftlog'
      const server = await (isOurs ? startSchool() : startPeerServer())
      const device = await openDevice(folder, server.url, `/?peer=${peer}`, isOurs ? tokenOf(liWei.id) : null)
      opened(device.close)
      const m = await measurePeer(device, peer, number.rows)
      measured[peer].push(m)
      progress(`run ${run} of ${number.runs}, ${peer}: ${Object.entries(m).map(([what, ms]) => `${what} ${(ms as number).toFixed(1)}`).join(', ')} ms`)
      await device.close()
      await server.stop()
    }
  }

  progress('pulls without news')
  const server = await startSchool()
  const teacher = await openDevice(folder, server.url, '/?peer=teacher', tokenOf(wangFang.id))
  opened(teacher.close)
  const quiet = await measureQuietPulls(teacher, QUIET_PULLS)
  await teacher.close()
  await server.stop()
  const peerServer = await startPeerServer()
  const floor = await openDevice(folder, peerServer.url, '/?peer=floor', null)
  opened(floor.close)
  const bare = await measureQuietPulls(floor, QUIET_PULLS)
  await floor.close()
  await peerServer.stop()

  const weights = Object.fromEntries(PEERS.map((peer) => [peer, pages.weight(peer)])) as Record<PeerName, number>
  const report = clientReport(thisMachine(), number.rows, measured, weights, quiet, bare, APPRENTICES * 2, { own: kb(await weighEngine()), withTrade: kb(await weighEngineAndTrade()) })
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : `${clientTable(report)}\n`)
})
