/** How a photo is spoken of. */
import type { Photo } from '#domain/photo.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'

/** The first is better evidence, and both are said. */
export const photoSourceWord: Readonly<Record<Photo['source'], MessageDescriptor>> = {
  camera: msg`Taken in the app`,
  gallery: msg`From the gallery`,
}

/** @param n counted from 1 */
export const usePhotoName = (): ((photo: Pick<Photo, 'caption'>, n: number) => string) => {
  const { t } = useLingui()
  return ({ caption }, n) => (caption.trim() === '' ? t`Photo ${n}` : t`Photo ${n}: ${caption}`)
}
