/** Photos of the work: taken here or chosen, each with a caption and the marks of a pen. */
import { PHOTOS, type Photo } from '#domain/photo.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Camera, Images } from 'lucide-react'
import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import { PhotoViewer } from '../../../record/photos/photo-viewer.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { FieldErrorText } from '../../../ui/field-frame.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useFieldSentence } from '../field-sentence.ts'
import { fieldId, type FormPart } from '../form-parts.ts'
import { CaptureProgress, RefusedFiles } from './capture-state.tsx'
import { PhotoCard } from './photo-card.tsx'
import { PhotoPen } from './photo-pen.tsx'
import styles from './photo-fields.module.css'
import type { Capture } from './use-capture.ts'
import { useOpenedPhoto } from './use-opened-photo.ts'

interface PhotoFieldsProps extends FormPart {
  readonly capture: Capture
}

export const PhotoFields = ({ form, change, errors, mend, pins, capture }: PhotoFieldsProps) => {
  const { t } = useLingui()
  const sentence = useFieldSentence()
  const opened = useOpenedPhoto(form.photos)
  const heading = useRef<HTMLHeadingElement>(null)
  const { photos } = form
  const most = PHOTOS.aLog

  const edit = (id: Photo['id'], patch: Partial<Pick<Photo, 'caption' | 'marks'>>) => {
    change((f) => ({ photos: f.photos.map((p) => (p.id === id ? { ...p, ...patch } : p)) }))
    mend('photos', `photos.${id}.caption`)
  }
  const remove = (photo: Photo, at: number) => {
    change((f) => ({ photos: f.photos.filter((p) => p.id !== photo.id) }))
    // The button that had the focus goes with its photo.
    heading.current?.focus({ preventScroll: true })
    showToast({ text: t`Photo deleted`, undo: { label: t`Undo`, run: () => change((f) => ({ photos: f.photos.toSpliced(at, 0, photo) })) } })
  }

  return (
    <section className={styles['photos']} aria-labelledby={fieldId('photos')}>
      <h2 ref={heading} id={fieldId('photos')} tabIndex={-1} className={styles['title']}>
        <Trans>Photos</Trans>
        {photos.length > 0 && (
          <Chip tone="act">
            {photos.length} / {most}
          </Chip>
        )}
      </h2>
      {pins('photos')}
      {photos.length > 0 && (
        <ul className={styles['cards']}>
          {photos.map((photo, n) => (
            <PhotoCard
              key={photo.id}
              photo={photo}
              number={n + 1}
              onOpen={() => opened.look(n)}
              onMark={() => opened.draw(n)}
              onCaption={(caption) => edit(photo.id, { caption })}
              onDelete={() => remove(photo, n)}
              error={sentence(`photos.${photo.id}.caption`, errors.get(`photos.${photo.id}.caption`))}
            />
          ))}
        </ul>
      )}
      <TakeButtons capture={capture} isFull={photos.length >= most} />
      <CaptureProgress of={capture} />
      <RefusedFiles of={capture.refused} />
      {errors.has('photos') && <FieldErrorText id={`${fieldId('photos')}-error`}>{sentence('photos', errors.get('photos')) ?? ''}</FieldErrorText>}
      {opened.looked !== null && <PhotoViewer photos={photos} at={opened.looked} onMove={opened.look} onClose={opened.close} />}
      {opened.drawn !== null && <PhotoPen photo={opened.drawn} onMarks={(marks) => opened.drawn !== null && edit(opened.drawn.id, { marks })} onClose={opened.close} />}
    </section>
  )
}

/** Two doors: the camera, and what the phone has already. A phone without a camera opens its files for both. */
const TakeButtons = ({ capture, isFull }: { readonly capture: Capture; readonly isFull: boolean }) => {
  const { t } = useLingui()
  const camera = useRef<HTMLInputElement>(null)
  const gallery = useRef<HTMLInputElement>(null)
  const [cameBack, setCameBack] = useState(false)
  const most = PHOTOS.aLog
  // A page is never told that the phone's camera was refused or broken: it comes back without a photo, as it does when a person thought better of it.
  useEffect(() => {
    const door = camera.current
    const empty = () => setCameBack(true)
    door?.addEventListener('cancel', empty)
    return () => door?.removeEventListener('cancel', empty)
  }, [])
  const open = (door: HTMLInputElement | null) => {
    if (isOff) return
    setCameBack(false)
    door?.click()
  }
  const taken = (source: Photo['source']) => (e: ChangeEvent<HTMLInputElement>) => {
    const files = [...(e.target.files ?? [])]
    // The same file may be chosen again.
    e.target.value = ''
    void capture.take(files, source)
  }
  const isOff = isFull || capture.progress !== null
  return (
    <>
      <div className={styles['doors']}>
        <Button size="floor" aria-disabled={isOff} onPress={() => open(camera.current)} icon={<Camera aria-hidden />}>
          <Trans>Take photo</Trans>
        </Button>
        <Button size="floor" aria-disabled={isOff} onPress={() => open(gallery.current)} icon={<Images aria-hidden />}>
          <Trans>Gallery</Trans>
        </Button>
        <input ref={camera} type="file" hidden accept="image/*" capture="environment" aria-label={t`Take photo`} onChange={taken('camera')} />
        <input ref={gallery} type="file" hidden accept="image/*" multiple aria-label={t`Gallery`} onChange={taken('gallery')} />
      </div>
      <p role="status" className={styles['quiet']}>
        {cameBack && (
          <Trans>No photo came from the camera. If it did not open, allow it for the browser in the phone's settings, or choose a picture from the gallery. All that you typed is kept.</Trans>
        )}
      </p>
      {isFull && (
        <p className={styles['quiet']}>
          <Trans>That is all: a log has room for {most} photos.</Trans>
        </p>
      )}
    </>
  )
}
