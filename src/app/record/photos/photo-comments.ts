/** Comments that are pinned to a part of a photo, numbered as they stand on it. */
import type { Feedback } from '#domain/feedback.ts'
import type { Photo, Region } from '#domain/photo.ts'

export interface PhotoComment {
  readonly id: string
  /** Counts through all photos of the log. */
  readonly number: number
  readonly region: Region
  readonly text: string
  /** Who said it; null while it is being written here. */
  readonly by: string | null
}

interface Written {
  readonly id: string
  readonly region?: Region | undefined
  readonly text: string
}

/** @param said earliest first · @param drafts come after what was said */
export const photoComments = (said: readonly Feedback[], drafts: readonly Written[] = []): readonly PhotoComment[] =>
  [...said.map((f) => ({ ...f, by: f.by.name })), ...drafts.map((d) => ({ ...d, by: null }))]
    .flatMap(({ id, region, text, by }) => (region === undefined ? [] : [{ id, region, text, by }]))
    .map((c, n) => ({ ...c, number: n + 1 }))

export const onPhoto = (comments: readonly PhotoComment[], { id }: Pick<Photo, 'id'>): readonly PhotoComment[] => comments.filter((c) => c.region.photo === id)

/** What is said on the photos of a log, and how something is said where the reader may. */
export interface PhotoTalk {
  readonly comments: readonly PhotoComment[]
  readonly writing?: PhotoWriting
}

export interface PhotoWriting {
  /** Begins a comment on a part of a photo. @returns its id */
  readonly begin: (region: Region) => string
  readonly write: (id: string, text: string) => void
  readonly remove: (id: string) => void
}
