/** Saves the record as a file. Photos that are not here are fetched first, as far as the network goes. */
import type { RecordChoice } from '#domain/record-file.ts'
import { useState } from 'react'
import { saveBlob } from '../../record/save-file.ts'
import { bringPhoto } from '../../replication/bring-photo.ts'
import { today } from '../../store/clock.ts'
import type { Database } from '../../store/database.ts'
import { useStore } from '../../store/store-context.tsx'
import { absentPhotos, gatherRecord } from './my-record.ts'
import { recordBlob } from './record-blob.ts'

export type Saving =
  | { readonly step: 'ready' | 'failed' }
  | { readonly step: 'fetching'; readonly left: number }
  /** @property missing how many photos are not in the file */
  | { readonly step: 'saved'; readonly missing: number }

const bringAll = async (db: Database, hashes: readonly string[], onLeft: (left: number) => void): Promise<void> => {
  for (const [n, hash] of hashes.entries()) {
    onLeft(hashes.length - n)
    const brought = await bringPhoto(db, hash, () => true)
    // Without a network, or without room, the next one would fare no better.
    if (brought === 'unreachable' || brought === 'full') return
  }
}

export const useSaveRecord = () => {
  const { db, actor, profile } = useStore()
  const [saving, setSaving] = useState<Saving>({ step: 'ready' })
  const save = async (chosen: RecordChoice): Promise<void> => {
    try {
      const rows = await gatherRecord(db, actor.person, chosen)
      if (chosen.photos) await bringAll(db, await absentPhotos(db, rows), (left) => setSaving({ step: 'fetching', left }))
      const { file, missing } = await recordBlob(db, profile, rows, chosen)
      saveBlob(`craftlog-record-${today()}.json`, file)
      setSaving({ step: 'saved', missing })
    } catch {
      setSaving({ step: 'failed' })
    }
  }
  return { saving, save }
}
