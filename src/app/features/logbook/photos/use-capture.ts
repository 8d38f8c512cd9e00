/** From a chosen file to a photo of the form: made small in a worker, kept on this device, and only then named by the draft. */
import type { PhotoId } from '#domain/ids.ts'
import { type Photo, PHOTOS } from '#domain/photo.ts'
import { useEffect, useRef, useState } from 'react'
import { now } from '../../../store/clock.ts'
import { newId } from '../../../store/new-id.ts'
import { keepPhoto } from '../../../store/photos.ts'
import { SaveFailed } from '../../../store/reopen.ts'
import { useStore } from '../../../store/store-context.tsx'
import type { ChangeForm } from '../form-parts.ts'
import type { Picture, WhyNoPicture } from './picture.ts'
import { createPictureMaker, type PictureMaker } from './picture-maker.ts'

/** `there`: the same picture is in this log already. `full`, `broken`: the device could not keep it. */
export type WhyNoPhoto = WhyNoPicture | 'too-many' | 'there' | SaveFailed['why']

export interface Refused {
  readonly name: string
  readonly why: WhyNoPhoto
}

export interface Capture {
  /** How far the work is; null while there is none. */
  readonly progress: { readonly n: number; readonly all: number } | null
  readonly refused: readonly Refused[]
  readonly take: (files: readonly File[], source: Photo['source']) => Promise<void>
  readonly cancel: () => void
}

const photoOf = ({ sha256, type, bytes, width, height }: Picture, source: Photo['source']): Photo => ({
  id: newId<PhotoId>(),
  sha256,
  type,
  bytes: bytes.byteLength,
  width,
  height,
  source,
  addedAt: now(),
  caption: '',
  marks: [],
})

export const useCapture = (photos: readonly Photo[], change: ChangeForm): Capture => {
  const { db } = useStore()
  const [progress, setProgress] = useState<Capture['progress']>(null)
  const [refused, setRefused] = useState<readonly Refused[]>([])
  const maker = useRef<PictureMaker | null>(null)
  // What the form holds by now, while files are still being worked on.
  const held = useRef(photos)
  useEffect(() => {
    held.current = photos
  })

  const keep = async (picture: Picture, source: Photo['source']): Promise<WhyNoPhoto | null> => {
    if (held.current.some((p) => p.sha256 === picture.sha256)) return 'there'
    try {
      await keepPhoto(db, picture)
    } catch (e) {
      if (e instanceof SaveFailed) return e.why
      throw e
    }
    const photo = photoOf(picture, source)
    held.current = [...held.current, photo]
    change((f) => ({ photos: [...f.photos, photo] }))
    return null
  }

  const take = async (files: readonly File[], source: Photo['source']): Promise<void> => {
    if (maker.current !== null || files.length === 0) return
    const mine = createPictureMaker()
    maker.current = mine
    const refuse = (file: File, why: WhyNoPhoto) => setRefused((r) => [...r, { name: file.name, why }])
    setRefused([])
    try {
      for (const [n, file] of files.entries()) {
        setProgress({ n: n + 1, all: files.length })
        const answer = held.current.length >= PHOTOS.aLog ? ({ refused: 'too-many' } as const) : await mine.make(file)
        if (answer === null) break
        const why = 'refused' in answer ? answer.refused : await keep(answer.picture, source)
        if (why !== null) refuse(file, why)
      }
    } finally {
      mine.close()
      if (maker.current === mine) maker.current = null
      setProgress(null)
    }
  }

  const cancel = () => maker.current?.close()
  useEffect(() => () => maker.current?.close(), [])
  return { progress, refused, take, cancel }
}
