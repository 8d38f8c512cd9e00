/** Which photo of the form fills the screen: looked at, or drawn upon. */
import type { Photo } from '#domain/photo.ts'
import { useState } from 'react'

type Opened = { readonly how: 'look' | 'draw'; readonly at: number } | null

export const useOpenedPhoto = (photos: readonly Photo[]) => {
  const [opened, setOpened] = useState<Opened>(null)
  return {
    looked: opened?.how === 'look' ? opened.at : null,
    drawn: opened?.how === 'draw' ? (photos[opened.at] ?? null) : null,
    look: (at: number) => setOpened({ how: 'look', at }),
    draw: (at: number) => setOpened({ how: 'draw', at }),
    close: () => setOpened(null),
  }
}
