/** From the words of a comment to the part of the photo that they are about. */
import type { Photo } from '#domain/photo.ts'
import { Trans } from '@lingui/react/macro'
import { ScanSearch } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import type { PhotoComment } from './photo-comments.ts'
import { PhotoViewer } from './photo-viewer.tsx'
import styles from './regions.module.css'

interface ShowOnPhotoProps {
  /** Id of the comment. Nothing is drawn where it is not pinned to one of the photos. */
  readonly id: string
  readonly photos: readonly Photo[]
  /** All that are pinned to these photos. */
  readonly comments: readonly PhotoComment[]
  /** Somebody came here for it. */
  readonly startsOpen?: boolean
}

export const ShowOnPhoto = ({ id, photos, comments, startsOpen = false }: ShowOnPhotoProps) => {
  const mine = comments.find((c) => c.id === id)
  const its = photos.findIndex((p) => p.id === mine?.region.photo)
  const [opened, setOpened] = useState<number | null>(startsOpen && its >= 0 ? its : null)
  if (mine === undefined || its < 0) return null
  const { number } = mine
  return (
    <>
      <span className={styles['show']}>
        <Button variant="plain" icon={<ScanSearch aria-hidden size={18} />} onPress={() => setOpened(its)}>
          <Trans>Show mark {number} on the photo</Trans>
        </Button>
      </span>
      {opened !== null && <PhotoViewer photos={photos} at={opened} onMove={setOpened} onClose={() => setOpened(null)} talk={{ comments }} startsAt={id} />}
    </>
  )
}
