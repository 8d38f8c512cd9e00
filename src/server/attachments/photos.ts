/** The school's photos: taking them in, saying which are here, and showing them to whom they are for. */
import type { Instant } from '#domain/calendar-day.ts'
import type { Actor } from '#domain/people.ts'
import { scopesHeld } from '#sync/scope.ts'
import type { ReadStream } from 'node:fs'
import { attachmentsBy, waysToSee } from '../store/attachments.ts'
import { grantsTo } from '../store/grants.ts'
import { readRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'
import { readPhoto, sizeOf } from './photo-files.ts'
import { createUploads, type Uploads } from './uploads.ts'

export interface ShownPhoto {
  readonly type: string
  readonly bytes: number
  readonly stream: ReadStream
}

export interface Photos {
  readonly uploads: Uploads
  /** Which of these the school has from this person, whole. A file that was lost is asked for again. */
  readonly known: (actor: Actor, hashes: readonly string[]) => Promise<readonly string[]>
  /** @returns null if there is no such photo, or none for this person: the two are not told apart */
  readonly show: (actor: Actor, sha256: string, now: Instant) => Promise<ShownPhoto | null>
}

/** @param folder where the files are */
export const createPhotos = (store: Store, folder: string): Photos => ({
  uploads: createUploads(store, folder),
  known: async (actor, hashes) => {
    const noted = await store.readSchool(actor.school, (sql) => attachmentsBy(sql, actor.school, actor.person, hashes))
    const there: string[] = []
    for (const hash of noted) if ((await sizeOf(folder, hash)) !== null) there.push(hash)
    return there
  },
  show: async (actor, sha256, now) => {
    const type = await store.readSchool(actor.school, async (sql) => {
      const ways = await waysToSee(sql, actor.school, sha256)
      const person = ways.length === 0 ? undefined : await readRow(sql, actor.school, 'person', actor.person)
      if (person === undefined) return null
      const held = new Set(await scopesHeld(person, now, grantsTo(sql, actor.school)))
      return ways.find(({ scope }) => held.has(scope))?.type ?? null
    })
    const bytes = type === null ? null : await sizeOf(folder, sha256)
    return type === null || bytes === null ? null : { type, bytes, stream: readPhoto(folder, sha256) }
  },
})
