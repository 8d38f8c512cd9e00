/** One row of the office, read from the server when it is named; null until it has come. */
import type { OfficeEntry, OfficeList } from '#sync/office-entries.ts'
import { useEffect, useState } from 'react'
import { askEntry, type TypeOf } from '../../replication/office.ts'

export const useEntry = <L extends OfficeList>(list: L, id: string | null): OfficeEntry<TypeOf<L>> | null => {
  const [entry, setEntry] = useState<OfficeEntry<TypeOf<L>> | null>(null)
  useEffect(() => {
    let gone = false
    if (id !== null)
      void askEntry(list, id).then((answer) => {
        if (!gone && answer.ok) setEntry(answer.value)
      })
    return () => {
      gone = true
    }
  }, [list, id])
  return entry?.row.id === id ? entry : null
}
