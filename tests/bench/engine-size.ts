/** Weighs the sync engine by building it: what a page loads for it, minified and gzipped, as if it came in one piece. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type Plugin, type Rolldown } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * What lives in the same rooms and is no part of the engine that is weighed here: drafts and how the page looks, which never
 * sync, photos, which travel beside the rows by a lane of their own (about 3 KB, most of it loaded with the first photo), and
 * the keys and documents of offline sign-off, which come with the screens that sign; what seals a person's store on a shared device; signing in, and what is only asked of the server and never kept (the office, reports, versions of a
 * plan).
 */
const isBesideIt = (id: string) =>
  /\/(appearance|drafts?(-[a-z]+)?|[a-z-]*photos?[a-z-]*|account|office(-[a-z]+)?|cohort-progress|programme-changes|reports|backup-download|one-time-codes|join(-codes)?|roster|sign-by-code|first-picture|own-key|sign-documents|signing-knowledge|certify|keep-keys|come-back|vault-word|lease|device-keys|device-name|ask-proofs|device)\.ts$|\/store\/vault\//.test(id) && !id.includes('domain')

const filesOf = (folder: string): readonly string[] =>
  readdirSync(`${root}${folder}`)
    // Tests, and what another test plants for a moment to see the fences hold.
    .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|^zz-planted/.test(file))
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
  // What the page fetches a moment later is weighed with the rest, without the doors between.
  transform: (code, id) => {
    if (!id.includes('/src/app/')) return undefined
    const later = [...code.matchAll(/\bimport\(("[^"]+"|'[^']+')\)/g)]
    const names = later.map((m, n) => `import * as later${n} from ${m[1] ?? ''}`).join(';')
    return later.length === 0 ? undefined : `${names};${later.reduce((text, m, n) => text.replace(m[0], `Promise.resolve(later${n})`), code)}`
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
    build: { write: false, modulePreload: false, target: 'es2022', minify: true, reportCompressedSize: false, rolldownOptions: { input: ENTRY, external: (id) => isBesideIt(id) || isOutside(id), preserveEntrySignatures: 'strict' } },
  })
  const outputs = (Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[]
  const chunks = outputs.flatMap((o) => o.output).filter((o) => o.type === 'chunk')
  return {
    bytes: gzipSync(chunks.map((c) => c.code).join('\n')).length,
    modules: chunks.flatMap((c) => c.moduleIds).map((id) => id.replace(root, '')),
  }
}

const isLibrary = (id: string, ...names: readonly string[]) => names.some((name) => id === name || id.startsWith(`${name}/`))
const isTrade = (id: string) => /^#domain\/|(^|\/)src\/domain\/|(^|\/)mutators\//.test(id)

/** The engine's own code, with node-diff3: without Dexie, zod and zustand, and without the trade (domain, mutators), which a page has anyway. */
export const weighEngine = (): Promise<EngineSize> => weigh((id) => isTrade(id) || isLibrary(id, 'dexie', 'zod', 'zustand'))

/** The same with the trade, zod and zustand: everything that syncing adds to a page that has only Dexie. */
export const weighEngineAndTrade = (): Promise<EngineSize> => weigh((id) => isLibrary(id, 'dexie'))
