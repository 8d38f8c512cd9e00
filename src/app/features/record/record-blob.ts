/** Writes a record as one JSON file, photo after photo, so that a hundred of them need not fit into one text. */
import { photosShown, RECORD_FORMAT, type RecordChoice, type RecordFile, type RecordRows, type RecordSignatures } from '#domain/record-file.ts'
import type { Profile } from '#sync/account.ts'
import { now } from '../../store/clock.ts'
import type { Database } from '../../store/database.ts'

const STEP = 0x2000

const base64Of = (buffer: ArrayBuffer): string => {
  const bytes = new Uint8Array(buffer)
  let letters = ''
  for (let at = 0; at < bytes.length; at += STEP) letters += String.fromCodePoint(...bytes.subarray(at, at + STEP))
  return btoa(letters)
}

interface Gathered {
  readonly rows: RecordRows
  readonly signatures: RecordSignatures
}

interface Made {
  readonly file: Blob
  /** How many photos the rows show that are not in it, though they were wanted. */
  readonly missing: number
}

export const recordBlob = async (
  db: Database,
  profile: Pick<Profile, 'school' | 'schoolName' | 'person'>,
  { rows, signatures }: Gathered,
  chosen: RecordChoice,
): Promise<Made> => {
  const wanted = chosen.photos ? photosShown(rows) : []
  const photos: Blob[] = []
  const missingPhotos: string[] = []
  for (const sha256 of wanted) {
    const kept = await db.photoBytes.get(sha256)
    if (kept === undefined) missingPhotos.push(sha256)
    // A Blob of its own: the browser keeps its letters outside of the page's memory.
    else photos.push(new Blob([photos.length === 0 ? '' : ',', '\n', JSON.stringify({ sha256, type: kept.type, base64: base64Of(kept.bytes) })]))
  }
  const head: Omit<RecordFile, 'photos'> = {
    craftlog: RECORD_FORMAT,
    madeAt: now(),
    school: { id: profile.school, name: profile.schoolName },
    apprentice: profile.person,
    chosen,
    rows,
    signatures,
    missingPhotos,
  }
  const text = JSON.stringify(head, null, 1)
  const open = `${text.slice(0, -2)},\n "photos": [`
  return { file: new Blob([open, ...photos, ']\n}\n'], { type: 'application/json' }), missing: missingPhotos.length }
}
