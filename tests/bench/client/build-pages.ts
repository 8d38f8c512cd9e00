/** Builds the page of the bench with the peers in it, and weighs what each peer loads. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { progress } from '../bench-run.ts'
import { script } from '../child.ts'

const root = script('./')
const peersFolder = script('./peers')

const installPeers = (): void => {
  if (existsSync(`${peersFolder}/node_modules`)) return
  progress('installing the peers')
  if (spawnSync('npm', ['ci', '--ignore-scripts'], { cwd: peersFolder, stdio: ['ignore', 2, 2] }).status !== 0) throw new Error('the peers could not be installed')
}

export interface BuiltPages {
  readonly dist: string
  /** Kilobytes of script, gzipped, that the page of a peer loads. */
  readonly weight: (peer: string) => number
}

export const buildPages = async (dist: string): Promise<BuiltPages> => {
  installPeers()
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    define: { global: 'globalThis' },
    build: { outDir: dist, emptyOutDir: true, target: 'es2022', modulePreload: false, reportCompressedSize: false, chunkSizeWarningLimit: 2_000 },
  })
  const { output } = built as Rolldown.RolldownOutput
  const chunks = new Map(output.flatMap((o) => (o.type === 'chunk' ? [[o.fileName, o] as const] : [])))
  const loadedBy = (fileName: string, seen: Set<string>): ReadonlySet<string> => {
    if (seen.has(fileName)) return seen
    seen.add(fileName)
    for (const next of chunks.get(fileName)?.imports ?? []) loadedBy(next, seen)
    return seen
  }
  return {
    dist,
    weight: (peer) => {
      const own = [...chunks.values()].find((c) => c.facadeModuleId?.endsWith(`/${peer}.ts`))
      if (own === undefined) throw new Error(`no script of ${peer} was built`)
      return [...loadedBy(own.fileName, new Set())].reduce((sum, f) => sum + gzipSync(chunks.get(f)?.code ?? '').length, 0) / 1_024
    },
  }
}
