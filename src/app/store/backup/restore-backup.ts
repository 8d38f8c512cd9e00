/**
 * Brings back what a backup file holds. Deeds are queued once more under this device's numbers, with the names they had:
 * the server knows by them what it has had before, so what did arrive counts once. What is here already stays as it is.
 */
import type { Actor } from '#domain/people.ts'
import { SCHEMA_VERSION } from '#sync/protocol.ts'
import { now } from '../clock.ts'
import type { Database, LostItem, SentItem } from '../database.ts'
import { INBOX_READ } from '../drafts.ts'
import { readMeta, writeMeta } from '../meta.ts'
import { refusalIn } from '../numbering.ts'
import { rebase } from '../rebase.ts'
import { saving } from '../reopen.ts'
import { sha256Of, type Unpacked, type Unreadable, unpackBackup } from './backup-container.ts'
import { type BackedUpPhoto, type BackupContents, backupContents } from './backup-contents.ts'

/** How many came back; what was here already is not counted. */
export interface BroughtBack {
  readonly deeds: number
  readonly refused: number
  readonly drafts: number
  /** Drafts beside which another text stands here already, and lost and found of before: all in the lost and found. */
  readonly lost: number
  readonly photos: number
  /** Of photos that the file should hold, the bytes were cut off or are damaged. */
  readonly brokenPhotos: number
}

export type Restored =
  | ({ readonly ok: true } & BroughtBack)
  | { readonly ok: false; readonly why: Unreadable }
  | { readonly ok: false; readonly why: 'someone-else'; readonly name: string }

/** @throws SaveFailed where the device has no room: words come first, and choosing the file again goes on with the rest */
export const restoreBackup = async (db: Database, actor: Actor, file: Blob): Promise<Restored> => {
  const unpacked = await unpackBackup(file)
  if (typeof unpacked === 'string') return { ok: false, why: unpacked }
  const read = backupContents.safeParse(unpacked.contents)
  if (!read.success) return { ok: false, why: 'damaged' }
  const contents = read.data
  if (contents.person !== actor.person || contents.school !== actor.school) return { ok: false, why: 'someone-else', name: contents.name }
  if ([...contents.waiting, ...contents.judged].some((d) => d.sv > SCHEMA_VERSION)) return { ok: false, why: 'newer' }
  const words = await saving(db, () => bringWords(db, actor, contents))
  return { ok: true, ...words, ...(await bringPhotos(db, contents, unpacked)) }
}

const bringWords = (db: Database, actor: Actor, contents: BackupContents): Promise<Omit<BroughtBack, 'photos' | 'brokenPhotos'>> =>
  db.transaction('rw', db.tables, async () => {
    const here = new Set([...(await db.outbox.toArray()).map((i) => i.uid), ...(await db.sent.toCollection().primaryKeys())])
    const waiting = contents.waiting.filter((d) => !here.has(d.uid))
    const judged = contents.judged.filter((d) => !here.has(d.uid))
    if (waiting.length + judged.length > 0)
      await rebase(db, actor, async () => {
        const { nextMid } = await readMeta(db)
        await db.outbox.bulkPut(waiting.map((d, n) => ({ ...d, mid: nextMid + n, state: 'queued' as const })))
        await db.sent.bulkPut(judged.map((d): SentItem => ({ ...d, refusal: d.refusal === null ? null : refusalIn(d.refusal) })))
        await writeMeta(db, { nextMid: nextMid + waiting.length })
        await askWhetherForgotten(db, contents)
      })
    const drafts = await bringDrafts(db, contents.drafts)
    const kept = await keepLost(db, [...(contents.lost as readonly LostItem[]), ...drafts.beside])
    return { deeds: waiting.length, refused: judged.filter((d) => d.state === 'parked').length, drafts: drafts.count, lost: kept }
  })

/**
 * What was judged before the file was saved, refused or not, is not sent again for nothing. The next pull asks whether the
 * school still has the history of that time; if not, that is a rewind, and all that was judged under former names goes out
 * again.
 */
const askWhetherForgotten = async (db: Database, { hw, judged }: BackupContents): Promise<void> => {
  if (hw === null || judged.every((d) => d.state === 'dismissed')) return
  const { turn } = await readMeta(db)
  await writeMeta(db, { hw, turn: turn + 1 })
}

interface Drafts {
  readonly count: number
  /** A draft under the same name is here, with another text: neither may take the other's place. */
  readonly beside: readonly LostItem[]
}

const bringDrafts = async (db: Database, drafts: BackupContents['drafts']): Promise<Drafts> => {
  const here = await db.drafts.bulkGet(drafts.map((d) => d.key))
  const missing = drafts.filter((_, n) => here[n] === undefined)
  const others = drafts.filter((d, n) => d.key !== INBOX_READ && here[n] !== undefined && JSON.stringify(here[n].value) !== JSON.stringify(d.value))
  await db.drafts.bulkPut(missing)
  return {
    count: missing.filter((d) => d.key !== INBOX_READ).length,
    beside: others.map(({ key, value, savedAt }): LostItem => ({ key: `draft ${key} ${savedAt}`, why: 'two-drafts', at: now(), row: null, draft: { key, value }, seen: false })),
  }
}

const keepLost = async (db: Database, items: readonly LostItem[]): Promise<number> => {
  const here = await db.lost.bulkGet(items.map((l) => l.key))
  const fresh = items.filter((_, n) => here[n] === undefined)
  await db.lost.bulkPut(fresh)
  return fresh.length
}

/** Each by itself, after the words: a photo that does not fit any more must not cost a sentence. */
const bringPhotos = async (db: Database, { photos }: BackupContents, file: Unpacked): Promise<Pick<BroughtBack, 'photos' | 'brokenPhotos'>> => {
  let from = 0
  let brought = 0
  let broken = 0
  for (const photo of photos) {
    const bytes = file.photos.slice(from, from + photo.bytes)
    const thumb = file.photos.slice(from + photo.bytes, from + photo.bytes + photo.thumb)
    from += photo.bytes + photo.thumb
    if ((await db.photoBytes.get(photo.sha256)) !== undefined) continue
    const kept = await bringPhoto(db, photo, await bytes.arrayBuffer(), await thumb.arrayBuffer())
    brought += kept ? 1 : 0
    broken += kept ? 0 : 1
  }
  return { photos: brought, brokenPhotos: broken }
}

/** @returns false if these are not the bytes of its name */
const bringPhoto = async (db: Database, { sha256, type, thumb: wanted }: BackedUpPhoto, bytes: ArrayBuffer, thumb: ArrayBuffer): Promise<boolean> => {
  if ((await sha256Of(bytes)) !== sha256) return false
  await saving(db, () =>
    db.transaction('rw', db.photoBytes, db.thumbs, async () => {
      await db.photoBytes.put({ sha256, type, bytes, state: 'waiting', addedAt: now() })
      if (wanted > 0 && thumb.byteLength === wanted) await db.thumbs.put({ sha256, type: 'image/jpeg', bytes: thumb })
    }),
  )
  return true
}
