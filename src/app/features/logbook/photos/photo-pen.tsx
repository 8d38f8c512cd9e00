/** The pen: a finger draws on a photo, to show what the words mean. The photo itself stays as it is. */
import { type Photo, PHOTOS, type Stroke } from '#domain/photo.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, Eraser, Undo2 } from 'lucide-react'
import { type PointerEvent, useRef, useState } from 'react'
import { PhotoImage } from '../../../record/photos/photo-image.tsx'
import { placeOn } from '../../../record/photos/place-on-photo.ts'
import { Button } from '../../../ui/button.tsx'
import { FullScreen } from '../../../ui/full-screen.tsx'
import styles from './photo-fields.module.css'
import { drawnTo, strokeOf } from './stroke-points.ts'

interface PhotoPenProps {
  readonly photo: Photo
  readonly onMarks: (marks: readonly Stroke[]) => void
  readonly onClose: () => void
}

export const PhotoPen = ({ photo, onMarks, onClose }: PhotoPenProps) => {
  const { t } = useLingui()
  const { marks } = photo
  const most = PHOTOS.marks
  const isFull = marks.length >= most
  const pen = usePen(isFull, (stroke) => onMarks([...marks, stroke]))
  // Undo takes back the last stroke, or that all were cleared.
  const [cleared, setCleared] = useState<readonly Stroke[]>([])
  const clear = () => {
    setCleared(marks)
    onMarks([])
  }
  const undo = () => onMarks(marks.length === 0 ? cleared : marks.slice(0, -1))
  const shown = pen.line === null ? photo : { ...photo, marks: [...marks, { points: pen.line }] }
  return (
    <FullScreen
      title={t`Draw with a finger`}
      onClose={onClose}
      closeLabel={t`Close`}
      footer={
        <>
          <p className={styles['quiet']} role="status">
            {isFull && <Trans>No room for more than {most} strokes.</Trans>}
          </p>
          <div className={styles['penTools']}>
            <Button size="floor" isDisabled={marks.length + cleared.length === 0} onPress={undo} icon={<Undo2 aria-hidden />}>
              <Trans>Undo</Trans>
            </Button>
            <Button size="floor" isDisabled={marks.length === 0} onPress={clear} icon={<Eraser aria-hidden />}>
              <Trans>Clear</Trans>
            </Button>
            <Button variant="primary" size="floor" onPress={onClose} icon={<Check aria-hidden />}>
              <Trans>Done</Trans>
            </Button>
          </div>
        </>
      }
    >
      <div className={styles['sheet']}>
        <div className={styles['paper']} data-testid="pen" {...pen.handlers}>
          <PhotoImage photo={shown} size="whole" alt={t`The photo to draw on`} />
        </div>
      </div>
    </FullScreen>
  )
}

/** Follows one finger from down to up; a second one, of the hand that holds the phone, is not looked at. */
const usePen = (isFull: boolean, onStroke: (stroke: Stroke) => void) => {
  const [line, setLine] = useState<readonly number[] | null>(null)
  const drawing = useRef<{ readonly finger: number; points: readonly number[] } | null>(null)

  const drawTo = (e: PointerEvent<HTMLElement>) => {
    const now = drawing.current
    if (now === null || now.finger !== e.pointerId) return
    const box = e.currentTarget.getBoundingClientRect()
    // A phone tells several places at once; without them a quick circle gets corners.
    const places = e.nativeEvent.getCoalescedEvents?.() ?? []
    for (const p of places.length === 0 ? [e.nativeEvent] : places) now.points = drawnTo(now.points, placeOn(box, p.clientX, p.clientY))
    setLine(now.points)
  }
  const handlers = {
    onPointerDown: (e: PointerEvent<HTMLElement>) => {
      if (isFull || drawing.current !== null || e.button !== 0) return
      e.currentTarget.setPointerCapture(e.pointerId)
      drawing.current = { finger: e.pointerId, points: [] }
      drawTo(e)
    },
    onPointerMove: drawTo,
    // Also where the browser takes the finger away: what was drawn by then stays.
    onLostPointerCapture: (e: PointerEvent<HTMLElement>) => {
      const done = drawing.current
      if (done === null || done.finger !== e.pointerId) return
      drawing.current = null
      setLine(null)
      if (done.points.length > 0) onStroke(strokeOf(done.points))
    },
  }
  return { line, handlers }
}
