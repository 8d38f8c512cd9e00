/** Reads a roster beside the page, which goes on answering: a hundred thousand lines take a while. */
import type { CohortId } from '#domain/ids.ts'
import type { NotARoster } from '#domain/roster.ts'
import { readRoster, type RosterRead } from './read-roster.ts'

export interface RosterTask {
  readonly file: Blob
  readonly cohorts: readonly { readonly id: CohortId; readonly name: string }[]
}
export type RosterWord = { readonly share: number } | { readonly found: RosterRead | NotARoster }

const tell = (word: RosterWord): void => self.postMessage(word)

self.addEventListener('message', ({ data: { file, cohorts } }: MessageEvent<RosterTask>) => {
  void file.arrayBuffer().then(
    (buffer) => tell({ found: readRoster(new Uint8Array(buffer), cohorts, (share) => tell({ share })) }),
    () => tell({ found: { no: 'unreadable' } }),
  )
})
