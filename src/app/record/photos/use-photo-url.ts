/** The address under which the browser shows a photo of this device; one that is not here is asked for while somebody looks. */
import type { Photo } from '#domain/photo.ts'
import { useEffect, useState } from 'react'
import { bringPhoto } from '../../replication/bring-photo.ts'
import { type PhotoSize, readPicture } from '../../store/photos.ts'
import { useLive, useStore } from '../../store/store-context.tsx'

const FIRST_PAUSE_MS = 5_000
const LONGEST_PAUSE_MS = 60_000

/** Asks the school until the photo is here, at once when the network comes back. */
const useBring = (sha256: Photo['sha256'], isMissing: boolean): void => {
  const { db } = useStore()
  useEffect(() => {
    if (!isMissing) return undefined
    let isWanted = true
    let pause = FIRST_PAUSE_MS
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async () => {
      clearTimeout(timer)
      const brought = await bringPhoto(db, sha256, () => isWanted)
      if (!isWanted || brought === 'here' || brought === 'full') return
      clearTimeout(timer)
      timer = setTimeout(() => void ask(), pause)
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS)
    }
    const onOnline = () => void ask()
    window.addEventListener('online', onOnline)
    void ask()
    return () => {
      isWanted = false
      clearTimeout(timer)
      window.removeEventListener('online', onOnline)
    }
  }, [db, sha256, isMissing])
}

export interface PhotoUrl {
  /** Null while it is read, and where there is nothing to show. */
  readonly url: string | null
  /** This device does not have what is wanted; at most a smaller one is shown. */
  readonly isMissing: boolean
}

export const usePhotoUrl = (sha256: Photo['sha256'], size: PhotoSize): PhotoUrl => {
  const kept = useLive((db) => readPicture(db, sha256, size), [sha256, size])
  const [url, setUrl] = useState<string | null>(null)
  const isMissing = kept === null || kept?.isStopgap === true
  useBring(sha256, isMissing)
  useEffect(() => {
    if (kept === undefined || kept === null) {
      setUrl(null)
      return undefined
    }
    const made = URL.createObjectURL(new Blob([kept.bytes], { type: kept.type }))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [kept])
  return { url, isMissing }
}
