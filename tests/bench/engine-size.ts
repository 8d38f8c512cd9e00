/** Weighs the sync engine by building it: what a page loads for it, minified and gzipped. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type Plugin, type Rolldown } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * What lives in the same rooms and is no part of the engine that is weighed here: drafts and how the page looks, which never
 * sync, and photos, which travel beside the rows by a lane of their own (about 3 KB, most of it loaded with the first photo).
 */
const isBesideIt = (id: string) => /\/(appearance|drafts?(-[a-z]+)?|[a-z-]*photos?[a-z-]*)\.ts$/.test(id) && !id.includes('domain')

const filesOf = (folder: string): readonly string[] =>
  readdirSync(`${root}${folder}`)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => `${root}${folder}/${file}`)
    .filter((file) => !isBesideIt(file))
    // Hooks are the page's, not the engine's.
    .filter((file) => !/from '(react|dexie-react-hooks)'/.test(readFileSync(file, 'utf8')))

const ENTRY = 'virtual:engine'
const engine: Plugin = {
  name: 'engine',
  resolveId: (id) => (id === ENTRY ? id : undefined),
  load: (id) => {
    if (id !== ENTRY) return undefined
    const parts = ['src/app/store', 'src/app/replication', 'src/sync'].flatMap(filesOf)
    return parts.map((file) => `export * from ${JSON.stringify(file)}`).join('\n')
  },
}

export interface EngineSize {
  readonly bytes: number
  /** Files that are in it, from the root of the project. */
  readonly modules: readonly string[]
}

const weigh = async (isOutside: (id: string) => boolean): Promise<EngineSize> => {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [engine],
    build: { write: false, target: 'es2022', minify: true, reportCompressedSize: false, rolldownOptions: { input: ENTRY, external: (id) => isBesideIt(id) || isOutside(id), preserveEntrySignatures: 'strict' } },
  })
  const outputs = (Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[]
  const chunks = outputs.flatMap((o) => o.output).filter((o) => o.type === 'chunk')
  return {
    bytes: chunks.reduce((sum, c) => sum + gzipSync(c.code).length, 0),
    modules: chunks.flatMap((c) => c.moduleIds).map((id) => id.replace(root, '')),
  }
}

const isLibrary = (id: string, ...names: readonly string[]) => names.some((name) => id === name || id.startsWith(`${name}/`))
const isTrade = (id: string) => /^#domain\/|(^|\/)src\/domain\/|(^|\/)mutators\//.test(id)

/** The engine's own code, with node-diff3: without Dexie, zod and zustand, and without the trade (domain, mutators), which a page has anyway. */
export const weighEngine = (): Promise<EngineSize> => weigh((id) => isTrade(id) || isLibrary(id, 'dexie', 'zod', 'zustand'))

/** The same with the trade, zod and zustand: everything that syncing adds to a page that has only Dexie. */
export const weighEngineAndTrade = (): Promise<EngineSize> => weigh((id) => isLibrary(id, 'dexie'))
