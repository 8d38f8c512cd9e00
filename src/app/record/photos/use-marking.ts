/** Marking a part of the photo that is shown: off, being placed, set. */
import type { PhotoId } from '#domain/ids.ts'
import type { Region } from '#domain/photo.ts'
import { useState } from 'react'
import type { PhotoWriting } from './photo-comments.ts'
import { middleOf } from './place-on-photo.ts'

export interface Marking {
  readonly isOn: boolean
  /** Null until it was moved for the first time. */
  readonly region: Region | null
  readonly begin: () => void
  readonly place: (region: Region) => void
  readonly set: (region: Region) => void
  /** Sets it where it stands. */
  readonly setHere: () => void
  readonly cancel: () => void
}

/** @param onBegun the comment that is to be written now */
export const useMarking = (photo: PhotoId | undefined, writing: PhotoWriting | undefined, onBegun: (id: string) => void): Marking => {
  const [isOn, setOn] = useState(false)
  const [region, place] = useState<Region | null>(null)
  const turn = (on: boolean) => {
    place(null)
    setOn(on)
  }
  const set = (at: Region) => {
    turn(false)
    if (writing !== undefined) onBegun(writing.begin(at))
  }
  return {
    isOn,
    region,
    begin: () => turn(true),
    place,
    set,
    setHere: () => photo !== undefined && set(region ?? middleOf(photo)),
    cancel: () => turn(false),
  }
}
