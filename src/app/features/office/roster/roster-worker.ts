/** Reads a roster beside the page, which goes on answering: a hundred thousand lines take a while. */
import type { NotARoster } from '#domain/roster.ts'
import { readFile, type RosterRead, type RosterTask } from './read-roster.ts'

export type RosterWord = { readonly share: number } | { readonly found: RosterRead | NotARoster }

const tell = (word: RosterWord): void => self.postMessage(word)

self.addEventListener('message', ({ data }: MessageEvent<RosterTask>) => {
  void readFile(data, (share) => tell({ share })).then((found) => tell({ found }))
})
