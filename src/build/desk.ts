/** What only screens for a desk need: named apart by the build, so that a phone does not keep it before somebody has opened one. */
import type { Plugin } from 'vite'

/**
 * Screens for a desk with a network: they ask the server anyway. A phone does not keep them before anybody has opened them (worker/sw.ts).
 */
const DESK = /\/src\/app\/(features\/(account\/(codes|join|set-up|pin\/(set-pin|use-set-pin|passkey))|office|reports|devices|dead-letters|programme\/(editor|facts|move|import|plan-preview|ask-plan|use-import|office-screen|difference)|concerns\/(overdue|use-overdue)|cohort\/(figures|search|cohort-from-school|use-cohort-progress))|record\/not-given|replication\/(office|join|reports|programme-changes|backup-download)|locales\/(desk|\w+\.po\?))/
/** @param id of a module */
export const isOfDesk = (id: string): boolean => DESK.test(id)
const isForDesk = ({ facadeModuleId, moduleIds }: { readonly facadeModuleId: string | null; readonly moduleIds: readonly string[] }): boolean => {
  if (facadeModuleId !== null && DESK.test(facadeModuleId)) return true
  const all = moduleIds.filter((id) => id.includes('/src/app/'))
  const code = all.filter((id) => !id.endsWith('.css'))
  const ours = code.length > 0 ? code : all
  return ours.length > 0 && ours.every((id) => DESK.test(id))
}
/** Styles that several screens share are named after their script, and bear no file's name of their own. */
const deskNames = new Map<string, boolean>()
export const nameChunk = (chunk: { readonly name: string; readonly facadeModuleId: string | null; readonly moduleIds: readonly string[] }): string => {
  const forDesk = isForDesk(chunk)
  const name = chunk.name.replace(/\.module$/, '')
  deskNames.set(name, forDesk && deskNames.get(name) !== false)
  return forDesk ? 'assets/desk/[name]-[hash].js' : 'assets/[name]-[hash].js'
}
export const nameAsset = ({ names, originalFileNames }: { readonly names: readonly string[]; readonly originalFileNames: readonly string[] }): string => {
  const forDesk = originalFileNames.length > 0 ? originalFileNames.some((file) => DESK.test(`/${file}`)) : names.some((name) => deskNames.get(name.replace(/\.css$/, '')) === true)
  return forDesk ? 'assets/desk/[name]-[hash][extname]' : 'assets/[name]-[hash][extname]'
}

const CATALOGUE = /\/src\/app\/locales\/\w+\.po/
/**
 * Of each catalogue two parts: `en.po?lingui` has the words that stand on screens for a desk only, and comes with the first of them
 * (locales/desk.ts); `en.po` has all others. While the page is being developed both have all.
 */
export const wordsOfDesk = (): Plugin => {
  const wordsIn = new Map<string, ReadonlySet<string>>()
  return {
    name: 'words-of-desk',
    enforce: 'post',
    apply: 'build',
    transform: {
      filter: { id: /\/src\/app\/.*\.tsx?$/ },
      handler: (code, id) => {
        // Lingui's ids; whatever else looks like one is no key of a catalogue.
        const words = new Set([...code.matchAll(/["'`]([\w+/]{6})["'`]/g)].map(([, word]) => word ?? ''))
        wordsIn.set(id, words)
        // Routes are known from the start, and say nothing.
        return DESK.test(id) && !/\/locales\/|\/routes\.tsx$/.test(id) ? { code: `import '/src/app/locales/desk.ts'\n${code}`, map: null } : null
      },
    },
    renderChunk: (code, chunk, _, { chunks }) => {
      const catalogue = chunk.moduleIds.find((id) => CATALOGUE.test(id))
      if (catalogue === undefined) return null
      const everywhere = new Set(Object.values(chunks).flatMap((c) => (isForDesk(c) ? [] : c.moduleIds.flatMap((id) => [...(wordsIn.get(id) ?? [])]))))
      const ofDesk = catalogue.endsWith('?lingui')
      // Lingui writes them as JSON in quotes.
      const found = /JSON\.parse\((["'`])(.*)\1\)/s.exec(code)
      if (found === null) throw new Error(`no words in ${catalogue}`)
      const all = Object.entries(JSON.parse(new Function(`return ${found[1]}${found[2]}${found[1]}`)() as string) as Record<string, unknown>)
      const kept = Object.fromEntries(all.filter(([id]) => everywhere.has(id) !== ofDesk))
      return { code: code.replace(found[0], () => `JSON.parse(${JSON.stringify(JSON.stringify(kept))})`), map: null }
    },
  }
}
