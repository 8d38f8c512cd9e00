/** The record of who is signed in, as this device knows it. */
import type { RecordChoice, RecordRows } from '#domain/record-file.ts'
import { useLive, useStore } from '../../store/store-context.tsx'
import { gatherRecord } from './my-record.ts'

export const useRecord = (chosen: RecordChoice): RecordRows | undefined => {
  const { actor } = useStore()
  return useLive((db) => gatherRecord(db, actor.person, chosen), [actor.person, chosen.reflections, chosen.concerns])
}
