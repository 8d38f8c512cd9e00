/** A teacher signs in on a new device: the real client in a real Chromium, a fresh profile each time, another class each time. */
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import type { Person } from '#domain/people.ts'
import type { Place } from '#server/store/store.ts'
import { progress } from '../bench-run.ts'
import { tokenOf } from '../big-school.ts'
import { script, startServer } from '../child.ts'
import { openDevice } from '../client/device.ts'
import { median } from '../figures.ts'
import { placeInEnv } from '../server/setups.ts'
import type { FirstSync, SeenSync } from './report.ts'

const buildPage = async (folder: string): Promise<string> => {
  const outDir = mkdtempSync(join(folder, 'page-'))
  await build({ root: script('./office/page'), configFile: false, logLevel: 'error', build: { outDir, emptyOutDir: true, target: 'es2022', modulePreload: false, reportCompressedSize: false } })
  return outDir
}

interface Syncs {
  readonly place: Place
  /** For the page and the profiles. */
  readonly folder: string
  /** The first of them is not counted: the server's code comes into its stride. */
  readonly teachers: readonly Person[]
  readonly opened: (close: () => Promise<unknown>) => void
}

export const measureFirstSync = async ({ place, folder, teachers, opened }: Syncs): Promise<FirstSync> => {
  const server = await startServer(script('./school-server.ts'), [await buildPage(folder)], placeInEnv(place))
  opened(server.stop)
  const seen: SeenSync[] = []
  for (const { id } of teachers) {
    const device = await openDevice(folder, server.url, `/?teacher=${id}`, tokenOf(id))
    opened(device.close)
    seen.push(await device.page().evaluate(() => window.firstSync()))
    await device.close()
    progress(`first sync of ${id}: ${JSON.stringify(seen.at(-1))}`)
  }
  await server.stop()
  const counted = seen.slice(1)
  const [largest] = counted.toSorted((a, b) => b.rows - a.rows)
  if (largest === undefined) throw new Error('nobody synced')
  return { rows: largest.rows, answers: largest.answers, bytes: largest.bytes, ms: median(counted.map((s) => s.ms)), times: counted.length }
}
