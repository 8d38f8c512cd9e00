/** Saves the record as a file. Photos that are not here and the school's proofs are fetched first, as far as the network goes. */
import type { RecordChoice } from '#domain/record-file.ts'
import { useState } from 'react'
import { saveBlob } from '../../record/save-file.ts'
import { askProofs } from '../../replication/ask-proofs.ts'
import { bringPhoto } from '../../replication/bring-photo.ts'
import { useReplicator } from '../../replication/replication-context.tsx'
import type { Replicator } from '../../replication/replicator.ts'
import { today } from '../../store/clock.ts'
import type { Database } from '../../store/database.ts'
import { useStore } from '../../store/store-context.tsx'
import { absentPhotos, gatherDocuments, gatherRecord, provable } from './my-record.ts'
import { recordBlob } from './record-blob.ts'

export type Saving =
  | { readonly step: 'ready' | 'proving' | 'failed' }
  | { readonly step: 'fetching'; readonly left: number }
  /** @property missing how many photos are not in the file @property isProven whether the school's word is in it */
  | { readonly step: 'saved'; readonly missing: number; readonly isProven: boolean }

const bringAll = async (db: Database, hashes: readonly string[], onLeft: (left: number) => void): Promise<void> => {
  for (const [n, hash] of hashes.entries()) {
    onLeft(hashes.length - n)
    const brought = await bringPhoto(db, hash, () => true)
    // Without a network, or without room, the next one would fare no better.
    if (brought === 'unreachable' || brought === 'full') return
  }
}

const PATIENCE_MS = 10_000

/** @returns whether this device has heard all that the school has to say, now */
const catchUp = async (replicator: Replicator): Promise<boolean> =>
  (await Promise.race([replicator.syncNow(), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])) === 'idle'

export const useSaveRecord = () => {
  const { db, actor, profile } = useStore()
  const replicator = useReplicator()
  const [saving, setSaving] = useState<Saving>({ step: 'ready' })
  const save = async (chosen: RecordChoice): Promise<void> => {
    try {
      if (chosen.photos) await bringAll(db, await absentPhotos(db, await gatherRecord(db, actor.person, chosen)), (left) => setSaving({ step: 'fetching', left }))
      setSaving({ step: 'proving' })
      // The school proves what it has: a row that this device has not heard of yet would seem to be altered.
      const isNear = await catchUp(replicator)
      const [rows, documents] = [await gatherRecord(db, actor.person, chosen), await gatherDocuments(db, actor.person)]
      const school = isNear ? await askProofs(provable(rows, documents)) : null
      const { file, missing } = await recordBlob(db, profile, { rows, signatures: { ...documents, school } }, chosen)
      saveBlob(`craftlog-record-${today()}.json`, file)
      setSaving({ step: 'saved', missing, isProven: school !== null })
    } catch {
      setSaving({ step: 'failed' })
    }
  }
  return { saving, save }
}
