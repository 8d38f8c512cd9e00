/** How the page begins on a slow phone (docs/decisions 26 and 31). */
import type { Plugin } from 'vite'

/**
 * What every start of a phone runs. Chromium keeps no compiled code of modules that come out of a worker's cache, so each start
 * compiles them anew: by this word all at once, beside the page's own thread, instead of function by function on it.
 */
const COMPILED_AT_ONCE = /^(base|start|index|logbook)$/
export const compiledAtOnce: Plugin = {
  name: 'compiled-at-once',
  enforce: 'post',
  apply: 'build',
  generateBundle: {
    order: 'post',
    // The word counts at the very beginning of a file only; what Vite puts there itself, it puts last of all.
    handler: (_, bundle) => {
      for (const file of Object.values(bundle)) if (file.type === 'chunk' && COMPILED_AT_ONCE.test(file.name)) file.code = `//# allFunctionsCalledOnLoad\n${file.code}`
    },
  },
}

/** The page's first script is the one that shows the still (src/app/shell/still): it fetches the rest when that has been painted. */
export const stillFirst: Plugin = {
  name: 'still-first',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle }) => {
      const still = Object.values(bundle ?? {}).find((f) => f.type === 'chunk' && f.name === 'still')
      // An entry that would only import is written as what it imports, the page's own script last.
      const scripts = [...html.matchAll(/<script type="module" crossorigin src="([^"]+)"><\/script>\n?/g)]
      const starts = scripts.at(-1)?.[1]
      if (still === undefined || starts === undefined) throw new Error('the page has no script to begin with')
      const preloads = scripts.map(([, href]) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href }, injectTo: 'head' as const }))
      const first = { tag: 'script', attrs: { type: 'module', crossorigin: true, src: `/${still.fileName}`, 'data-starts': starts }, injectTo: 'head' as const }
      return { html: scripts.reduce((page, [tag]) => page.replace(tag, ''), html), tags: [first, ...preloads.filter((p) => !html.includes(`href="${p.attrs.href}"`) && p.attrs.href !== first.attrs.src)] }
    },
  },
}
